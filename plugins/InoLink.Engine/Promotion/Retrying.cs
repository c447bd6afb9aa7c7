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

        Guid? company = job.Company;
        JobOperation operation = job.Operation;
        if (job.RecordId != Guid.Empty)
        {
            if (system.Find(job.Table, job.RecordId, RoutingColumns(job.Table)) is not { } row)
            {
                return Catalogue.RecordGone();
            }

            company = Route(job, row, out Problem? nowhere);
            if (nowhere != null)
            {
                return nowhere;
            }

            // an update has nothing to update where no link is open: asked for again, the record is promoted
            operation = new Links.Links(system).AllOpenOf(new[] { job.RecordId }).Count == 0 ? JobOperation.Promote : operation;

            // the write locks the record, so that no second job comes in between
            system.Update(new Entity(job.Table, job.RecordId) { [Promotable.LinkStatus] = LinkStatus.ToBeLinked.ToOption(), [Promotable.LinkError] = null });
            if (jobs.QueuedFor(job.RecordId) is { } other)
            {
                return Catalogue.JobWaits(other.SubmittedAt);
            }
        }

        return jobs.TryRequeue(job, now, company, operation) ? null : Catalogue.JobHasEnded(job.Status.ToString());
    }

    // A job that ended because there was no company for it looks for one again, and one whose customer was another company's goes to that company if the record belongs there by now.
    // Every other company was found or chosen, and stays.
    private Guid? Route(LinkJob job, Entity row, out Problem? problem)
    {
        problem = null;
        bool wasElsewhere = job.ErrorCode == Catalogue.OtherCompany("", "").Code;
        if (job.Company != null && !wasElsewhere)
        {
            return job.Company;
        }

        Links.Links links = new(system);
        Guid? routed = new Routing(system).Of(row, links.AllOpenOf(new[] { job.RecordId }), null, out Problem? nowhere)?.Id;
        if (job.Company == null)
        {
            problem = nowhere;
            return routed;
        }

        bool isCustomers = row.Reference(DocumentTable.Customer) is { } customer && links.AllOpenOf(new[] { customer }).Any(link => link.Company == routed);
        return isCustomers ? routed : job.Company;
    }

    private static string[] RoutingColumns(string table) =>
        new[] { Promotable.LinkStatus, Promotable.BusinessUnit(table), Promotable.IsMaster(table) ? null : DocumentTable.Customer }.OfType<string>().ToArray();
}
