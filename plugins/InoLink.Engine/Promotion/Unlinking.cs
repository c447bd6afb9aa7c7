using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Promotion;

/// <summary>
/// Ends the bond of an account, contact or product: links are closed with user and reason and kept as history, QuickBooks stays untouched, updates stop (DESIGN §5). The next Promote
/// offers to take the old object up again: <see cref="TakingUp"/>.
/// </summary>
public sealed class Unlinking
{
    private readonly IOrganizationService system;
    private readonly LinkJobs jobs;

    public Unlinking(IOrganizationService system)
    {
        this.system = system;
        jobs = new LinkJobs(system);
    }

    /// <summary>Why the record can't be unlinked now, or null: an attempt whose outcome is unknown waits for its probe (BOOKS B03).</summary>
    public Problem? Check(EntityReference record)
    {
        LinkJob? job = jobs.OpenOf(new[] { record.Id }).FirstOrDefault(open => open.Status == JobStatus.InProgress);
        return !Promotable.IsMaster(record.LogicalName) ? Catalogue.DocumentsGoOnce()
            : job == null ? null
            : job.IsUncertain ? Catalogue.WaitsForProbe(job.NextAttemptOn) : Catalogue.BeingSent();
    }

    /// <summary>Cancels what waits, closes the links, sets the status. The problem says that a job has just started; then the links stay.</summary>
    public Problem? Run(EntityReference record, IReadOnlyList<Link> links, DateTime now, Guid by, string reason)
    {
        jobs.CancelQueued(record.Id, reason, now);
        if (Check(record) is { } started)
        {
            return started;
        }

        Links.Links all = new(system);
        foreach (Link link in links)
        {
            all.Close(link, now, by, reason);
        }

        system.Update(new Entity(record.LogicalName, record.Id)
        {
            [Promotable.LinkStatus] = LinkStatus.Unlinked.ToOption(),
            [Promotable.AccountingId] = null,
            [Promotable.LinkError] = null,
        });
        return null;
    }
}
