using InoLink.Engine.Companies;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Promotion;

/// <summary>
/// Looks at records before they are promoted: where they stand, which company they go to, and why they can't go. Reads only, in few queries, and never a row that may be missing in a way
/// that faults: it runs inside custom APIs, where a fault poisons the transaction even if it is caught (DESIGN §7).
/// </summary>
public sealed class PromotionCheck
{
    private readonly IOrganizationService system;
    private readonly DateTime now;
    private readonly Routing routing;

    /// <param name="now">The server's now.</param>
    public PromotionCheck(IOrganizationService system, DateTime now)
    {
        this.system = system;
        this.now = now;
        routing = new Routing(system);
    }

    /// <summary>The records that exist, by id.</summary>
    /// <param name="chosen">The caller's choice of a company; null where he made none.</param>
    /// <param name="forced">He wants it sent although a rule refuses it that can be overruled (<see cref="Problem.AllTheSame"/>).</param>
    public IDictionary<Guid, CheckedRecord> Look(string table, IReadOnlyList<Guid> ids, Guid? chosen, bool forced)
    {
        Dictionary<Guid, CheckedRecord> found = new();
        string[] columns = new[] { Promotable.LinkStatus, Promotable.LinkError, Promotable.LastLinkedOn, Promotable.NameColumn(table), Promotable.BusinessUnit(table) }.OfType<string>().ToArray();
        IDictionary<Guid, Entity> rows = system.ByIds(table, table + "id", ids, columns);
        ILookup<Guid, Link> links = new Links.Links(system).AllOpenOf(rows.Keys).ToLookup(link => link.RecordId);
        ILookup<Guid, LinkJob> jobs = new LinkJobs(system).OpenOf(rows.Keys).ToLookup(job => job.RecordId);
        foreach (Entity row in rows.Values)
        {
            List<Link> open = links[row.Id].ToList();
            Company? company = routing.Of(row, open, chosen, out Problem? problem);
            if (open.Count > 0 && !Promotable.IsMaster(table))
            {
                problem = Catalogue.AlreadyPromoted(open[0].Title, open[0].LinkedOn);
            }

            found.Add(row.Id, new CheckedRecord(row, open, jobs[row.Id].ToList(), company, problem));
        }

        foreach (IGrouping<Guid, CheckedRecord> company in found.Values.Where(record => record.Problem == null && record.Company?.Settings != null).GroupBy(record => record.Company!.Id))
        {
            Plan(company.ToList(), forced);
        }

        return found;
    }

    // what the drain would refuse for good is refused here already; what it would only put off may wait in the queue
    private void Plan(List<CheckedRecord> records, bool forced)
    {
        Company company = records[0].Company!;
        Dictionary<Guid, CheckedRecord> asked = records.ToDictionary(record => record.Record.Id);
        foreach (PlannedRecord planned in new Preview(new PlanningContext(system, company, company.Settings!, () => now)).Make(records.Select(record => record.Record).ToList(), forced))
        {
            if (asked.TryGetValue(planned.Record.Id, out CheckedRecord? record))
            {
                record.Planned = planned;
                record.Problem = planned.Plan.Problem is { Fate: Fate.Ends } problem ? problem : null;
            }
        }
    }
}
