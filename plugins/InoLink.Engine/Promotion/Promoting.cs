using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Promotion;

/// <summary>
/// Sets a record To be Linked on behalf of somebody whose rights were checked, and makes the job. The column is written as SYSTEM, since a salesperson can't write an active quote
/// (DESIGN §4.1); the job is made as the submitter, so that it is his.
/// </summary>
public sealed class Promoting
{
    private readonly IOrganizationService system;
    private readonly IOrganizationService submitter;
    private readonly Guid submitterId;

    public Promoting(IOrganizationService system, IOrganizationService submitter, Guid submitterId)
    {
        this.system = system;
        this.submitter = submitter;
        this.submitterId = submitterId;
    }

    /// <summary>
    /// For a custom API, one transaction: the write locks the row, so the open job that is read after it is the truth. Gives the job that waits for the record, and whether it was made here.
    /// </summary>
    /// <param name="request">Id of the call: with the record it makes the job's key.</param>
    public LinkJob Ask(CheckedRecord record, Guid request, DateTime now, bool forced, out bool created)
    {
        SetToBeLinked(record.Record);
        LinkJobs jobs = new(system);
        created = false;
        if (jobs.QueuedFor(record.Record.Id) is { } waiting)
        {
            if (forced && !waiting.IsForced)
            {
                system.Update(new Entity(LinkJobTable.Name, waiting.Id) { [LinkJobTable.Forced] = true });
            }

            return waiting;
        }

        // the key of an earlier call may come again where callers share a request id; a create that meets it would poison the transaction
        Guid id = KeyOf(record.Record, request);
        while (jobs.Find(id) != null)
        {
            id = DeterministicId.Of("again", id);
        }

        Create(id, record.Record, record.Company!.Id, now, forced, null);
        created = true;
        return jobs.Find(id) ?? throw new InvalidOperationException("The link job that was just made is not there.");
    }

    public static Guid KeyOf(EntityReference record, Guid request) => DeterministicId.Of("job", record.LogicalName, record.Id, request);

    // ino_linkerror beside the status: our own step knows the write as ours and makes no second job
    public void SetToBeLinked(EntityReference record) => system.Update(new Entity(record.LogicalName, record.Id)
    {
        [Promotable.LinkStatus] = LinkStatus.ToBeLinked.ToOption(),
        [Promotable.LinkError] = null,
    });

    /// <param name="isGone">The record was deleted meanwhile: nothing can point at it any more.</param>
    /// <param name="status">Error for one that is to be ended right after: no run may take it into work in between.</param>
    public void Create(Guid id, EntityReference record, Guid? company, DateTime now, bool forced, Guid? batch, bool isGone = false, JobStatus status = JobStatus.Queued)
    {
        Entity job = LinkJobs.New(id, record.LogicalName, record.Id, record.Name ?? "", company, submitterId, now, JobOperation.Promote);
        job[LinkJobTable.Forced] = forced;
        job[LinkJobTable.Status] = status.ToOption();
        if (batch != null)
        {
            job[LinkJobTable.Batch] = new EntityReference(LinkJobTable.Name, batch.Value);
        }

        if (isGone)
        {
            job.Attributes.Remove(Promotable.JobLookup(record.LogicalName));
        }

        submitter.TryCreate(job);
    }
}
