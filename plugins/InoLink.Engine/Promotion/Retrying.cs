using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Links;
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

        Guid? company = job.Company;
        JobOperation operation = job.Operation;
        if (job.RecordId != Guid.Empty)
        {
            string[] columns = new[] { Promotable.LinkStatus, Promotable.BusinessUnit(job.Table) }.OfType<string>().ToArray();
            if (system.Find(job.Table, job.RecordId, columns) is not { } row)
            {
                return Catalogue.RecordGone();
            }

            // a job that ended for want of a company goes to the one that it leads to by now; nobody would ever work off one without
            IReadOnlyList<Link> links = new Links.Links(system).AllOpenOf(new[] { row.Id });
            if (company == null && (company = new Routing(system).Of(row, links, null, out Problem? nowhere)?.Id) == null)
            {
                return nowhere;
            }

            // an update has nothing to update where the link is gone: asked for again, the record is promoted
            operation = links.Count == 0 ? JobOperation.Promote : operation;

            // the write locks the record, so that no second job comes in between
            system.Update(new Entity(job.Table, job.RecordId) { [Promotable.LinkStatus] = LinkStatus.ToBeLinked.ToOption(), [Promotable.LinkError] = null });
            if (jobs.QueuedFor(job.RecordId) is { } other)
            {
                return Catalogue.JobWaits(other.SubmittedAt);
            }
        }

        return jobs.TryRequeue(job, company, operation, now) ? null : Catalogue.JobHasEnded(job.Status.ToString());
    }
}
