using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Jobs;

/// <summary>
/// The right to ask is Write on the record and Create on ino_linkjob, on every route (DESIGN §4.1). Who may create a job row can make one by hand, about any record
/// and in anybody's name; the engine would work it off as SYSTEM. What can't be forged is createdby, so that is who asked.
/// </summary>
public sealed class RightToAsk
{
    private readonly IOrganizationService system;
    private Guid? self;

    public RightToAsk(IOrganizationService system) => this.system = system;

    /// <summary>In whose name a row was made: SYSTEM is believed when it names a submitter, others speak for themselves.</summary>
    public Guid? AskerOf(Entity job) => job.Reference(LinkJob.CreatedByColumn) is { } creator && creator != Self ? creator : job.Reference(LinkJobTable.SubmittedBy);

    /// <summary>Whether the job's maker may ask for it. A job about a whole company needs Write on the company.</summary>
    public bool Has(LinkJob job)
    {
        if (job.CreatedBy is not { } creator || creator == Self)
        {
            return true;
        }

        EntityReference? about = job.RecordId == Guid.Empty
            ? job.Company is { } company ? new EntityReference(CompanyTable.Name, company) : null
            : Promotable.Tables.Contains(job.Table) ? job.Record : null;

        // a record that is gone is said to be gone by the plan
        return about == null || system.Find(about.LogicalName, about.Id) == null || (AccessOf.User(system, creator, about) & Access.Write) != 0;
    }

    /// <summary>Ends the job. The record stays as it is: it is not its maker's to mark.</summary>
    public void Refuse(LinkJob job, DateTime now)
    {
        Problem problem = Catalogue.MayNotWrite();
        system.Update(new Entity(LinkJobTable.Name, job.Id)
        {
            [LinkJobTable.Status] = JobStatus.Error.ToOption(),
            [LinkJobTable.ErrorCode] = problem.Code,
            [LinkJobTable.ErrorDescription] = problem.Sentence,
            [LinkJobTable.Recommendation] = problem.Fix,
            [LinkJobTable.NextAttemptOn] = null,
            [LinkJobTable.ProcessedAt] = now,
            [LinkJobTable.State] = new OptionSetValue(RowState.Inactive),
            [LinkJobTable.StatusReason] = new OptionSetValue(RowState.InactiveReason),
        });
    }

    private Guid Self => self ??= (Guid)system.Execute(new OrganizationRequest("WhoAmI"))["UserId"];
}
