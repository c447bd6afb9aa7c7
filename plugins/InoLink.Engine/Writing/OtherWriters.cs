using InoLink.Engine.Companies;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Promotion;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Engine.Writing;

/// <summary>
/// The other writers of the company, as far as they may meet this one: jobs are given out so that they do not (<see cref="Distribution"/>), but two records may want one name, a parent
/// may change, and the number of writers too. Whoever takes something says so first and looks then: of two at least one sees the other, and gives way. Costs nothing where there never was another writer.
/// </summary>
public sealed class OtherWriters
{
    private readonly DrainContext drain;
    private bool? exist;

    public OtherWriters(DrainContext drain) => this.drain = drain;

    private WriterShare Share => drain.Lease.Share;

    /// <summary>A writer too many still has its manifest to work off.</summary>
    private bool Exist => exist ??= !Share.IsAlone || Read().Count > 0;

    /// <summary>How long whoever gives way waits: not as long as the other that may have given way to him.</summary>
    public TimeSpan Courtesy => TimeSpan.FromSeconds(20 * Share.Number);

    /// <summary>Takes Queued jobs into work, but for those whose record another job has in work at this moment: these wait.</summary>
    public IReadOnlyList<LinkJob> Claim(IEnumerable<LinkJob> jobs)
    {
        List<LinkJob> claimed = jobs.Where(job => drain.Jobs.Claim(job, Share.Number)).ToList();
        if (claimed.Count == 0 || !Exist)
        {
            return claimed;
        }

        HashSet<Guid> mine = new(claimed.Select(job => job.Id));
        HashSet<Guid> taken = new(drain.Jobs.OpenOf(claimed.Select(job => job.RecordId).Where(record => record != Guid.Empty))
            .Where(job => job.Status == JobStatus.InProgress && !mine.Contains(job.Id)).Select(job => job.RecordId));
        foreach (LinkJob job in claimed.Where(job => taken.Contains(job.RecordId)))
        {
            GiveWay(new Work(job));
        }

        return claimed.Where(job => !taken.Contains(job.RecordId)).ToList();
    }

    /// <summary>
    /// Reserves an object that stands in QuickBooks for a record that is to take it up (BOOKS B07). False: another record holds it, or another writer is about to write or take it.
    /// </summary>
    /// <param name="name">Its display name, by which another writer may be making it; null where names do not matter.</param>
    public bool TryReserve(Work work, string entity, string id, string? name)
    {
        if (!Exist)
        {
            return true;
        }

        if (!drain.Lease.Announce(new[] { new ManifestItem(work.Job.Id, entity, id, work.Plan?.Hash ?? "", work.Plan?.Wanted ?? new QuickBooks.Json.JsonObject(), drain.Lease.Now) }))
        {
            throw new LeaseLostException();
        }

        // the manifests before the links: what has left a manifest stands in a link
        return !MayHold(entity, id, name) && (drain.Links.HolderOf(drain.Company.Id, entity, id) is not { } holder || holder.RecordId == work.Job.RecordId);
    }

    /// <summary>Another writer has announced a write of that object, or of a new one by that name, and has not recorded the outcome yet.</summary>
    public bool MayHold(string entity, string id, string? name) => Exist && Read().SelectMany(row => Manifest.FromJson(row.Text(WriterTable.Manifest)).Items)
        .Any(item => item.Entity == entity && (item.Id == null ? name != null && string.Equals(item.Fields.Text("DisplayName"), name, StringComparison.OrdinalIgnoreCase) : item.Id == id));

    /// <summary>Why nothing more may be sent although nothing happened to this writer: another one was told to pause, or lost the consent. Null as a rule.</summary>
    public Halt? Stopped()
    {
        Company? now = Exist ? new Companies.Companies(drain.System).Find(drain.Company.Id) : null;
        return now?.PausedUntil > drain.Lease.Now ? new Halt(Problems.Catalogue.Throttled(), now!.PausedUntil!.Value - drain.Lease.Now)
            : now?.Obstacle(Guid.TryParse(now.OrganizationId, out Guid organization) ? organization : Guid.Empty) is { } obstacle ? new Halt(obstacle, TimeSpan.Zero)
            : null;
    }

    /// <summary>Puts the work back for a moment.</summary>
    public void GiveWay(Work work) => drain.Outcomes.Failed(work, Problems.Catalogue.InWorkElsewhere(), Courtesy);

    /// <summary>The writers that things which go along belong to, by record id: items to the first, customers to that of their root.</summary>
    public IReadOnlyDictionary<Guid, int> OwnersOf(IReadOnlyCollection<EntityReference> needs)
    {
        IReadOnlyDictionary<Guid, Guid> roots = Share.IsAlone ? new Dictionary<Guid, Guid>() : new RootCustomers(drain.System).Of(needs);
        return needs.GroupBy(need => need.Id).ToDictionary(need => need.Key, need => Share.IsAlone ? Share.Number : roots.TryGetValue(need.Key, out Guid root) ? Share.OwnerOf(root) : WriterShare.First);
    }

    private IReadOnlyList<Entity> Read()
    {
        QueryExpression query = Rows.Query(WriterTable.Name, WriterTable.Manifest);
        query.Criteria.AddCondition(WriterTable.Company, ConditionOperator.Equal, drain.Company.Id);
        query.Criteria.AddCondition(WriterTable.Number, ConditionOperator.NotEqual, Share.Number);
        return drain.System.All(query);
    }
}
