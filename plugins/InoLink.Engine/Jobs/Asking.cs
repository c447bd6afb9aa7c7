using InoLink.Engine.Dataverse;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Promotion;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Jobs;

/// <summary>
/// What follows when somebody, by whatever route, has written the column Link Status (DESIGN §4.1, §4.2): To be Linked makes a job, Unlinked ends a link,
/// anything that contradicts the links is put back.
/// </summary>
public sealed class Asking
{
    /// <summary>Who lacks the right to make a job is told which role gives it.</summary>
    internal const string Role = "InoLink User";
    private readonly IOrganizationService system;
    private readonly IOrganizationService submitter;
    private readonly Guid submitterId;

    public Asking(IOrganizationService system, IOrganizationService submitter, Guid submitterId)
    {
        this.system = system;
        this.submitter = submitter;
        this.submitterId = submitterId;
    }

    /// <summary>
    /// Acts on the row as it is now, not as it was when the step was queued. <paramref name="request"/> makes the job's key, so that a step that is delivered twice
    /// makes one job.
    /// </summary>
    public void StatusChanged(string table, Guid record, Guid request, DateTime askedAt)
    {
        string[] columns = new[] { Promotable.LinkStatus, Promotable.NameColumn(table), Promotable.BusinessUnit(table) }.OfType<string>().ToArray();
        Entity? row = system.Find(table, record, columns);
        if (row == null)
        {
            return;
        }

        switch ((LinkStatus?)row.Choice(Promotable.LinkStatus))
        {
            case LinkStatus.ToBeLinked:
                Ask(row, table, request, askedAt);
                break;
            case LinkStatus.Unlinked:
                Unlink(row, askedAt);
                break;
            default:
                PutRight(row);
                break;
        }
    }

    private void Ask(Entity row, string table, Guid request, DateTime askedAt)
    {
        LinkJobs jobs = new(system);
        if (jobs.QueuedFor(row.Id) != null)
        {
            return;
        }

        Guid? company = new Routing(system).Of(row, new Links.Links(system).AllOpenOf(new[] { row.Id }), null, out Problem? problem)?.Id;
        Guid id = DeterministicId.Of("job", table, row.Id, request);
        try
        {
            LinkJobs.Create(submitter, id, table, row.Id, row.Text(Promotable.NameColumn(table)), company, submitterId, askedAt, JobOperation.Promote);
        }
        catch (Exception denied) when (Fault.IsAccessDenied(denied))
        {
            Refuse(system, row.ToEntityReference(), Catalogue.NoRight(Role));
            return;
        }

        if (problem != null)
        {
            End(system, id, problem, askedAt);
            Refuse(system, row.ToEntityReference(), problem);
        }
    }

    private void Unlink(Entity row, DateTime askedAt)
    {
        IReadOnlyList<Link> links = new Links.Links(system).AllOpenOf(new[] { row.Id });
        if (links.Count == 0)
        {
            return;
        }

        Unlinking unlinking = new(system);
        EntityReference record = row.ToEntityReference();
        if ((unlinking.Check(record) ?? unlinking.Run(record, links, askedAt, submitterId, "Unlinked by hand.")) is { } problem)
        {
            Write(row, LinkStatus.Linked.ToOption(), links[0].AccountingId, problem.ToString());
        }
    }

    // Linked without a link, or a link without Linked: the links are the truth (BOOKS B07). Error beside a link is an update that failed.
    private void PutRight(Entity row)
    {
        Link? link = Open(row);
        LinkStatus? status = (LinkStatus?)row.Choice(Promotable.LinkStatus);
        if (link != null && status is null or LinkStatus.Unlinked)
        {
            Write(row, LinkStatus.Linked.ToOption(), link!.AccountingId);
        }
        else if (link == null && status == LinkStatus.Linked)
        {
            Write(row, null, null);
        }
    }

    private void Write(Entity row, OptionSetValue? status, string? accountingId, string? error = null) => system.Update(new Entity(row.LogicalName, row.Id)
    {
        [Promotable.LinkStatus] = status,
        [Promotable.AccountingId] = accountingId,
        [Promotable.LinkError] = error,
    });

    private Link? Open(Entity row) => new Links.Links(system).OpenOf(new[] { row.Id }).Values.FirstOrDefault();

    /// <summary>Ends a job that was never worked off.</summary>
    internal static void End(IOrganizationService system, Guid job, Problem problem, DateTime now) => system.Update(new Entity(LinkJobTable.Name, job)
    {
        [LinkJobTable.Status] = JobStatus.Error.ToOption(),
        [LinkJobTable.ErrorCode] = problem.Code,
        [LinkJobTable.ErrorDescription] = problem.Sentence,
        [LinkJobTable.Recommendation] = problem.Fix,
        [LinkJobTable.ProcessedAt] = now,
        [LinkJobTable.State] = new OptionSetValue(RowState.Inactive),
        [LinkJobTable.StatusReason] = new OptionSetValue(RowState.InactiveReason),
    });

    /// <summary>Says on the record why it does not go over.</summary>
    internal static void Refuse(IOrganizationService system, EntityReference record, Problem problem) => system.Update(new Entity(record.LogicalName, record.Id)
    {
        [Promotable.LinkStatus] = LinkStatus.Error.ToOption(),
        [Promotable.LinkError] = problem.ToString(),
    });
}
