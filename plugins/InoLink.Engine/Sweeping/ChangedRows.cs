using InoLink.Engine.Dataverse;
using InoLink.Engine.Links;
using InoLink.Engine.Records;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Engine.Sweeping;

/// <summary>
/// Rows changed since the last sweep whose link columns contradict their link (BOOKS B07), and linked documents that no longer say what was sent (DESIGN §4.7). Only reads: what is found is
/// put right by the asynchronous step of a Batch job, where a refused write harms nobody else.
/// </summary>
public sealed class ChangedRows
{
    private const int RowsPerTable = 500;
    private static readonly string[] ModifiedOn = { "modifiedon" };
    private readonly IOrganizationService system;
    private readonly List<EntityReference> found = new();

    public ChangedRows(IOrganizationService system) => this.system = system;

    public IReadOnlyList<EntityReference> Found => found;

    /// <summary>Looks at the rows of that time and gives the moment up to which all were seen: the end, or earlier where there were too many for one tick.</summary>
    public DateTime Read(DateTime? since, DateTime until)
    {
        DateTime seen = until;
        foreach (string table in Promotable.Tables)
        {
            DateTime reached = ReadTable(table, since, until);
            seen = reached < seen ? reached : seen;
        }

        return seen;
    }

    private DateTime ReadTable(string table, DateTime? since, DateTime until)
    {
        QueryExpression query = Rows.Query(table, Promotable.Columns(table).Concat(ModifiedOn).ToArray());
        FilterExpression said = query.Criteria.AddFilter(LogicalOperator.Or);
        said.AddCondition(Promotable.LinkStatus, ConditionOperator.NotNull);
        said.AddCondition(Promotable.AccountingId, ConditionOperator.NotNull);
        query.Criteria.AddCondition("modifiedon", ConditionOperator.LessThan, until);
        if (since != null)
        {
            query.Criteria.AddCondition("modifiedon", ConditionOperator.GreaterEqual, since.Value);
        }

        query.AddOrder("modifiedon", OrderType.Ascending);
        query.PageInfo = new PagingInfo { PageNumber = 1, Count = RowsPerTable };
        while (true)
        {
            EntityCollection page = system.RetrieveMultiple(query);
            Compare(page.Entities);
            if (!page.MoreRecords)
            {
                return until;
            }

            // the rest waits for the next tick, which begins at the last one's moment; rows of one moment, an import's, are never parted
            DateTime first = page.Entities[0].Time("modifiedon")!.Value;
            DateTime last = page.Entities[page.Entities.Count - 1].Time("modifiedon")!.Value;
            if (last > first)
            {
                return last;
            }

            query.PageInfo.PageNumber++;
            query.PageInfo.PagingCookie = page.PagingCookie;
        }
    }

    private void Compare(IEnumerable<Entity> rows)
    {
        // a request is the Forgotten's business
        List<Entity> settled = rows.Where(row => !LinkColumns.IsAsked(row)).ToList();
        ILookup<Guid, Link> links = new Links.Links(system).AllOpenOf(settled.Select(row => row.Id)).ToLookup(link => link.RecordId);
        IDictionary<Guid, IReadOnlyList<string>> outOfStep = new OutOfStep(system).Find(links.SelectMany(ofRow => ofRow).Where(link => !Promotable.IsMaster(link.Table)));
        foreach (Entity row in settled)
        {
            if (LinkColumns.Correction(row, links[row.Id]) != null || outOfStep.ContainsKey(row.Id) != OutOfStep.IsMarked(row))
            {
                found.Add(row.ToEntityReference());
            }
        }
    }
}
