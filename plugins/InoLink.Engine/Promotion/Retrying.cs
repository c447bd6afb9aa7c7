using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Promotion;

/// <summary>Lets a job go again: one that ended in Error becomes Queued and Active once more, its attempts kept; one that waits for a later try goes now.</summary>
public sealed class Retrying
{
    private readonly IOrganizationService system;

    public Retrying(IOrganizationService system) => this.system = system;

    /// <summary>Why it can't be tried again, or null once it is in the queue.</summary>
    public Problem? Run(LinkJob job, DateTime now)
    {
        LinkJobs jobs = new(system);
        if (job.Status == JobStatus.Queued)
        {
            return jobs.TryHasten(job, now) ? null : Catalogue.BeingSent();
        }

        if (job.Status != JobStatus.Error)
        {
            return job.IsUncertain ? Catalogue.WaitsForProbe(job.NextAttemptOn) : job.Status == JobStatus.InProgress ? Catalogue.BeingSent() : Catalogue.JobHasEnded(job.Status.ToString());
        }

        if (job.RecordId != Guid.Empty)
        {
            if (system.Find(job.Table, job.RecordId, Promotable.LinkStatus) == null)
            {
                return Catalogue.RecordGone();
            }

            // the write locks the record, so that no second job comes in between
            system.Update(new Entity(job.Table, job.RecordId) { [Promotable.LinkStatus] = LinkStatus.ToBeLinked.ToOption(), [Promotable.LinkError] = null });
            if (jobs.QueuedFor(job.RecordId) is { } other)
            {
                return Catalogue.JobWaits(other.SubmittedAt);
            }
        }

        return jobs.TryRequeue(job, now) ? null : Catalogue.JobHasEnded(job.Status.ToString());
    }
}
