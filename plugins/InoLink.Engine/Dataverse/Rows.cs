using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Engine.Dataverse;

/// <summary>Reads of a row's values, and the few query shapes that the engine needs.</summary>
public static class Rows
{
    /// <summary>Cut to a column's length: for copies that people read and find by, never for what is sent.</summary>
    public static string Cut(this string text, int length) => text.Length <= length ? text : text.Substring(0, length);

    public static string Text(this Entity row, string column) => row.GetAttributeValue<string>(column) ?? "";

    public static bool Flag(this Entity row, string column) => row.GetAttributeValue<bool?>(column) ?? false;

    public static int Number(this Entity row, string column) => row.GetAttributeValue<int?>(column) ?? 0;

    /// <summary>A money column, or null where it is blank.</summary>
    public static decimal? Amount(this Entity row, string column) => row.GetAttributeValue<Money>(column)?.Value;

    public static DateTime? Time(this Entity row, string column) => row.GetAttributeValue<DateTime?>(column);

    public static Guid? Reference(this Entity row, string column) => row.GetAttributeValue<EntityReference>(column)?.Id;

    /// <summary>A choice column's number, or null where it is blank.</summary>
    public static int? Choice(this Entity row, string column) => row.GetAttributeValue<OptionSetValue>(column)?.Value;

    public static OptionSetValue ToOption<T>(this T value) where T : Enum => new(Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>
    /// The row, or null where it is gone. Asked by a query: a Retrieve that fails inside a custom API dooms its transaction even if the fault is caught (dataverse-runtime §1).
    /// </summary>
    public static Entity? Find(this IOrganizationService service, string table, Guid id, params string[] columns)
    {
        QueryExpression query = Query(table, columns);
        query.Criteria.AddCondition(table + "id", ConditionOperator.Equal, id);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault();
    }

    /// <summary>All rows of a query; reads on over the pages.</summary>
    public static IReadOnlyList<Entity> All(this IOrganizationService service, QueryExpression query)
    {
        List<Entity> rows = new();
        query.PageInfo = new PagingInfo { PageNumber = 1, Count = 5000 };
        while (true)
        {
            EntityCollection page = service.RetrieveMultiple(query);
            rows.AddRange(page.Entities);
            if (!page.MoreRecords)
            {
                return rows;
            }

            query.PageInfo.PageNumber++;
            query.PageInfo.PagingCookie = page.PagingCookie;
        }
    }

    /// <summary>The rows with one of the ids, by id, in as few queries as the platform's condition limit allows.</summary>
    public static IDictionary<Guid, Entity> ByIds(this IOrganizationService service, string table, string idColumn, IEnumerable<Guid> ids, params string[] columns)
    {
        Dictionary<Guid, Entity> found = new();
        Guid[] wanted = ids.Distinct().ToArray();
        for (int at = 0; at < wanted.Length; at += 200)
        {
            QueryExpression query = Query(table, columns);
            query.Criteria.AddCondition(idColumn, ConditionOperator.In, wanted.Skip(at).Take(200).Cast<object>().ToArray());
            foreach (Entity row in service.All(query))
            {
                found[row.Id] = row;
            }
        }

        return found;
    }

    public static QueryExpression Query(string table, params string[] columns) => new(table) { ColumnSet = new ColumnSet(columns) };

    /// <summary>An update that happens only if the row is still the one that was read. False: somebody wrote it in between.</summary>
    public static bool TryUpdate(this IOrganizationService service, Entity change, string? rowVersion)
    {
        change.RowVersion = rowVersion;
        try
        {
            service.Execute(new UpdateRequest { Target = change, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches });
            return true;
        }
        catch (Exception fault) when (Fault.IsConcurrency(fault))
        {
            return false;
        }
    }

    /// <summary>A create under a key that is derived from what it is about. False: it exists already.</summary>
    public static bool TryCreate(this IOrganizationService service, Entity row)
    {
        try
        {
            service.Create(row);
            return true;
        }
        catch (Exception fault) when (Fault.IsDuplicate(fault))
        {
            return false;
        }
    }
}
