using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Problems;
using InoLink.Engine.Records;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Writing;

/// <summary>The last of what is recorded of a job: the link columns of its record (DESIGN §4.5). Whatever refuses it, QuickBooks, link and job stay as they are.</summary>
public sealed class RecordWriteBack
{
    private readonly DrainContext drain;

    public RecordWriteBack(DrainContext drain) => this.drain = drain;

    /// <summary>ino_linkerror always goes with the status: so our own step knows the write as ours and asks nothing.</summary>
    public static Entity Status(LinkStatus status, string? error) => new()
    {
        [Promotable.LinkStatus] = status.ToOption(),
        [Promotable.LinkError] = error?.Cut(Promotable.LinkErrorLength),
    };

    /// <summary>
    /// The record's own columns. Written onto the version that was read; if somebody changed the record since, a request made meanwhile is not overwritten:
    /// To be Linked gets a job of its own at once, and a record that was deleted, merged or unlinked keeps no link.
    /// </summary>
    /// <param name="failed">Why the job ended in Error; null where QuickBooks has the record.</param>
    public void Write(Work work, Entity change, Problem? failed = null)
    {
        if (work.Job.Table.Length == 0)
        {
            return;
        }

        change.LogicalName = work.Job.Table;
        change.Id = work.Job.RecordId;
        try
        {
            if (work.Departure == null && work.RecordVersion != null && drain.System.TryUpdate(change, work.RecordVersion))
            {
                return;
            }

            Entity? now = drain.System.Find(work.Job.Table, work.Job.RecordId, Departure.Columns(work.Job.Table));
            if ((work.Departure ?? Departure.Of(work.Job.Table, now)) is { } departed)
            {
                Departure.Settle(drain.System, work.Job.Table, work.Job.RecordId, departed.In(drain.Language), work.Job.SubmittedBy, drain.Lease.Now);
                return;
            }

            bool askedAgain = now!.Choice(Promotable.LinkStatus) == (int)LinkStatus.ToBeLinked;
            if (askedAgain)
            {
                change.Attributes.Remove(Promotable.LinkStatus);
            }

            change.RowVersion = null;
            drain.System.Update(change);
            if (askedAgain)
            {
                LinkJobs.Create(drain.System, DeterministicId.Of("again", work.Job.Id), work.Job.Table, work.Job.RecordId, work.RecordName,
                    drain.Company.Id, work.Job.SubmittedBy, drain.Lease.Now, JobOperation.Promote);
            }
        }
        catch (Exception gone) when (Fault.IsNotFound(gone))
        {
            // deleted between two requests: the link is all that is left
            Departure.Settle(drain.System, work.Job.Table, work.Job.RecordId, Departure.Of(work.Job.Table, null)!.In(drain.Language), work.Job.SubmittedBy, drain.Lease.Now);
        }
        catch (Exception veto)
        {
            // the customer's own logic refuses the write: the job keeps its outcome and the tick repeats the write
            drain.Trace($"job {work.Job.Id:N} write-back refused: {veto.GetType().Name}");
            Entity job = new(LinkJobTable.Name, work.Job.Id);
            if (failed == null)
            {
                Outcomes.Explain(job, Catalogue.WriteBackRefused(), drain.Language);
            }
            else
            {
                WriteBack.Owe(job, failed.In(drain.Language), drain.Language, drain.Lease.Now);
            }

            drain.System.Update(job);
        }
    }
}
