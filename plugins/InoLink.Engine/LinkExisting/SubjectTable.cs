using InoLink.Engine.Customers;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Items;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Engine.LinkExisting;

/// <summary>The three tables whose records may exist in QuickBooks already: which of their columns are compared, and with which list.</summary>
public sealed class SubjectTable
{
    private const int OrdinaryProduct = 1;

    private static readonly SubjectTable[] All =
    {
        new(AccountTable.Name, AccountTable.AccountName, AccountTable.AccountNumber, AccountTable.Email, new[] { AccountTable.MainPhone, AccountTable.OtherPhone }, ListType.Customer, CustomerPlanner.Entity),
        new(ContactTable.Name, ContactTable.FullName, null, ContactTable.Email, new[] { ContactTable.BusinessPhone, ContactTable.MobilePhone, ContactTable.HomePhone }, ListType.Customer, CustomerPlanner.Entity),
        new(ProductTable.Name, ProductTable.ProductName, ProductTable.ProductNumber, null, Array.Empty<string>(), ListType.Item, ItemPlanner.Entity),
    };

    private readonly string? numberColumn;
    private readonly string? emailColumn;
    private readonly string[] phoneColumns;

    private SubjectTable(string name, string nameColumn, string? numberColumn, string? emailColumn, string[] phoneColumns, ListType list, string quickBooksType)
    {
        Name = name;
        NameColumn = nameColumn;
        this.numberColumn = numberColumn;
        this.emailColumn = emailColumn;
        this.phoneColumns = phoneColumns;
        List = list;
        QuickBooksType = quickBooksType;
    }

    public string Name { get; }

    public string NameColumn { get; }

    public ListType List { get; }

    /// <summary>Intuit's entity.</summary>
    public string QuickBooksType { get; }

    /// <summary>Null for a table whose records go once and are never linked by hand.</summary>
    public static SubjectTable? Of(string table) => All.FirstOrDefault(known => known.Name == table);

    public LinkSubject Subject(Entity row) => new(
        row.Id, row.Text(NameColumn), numberColumn == null ? "" : row.Text(numberColumn), emailColumn == null ? "" : row.Text(emailColumn), phoneColumns.Select(column => row.Text(column)).ToList())
    {
        IsProduct = Name == ProductTable.Name,
    };

    /// <summary>
    /// Records in use that are neither linked, nor asked to be, nor set aside by <see cref="Promotable.NotInQuickBooks"/>, in the order of their names.
    /// </summary>
    public QueryExpression Unlinked(string search, ProposalToken? from, int rows)
    {
        QueryExpression query = Rows.Query(Name, new[] { NameColumn, numberColumn, emailColumn }.Concat(phoneColumns).OfType<string>().ToArray());
        query.Criteria.AddCondition(AccountTable.State, ConditionOperator.NotEqual, RowState.Inactive);
        query.Criteria.AddCondition(NameColumn, ConditionOperator.NotNull);
        Either(query, Promotable.LinkStatus, ConditionOperator.In, (int)LinkStatus.Error, (int)LinkStatus.Unlinked);
        Either(query, Promotable.NotInQuickBooks, ConditionOperator.Equal, false);
        if (Name == ProductTable.Name)
        {
            Either(query, ProductTable.Structure, ConditionOperator.Equal, OrdinaryProduct);
        }

        if (search.Length > 0)
        {
            FilterExpression searched = query.Criteria.AddFilter(LogicalOperator.Or);
            foreach (string column in new[] { NameColumn, numberColumn, emailColumn }.OfType<string>())
            {
                searched.AddCondition(column, ConditionOperator.Like, "%" + Literal(search) + "%");
            }
        }

        if (from != null)
        {
            FilterExpression behind = query.Criteria.AddFilter(LogicalOperator.Or);
            behind.AddCondition(NameColumn, ConditionOperator.GreaterThan, from.Name);
            FilterExpression beside = behind.AddFilter(LogicalOperator.And);
            beside.AddCondition(NameColumn, ConditionOperator.Equal, from.Name);
            beside.AddCondition(Name + "id", ConditionOperator.NotIn, from.Seen.Cast<object>().ToArray());
        }

        query.AddOrder(NameColumn, OrderType.Ascending);
        query.AddOrder(Name + "id", OrderType.Ascending);
        query.PageInfo = new PagingInfo { PageNumber = 1, Count = rows };
        return query;
    }

    // blank counts as the first of the values
    private static void Either(QueryExpression query, string column, ConditionOperator comparison, params object[] values)
    {
        FilterExpression filter = query.Criteria.AddFilter(LogicalOperator.Or);
        filter.AddCondition(column, ConditionOperator.Null);
        filter.AddCondition(column, comparison, values);
    }

    // what LIKE takes for a pattern
    private static string Literal(string text) => text.Replace("[", "[[]").Replace("%", "[%]").Replace("_", "[_]");
}
