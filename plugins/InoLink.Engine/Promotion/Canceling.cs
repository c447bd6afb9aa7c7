using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Promotion;

/// <summary>Takes a Queued job back and puts the record's status right: what its links say.</summary>
public sealed class Canceling
{
    private readonly IOrganizationService system;

    public Canceling(IOrganizationService system) => this.system = system;

    /// <summary>Why it can't be canceled, or null once it is. An attempt whose outcome is unknown waits for its probe (BOOKS B03).</summary>
    public Problem? Run(LinkJob job, DateTime now, string by)
    {
        if (job.IsUncertain)
        {
            return Catalogue.WaitsForProbe(job.NextAttemptOn);
        }

        if (job.Status != JobStatus.Queued)
        {
            return job.Status == JobStatus.InProgress ? Catalogue.BeingSent() : Catalogue.JobHasEnded(job.Status.ToString());
        }

        LinkJobs jobs = new(system);
        if (!jobs.TryCancel(job, now, Results.CanceledBy(by).In(Languages.Of(system))))
        {
            return Catalogue.BeingSent();
        }

        if (job.RecordId != Guid.Empty && jobs.OpenOf(new[] { job.RecordId }).Count == 0)
        {
            PutRight(job.Record);
        }

        return null;
    }

    private void PutRight(EntityReference record)
    {
        if (system.Find(record.LogicalName, record.Id, Promotable.LinkStatus)?.Choice(Promotable.LinkStatus) != (int)LinkStatus.ToBeLinked)
        {
            return;
        }

        Links.Links links = new(system);
        Link? open = links.OpenOf(new[] { record.Id }).Values.FirstOrDefault();
        LinkStatus? status = open != null ? LinkStatus.Linked : Promotable.IsMaster(record.LogicalName) && links.ClosedOf(new[] { record.Id }).Count > 0 ? LinkStatus.Unlinked : null;
        system.Update(new Entity(record.LogicalName, record.Id)
        {
            [Promotable.LinkStatus] = status?.ToOption(),
            [Promotable.AccountingId] = open?.AccountingId,
            [Promotable.LinkError] = null,
        });
    }
}
