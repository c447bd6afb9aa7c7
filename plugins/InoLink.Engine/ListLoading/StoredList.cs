using InoLink.Engine.Dataverse;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Engine.ListLoading;

/// <summary>The stored entries of one list of a company, and what has to be written so that they are QuickBooks' own. What is equal is not written.</summary>
public sealed class StoredList
{
    private static readonly string[] Columns =
    {
        ListEntryTable.EntryName, ListEntryTable.AccountingId, ListEntryTable.FullName, ListEntryTable.Email, ListEntryTable.Phone, ListEntryTable.Detail, ListEntryTable.Active,
        ListEntryTable.NameKey, ListEntryTable.PhoneKey, ListEntryTable.SyncToken,
    };

    private readonly Guid company;
    private readonly ListType type;
    private readonly Dictionary<string, Entity> rows;
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public StoredList(Guid company, ListType type, IEnumerable<Entity> rows)
    {
        this.company = company;
        this.type = type;
        this.rows = rows.GroupBy(row => row.Text(ListEntryTable.AccountingId)).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
    }

    public static StoredList Read(IOrganizationService system, Guid company, ListType type)
    {
        QueryExpression query = Rows.Query(ListEntryTable.Name, Columns);
        query.Criteria.AddCondition(ListEntryTable.Company, ConditionOperator.Equal, company);
        query.Criteria.AddCondition(ListEntryTable.ListType, ConditionOperator.Equal, (int)type);
        return new StoredList(company, type, system.All(query));
    }

    /// <summary>The create or update that an entry needs; null where it stands already. A row to be created has the key derived from (company, list, QuickBooks id).</summary>
    public Entity? Change(ListRow row, DateTime now, out bool isNew)
    {
        seen.Add(row.AccountingId);
        isNew = !rows.TryGetValue(row.AccountingId, out Entity? stored);
        Entity change = new(ListEntryTable.Name, stored?.Id ?? DeterministicId.Of("listentry", company, (int)type, row.AccountingId));
        if (stored == null)
        {
            change[ListEntryTable.Company] = new EntityReference(CompanyTable.Name, company);
            change[ListEntryTable.ListType] = type.ToOption();
            change[ListEntryTable.AccountingId] = row.AccountingId;
        }

        foreach ((string column, string value) in Texts(row).Where(text => (stored?.Text(text.Column) ?? "") != text.Value))
        {
            change[column] = value.Length == 0 ? null : value;
        }

        if (stored == null || stored.Flag(ListEntryTable.Active) != row.IsActive)
        {
            change[ListEntryTable.Active] = row.IsActive;
        }

        if (change.Attributes.Count == 0)
        {
            return null;
        }

        change[ListEntryTable.LoadedOn] = now;
        return change;
    }

    /// <summary>Entries that QuickBooks no longer has, once every page was seen: kept, since settings may point at them, but inactive.</summary>
    public IEnumerable<Entity> Vanished(DateTime now) => rows.Values
        .Where(row => row.Flag(ListEntryTable.Active) && !seen.Contains(row.Text(ListEntryTable.AccountingId)))
        .Select(row => new Entity(ListEntryTable.Name, row.Id) { [ListEntryTable.Active] = false, [ListEntryTable.LoadedOn] = now });

    private static (string Column, string Value)[] Texts(ListRow row) => new[]
    {
        (ListEntryTable.EntryName, row.Name), (ListEntryTable.FullName, row.FullName), (ListEntryTable.Email, row.Email), (ListEntryTable.Phone, row.Phone),
        (ListEntryTable.Detail, row.Detail), (ListEntryTable.NameKey, row.NameKey), (ListEntryTable.PhoneKey, row.PhoneKey), (ListEntryTable.SyncToken, row.SyncToken),
    };
}
