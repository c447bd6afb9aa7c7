using InoLink.Engine.Companies;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
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
    private const string Role = "InoLink User";
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
        Entity? row = system.Find(table, record, Promotable.LinkStatus, Promotable.NameColumn(table), "owningbusinessunit");
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
                Unlink(row, table, askedAt);
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

        // an open link beats routing: a reassigned account stays where it is (BOOKS B36)
        Guid? company = Open(row)?.Company;
        Problem? problem = null;
        if (company == null)
        {
            company = new Companies.Companies(system).Route(row.Reference("owningbusinessunit"), out problem)?.Id;
        }

        Guid id = DeterministicId.Of("job", table, row.Id, request);
        try
        {
            LinkJobs.Create(submitter, id, table, row.Id, row.Text(Promotable.NameColumn(table)), company, submitterId, askedAt, JobOperation.Promote);
        }
        catch (Exception denied) when (Fault.IsAccessDenied(denied))
        {
            Refuse(row, Catalogue.NoRight(Role).In(Languages.Of(system)));
            return;
        }

        if (problem?.In(Languages.Of(system)) is { } told)
        {
            End(id, told, askedAt);
            Refuse(row, told);
        }
    }

    private void Unlink(Entity row, string table, DateTime askedAt)
    {
        Link? link = Open(row);
        if (link == null)
        {
            return;
        }

        if (!Promotable.IsMaster(table))
        {
            PutRight(row);
            return;
        }

        new Links.Links(system).Close(link, askedAt, submitterId, "Unlinked by hand.");
        system.Update(new Entity(table, row.Id)
        {
            [Promotable.LinkStatus] = LinkStatus.Unlinked.ToOption(),
            [Promotable.AccountingId] = null,
            [Promotable.LinkError] = null,
        });
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

    private void Write(Entity row, OptionSetValue? status, string? accountingId) => system.Update(new Entity(row.LogicalName, row.Id)
    {
        [Promotable.LinkStatus] = status,
        [Promotable.AccountingId] = accountingId,
        [Promotable.LinkError] = null,
    });

    private Link? Open(Entity row) => new Links.Links(system).OpenOf(new[] { row.Id }).Values.FirstOrDefault();

    private void End(Guid job, Problem problem, DateTime now) => system.Update(new Entity(LinkJobTable.Name, job)
    {
        [LinkJobTable.Status] = JobStatus.Error.ToOption(),
        [LinkJobTable.ErrorCode] = problem.Code,
        [LinkJobTable.ErrorDescription] = problem.Sentence,
        [LinkJobTable.Recommendation] = problem.Fix,
        [LinkJobTable.ProcessedAt] = now,
        [LinkJobTable.State] = new OptionSetValue(RowState.Inactive),
        [LinkJobTable.StatusReason] = new OptionSetValue(RowState.InactiveReason),
    });

    private void Refuse(Entity row, Problem problem) => system.Update(new Entity(row.LogicalName, row.Id)
    {
        [Promotable.LinkStatus] = LinkStatus.Error.ToOption(),
        [Promotable.LinkError] = problem.ToString(),
    });
}
