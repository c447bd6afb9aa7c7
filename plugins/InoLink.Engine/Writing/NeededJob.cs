using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Writing;

/// <summary>The job of a record that another one needs first: a parent, a customer, a product. It gets one of its own, so that its outcome is seen too.</summary>
public static class NeededJob
{
    /// <summary>
    /// The job, taken into work: the one that waits for the record, or a new one. Null where a write of the record is under way or its outcome unknown: sent beside it, it might stand
    /// there twice (BOOKS B03), so whoever needs it waits.
    /// </summary>
    /// <param name="asker">The job that needs the record; each of its attempts asks anew, since what stood in the way may be mended.</param>
    public static LinkJob? Claim(DrainContext drain, EntityReference need, LinkJob asker)
    {
        IReadOnlyList<LinkJob> open = drain.Jobs.OpenOf(new[] { need.Id });
        LinkJob? job = open.Count == 0 ? Made(drain, need, asker) : open.All(other => other.Status == JobStatus.Queued) ? open[0] : null;
        return job != null && drain.Jobs.Claim(job) ? job : null;
    }

    private static LinkJob? Made(DrainContext drain, EntityReference need, LinkJob asker)
    {
        Guid id = DeterministicId.Of("need", need.Id, asker.Id, asker.Attempts);
        LinkJobs.Create(drain.System, id, need.LogicalName, need.Id, need.Name ?? "", drain.Company.Id, asker.SubmittedBy, drain.Lease.Now, JobOperation.Promote);
        return drain.Jobs.Find(id) is { Status: JobStatus.Queued } job ? job : null;
    }
}
