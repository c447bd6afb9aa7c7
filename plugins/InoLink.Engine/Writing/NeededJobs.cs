using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Writing;

/// <summary>
/// Jobs for what a job leans on and nobody has promoted yet (DESIGN §4.4): a parent, a customer, a product. It gets a job of its own, so that its outcome is seen too, and goes along in the
/// same run. What belongs to another writer is left to him, and what is in work already, or whose outcome is unknown, is not sent beside it (BOOKS B03): whoever needs it waits.
/// </summary>
public sealed class NeededJobs
{
    private static readonly string[] Waiting = { Catalogue.NeedsWait("").Code, Catalogue.ParentWaits("").Code };
    private readonly DrainContext drain;
    private readonly Dictionary<Guid, Problem> failed = new();

    public NeededJobs(DrainContext drain) => this.drain = drain;

    /// <summary>What another writer told of a need that it could not promote; null where nothing is known.</summary>
    public Problem? FailureOf(Guid record) => failed.TryGetValue(record, out Problem? problem) ? problem : null;

    /// <summary>The claimed jobs of those needs that go along now.</summary>
    /// <param name="needs">With the job that leans on each.</param>
    public IReadOnlyList<LinkJob> Claim(IReadOnlyCollection<KeyValuePair<EntityReference, LinkJob>> needs)
    {
        if (needs.Count == 0)
        {
            return Array.Empty<LinkJob>();
        }

        IReadOnlyDictionary<Guid, int> owners = drain.Others.OwnersOf(needs.Select(need => need.Key).ToList());
        ILookup<Guid, LinkJob> open = drain.Jobs.OpenOf(needs.Select(need => need.Key.Id)).ToLookup(job => job.RecordId);
        List<LinkJob> mine = new();
        foreach (KeyValuePair<EntityReference, LinkJob> need in needs.Where(need => open[need.Key.Id].All(job => job.Status == JobStatus.Queued)))
        {
            LinkJob? job = open[need.Key.Id].FirstOrDefault() ?? Made(need.Key, need.Value);
            int owner = owners[need.Key.Id];
            if (job != null && owner == drain.Lease.Share.Number)
            {
                mine.Add(job);
            }
            else if (job != null && job.Writer != owner)
            {
                drain.Jobs.GiveTo(job, owner, drain.Lease.Now);
            }
        }

        return drain.Others.Claim(mine);
    }

    // each attempt of the asker asks anew, since what stood in the way may be mended; one that only waited is told what became of it
    private LinkJob? Made(EntityReference need, LinkJob asker)
    {
        if (Waiting.Contains(asker.ErrorCode) && drain.Jobs.LastOf(need.Id) is { } last && drain.Jobs.Find(last) is { Status: JobStatus.Error })
        {
            failed[need.Id] = drain.Jobs.ProblemOf(last);
            return null;
        }

        Guid id = DeterministicId.Of("need", need.Id, asker.Id, asker.Attempts);
        LinkJobs.Create(drain.System, id, need.LogicalName, need.Id, need.Name ?? "", drain.Company.Id, asker.SubmittedBy, drain.Lease.Now, JobOperation.Promote);
        return drain.Jobs.Find(id) is { Status: JobStatus.Queued } job ? job : null;
    }
}
