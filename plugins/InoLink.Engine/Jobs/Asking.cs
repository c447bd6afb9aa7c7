using InoLink.Engine.Dataverse;
using InoLink.Engine.Documents;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Promotion;
using InoLink.Engine.Records;
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
        if (Read(table, record) is not { } row)
        {
            return;
        }

        switch ((LinkStatus?)row.Choice(Promotable.LinkStatus))
        {
            case LinkStatus.ToBeLinked:
                Ask(row, table, request, askedAt, null);
                break;
            case LinkStatus.Unlinked:
                Unlink(row, table, askedAt);
                break;
            default:
                PutRight(row, Open(row), askedAt);
                break;
        }
    }

    /// <summary>
    /// A document was created with something in its link columns: a copy's or revision's are another row's and are cleared, To be Linked is a request that waits until the lines stand.
    /// Costs no request where there is nothing to do.
    /// </summary>
    /// <param name="created">The row as it was created.</param>
    public void RowCreated(Entity created, Guid request, DateTime createdAt)
    {
        bool asked = LinkColumns.IsAsked(created);
        Entity? copied = LinkColumns.OfNewRow(created);
        if ((!asked && copied == null) || Read(created.LogicalName, created.Id) is not { } row)
        {
            return;
        }

        // delivered late or twice, the step may meet a row that has a link of its own by now
        if (copied != null && Open(row).Count == 0 && row.Choice(Promotable.LinkStatus) == created.Choice(Promotable.LinkStatus))
        {
            copied.Id = row.Id;
            system.Update(copied);
        }

        if (asked && LinkColumns.IsAsked(row))
        {
            Ask(row, row.LogicalName, request, createdAt, createdAt + DocumentReadiness.Quiet);
        }
    }

    private Entity? Read(string table, Guid record) => system.Find(
        table, record, Promotable.Columns(table).Concat(new[] { "modifiedby", Promotable.NameColumn(table), Promotable.BusinessUnit(table) }).OfType<string>().ToArray());

    private void Ask(Entity row, string table, Guid request, DateTime askedAt, DateTime? notBefore)
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
            LinkJobs.Create(submitter, id, table, row.Id, row.Text(Promotable.NameColumn(table)), company, submitterId, askedAt, JobOperation.Promote, notBefore);
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

    private void Unlink(Entity row, string table, DateTime askedAt)
    {
        IReadOnlyList<Link> links = new Links.Links(system).AllOpenOf(new[] { row.Id });
        if (links.Count == 0 || !Promotable.IsMaster(table))
        {
            new LinkJobs(system).CancelQueued(row.Id, Results.UnlinkedByHand().In(Languages.Of(system)), askedAt);
            PutRight(row, links, askedAt);
            return;
        }

        Unlinking unlinking = new(system);
        EntityReference record = row.ToEntityReference();
        if ((unlinking.Check(record) ?? unlinking.Run(record, links, askedAt, submitterId, Results.UnlinkedByHand().In(Languages.Of(system)))) is { } problem)
        {
            system.Update(new Entity(table, row.Id) { [Promotable.LinkStatus] = LinkStatus.Linked.ToOption(), [Promotable.LinkError] = problem.In(Languages.Of(system)).ToString() });
        }
    }

    private void PutRight(Entity row, IReadOnlyList<Link> links, DateTime now)
    {
        foreach (Link link in links.Where(link => !Promotable.IsMaster(link.Table)))
        {
            new OutOfStep(system).Check(row, link, now);
        }

        if (LinkColumns.Correction(row, links) is { } change)
        {
            system.Update(change);
        }
    }

    private IReadOnlyList<Link> Open(Entity row) => new Links.Links(system).AllOpenOf(new[] { row.Id });

    /// <summary>Ends a job that was never worked off.</summary>
    internal static void End(IOrganizationService system, Guid job, Problem problem, DateTime now)
    {
        Problem told = problem.In(Languages.Of(system));
        system.Update(new Entity(LinkJobTable.Name, job)
        {
            [LinkJobTable.Status] = JobStatus.Error.ToOption(),
            [LinkJobTable.ErrorCode] = told.Code,
            [LinkJobTable.ErrorDescription] = told.Sentence,
            [LinkJobTable.Recommendation] = told.Fix,
            [LinkJobTable.ProcessedAt] = now,
            [LinkJobTable.State] = new OptionSetValue(RowState.Inactive),
            [LinkJobTable.StatusReason] = new OptionSetValue(RowState.InactiveReason),
        });
    }

    /// <summary>Says on the record why it does not go over.</summary>
    internal static void Refuse(IOrganizationService system, EntityReference record, Problem problem) => system.Update(new Entity(record.LogicalName, record.Id)
    {
        [Promotable.LinkStatus] = LinkStatus.Error.ToOption(),
        [Promotable.LinkError] = problem.In(Languages.Of(system)).ToString(),
    });
}
