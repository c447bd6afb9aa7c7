using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Engine.Records;

/// <summary>
/// A mapped column of an account, contact or product was changed: where the record is linked, QuickBooks is told by a job of its own (BOOKS B31). The job is the system's, not the
/// editor's: whoever may edit the record need not be allowed to promote.
/// </summary>
public sealed class RecordChange
{
    private readonly IOrganizationService system;
    private readonly Guid request;
    private readonly DateTime changedAt;
    private readonly Guid changedBy;

    /// <param name="request">Makes the jobs' keys, so that a step that is delivered twice makes one job.</param>
    public RecordChange(IOrganizationService system, Guid request, DateTime changedAt, Guid changedBy)
    {
        this.system = system;
        this.request = request;
        this.changedAt = changedAt;
        this.changedBy = changedBy;
    }

    /// <summary>
    /// Whether the row's link columns let expect a link, and the row is in use: decides on the image alone, so that an unlinked row costs no request. Deactivation stops updates.
    /// </summary>
    public static bool MayConcern(Entity image) =>
        image.Choice(Promotable.LinkStatus) is not (null or (int)LinkStatus.Unlinked) && Promotable.IsInUse(image.LogicalName, image.Choice("statecode"));

    /// <summary>Queues an Update of the record for each company that it is linked to, unless a job is Queued: a queued one reads the record when its turn comes.</summary>
    public void Changed(string table, Guid record, string name)
    {
        IReadOnlyList<LinkJob> open = new LinkJobs(system).OpenOf(new[] { record });

        // a first promotion that is in work may have read the record before the change
        IEnumerable<Guid> companies = new Links.Links(system).AllOpenOf(new[] { record }).Select(link => link.Company)
            .Concat(open.Where(MayHaveReadBefore).Select(job => job.Company).OfType<Guid>()).Distinct();
        foreach (Guid company in companies.Where(company => open.All(job => job.Status != JobStatus.Queued || job.Company != company)))
        {
            LinkJobs.Create(system, DeterministicId.Of("update", table, record, company, request), table, record, name, company, changedBy, changedAt, JobOperation.Update);
        }
    }

    // a job that was claimed after the change reads what was changed
    private bool MayHaveReadBefore(LinkJob job) => job.Status == JobStatus.InProgress && !((job.IsUncertain ? job.SentOn : job.ModifiedOn) > changedAt);

    /// <summary>The accounts whose customer carries the contact's name and e-mail.</summary>
    public void PersonChanged(Guid contact)
    {
        QueryExpression query = Rows.Query(AccountTable.Name, AccountTable.AccountName);
        query.Criteria.AddCondition(AccountTable.PrimaryContact, ConditionOperator.Equal, contact);
        query.Criteria.AddCondition(AccountTable.State, ConditionOperator.Equal, RowState.Active);
        query.Criteria.AddCondition(Promotable.LinkStatus, ConditionOperator.In, (int)LinkStatus.Linked, (int)LinkStatus.Error, (int)LinkStatus.ToBeLinked);
        foreach (Entity account in system.All(query))
        {
            Changed(AccountTable.Name, account.Id, account.Text(AccountTable.AccountName));
        }
    }
}
