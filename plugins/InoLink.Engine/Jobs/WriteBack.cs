using InoLink.Engine.Dataverse;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Jobs;

/// <summary>Repeats the write of a result onto its record, which the environment's own logic had refused (DESIGN §4.5).</summary>
public static class WriteBack
{
    /// <summary>True for a job that is right but for its record.</summary>
    public static bool IsMissing(LinkJob job) => job.ErrorCode == Catalogue.WriteBackRefused().Code;

    /// <summary>
    /// Ends what a holder began that died between the job and the record (DESIGN §4.5): the job says Success, the link stands, the record knows nothing of it. Nothing happens where the record
    /// has its result, is asked for again, or is gone.
    /// </summary>
    public static void Complete(IOrganizationService system, LinkJob job)
    {
        Entity? row = system.Find(job.Table, job.RecordId, Promotable.LinkStatus);
        Link? link = new Links.Links(system).OpenOf(new[] { job.RecordId }).Values.FirstOrDefault();
        if (row == null || link == null || row.Choice(Promotable.LinkStatus) == (int)LinkStatus.Linked || new LinkJobs(system).QueuedFor(job.RecordId) != null
            || system.Find(LinkJobTable.Name, job.Id, LinkJobTable.AccountingRef, LinkJobTable.TotalCheck, LinkJobTable.ProcessedAt) is not { } outcome)
        {
            return;
        }

        Entity record = new(job.Table, job.RecordId)
        {
            [Promotable.LinkStatus] = LinkStatus.Linked.ToOption(),
            [Promotable.AccountingId] = link.AccountingId,
            [Promotable.LastLinkedOn] = outcome.Time(LinkJobTable.ProcessedAt),
            [Promotable.LinkError] = null,
        };
        if (!Promotable.IsMaster(job.Table))
        {
            record[Promotable.AccountingRef] = outcome.Text(LinkJobTable.AccountingRef);
            record[Promotable.TotalCheck] = outcome.GetAttributeValue<OptionSetValue>(LinkJobTable.TotalCheck);
        }

        try
        {
            system.Update(record);
        }
        catch (Exception)
        {
            // the customer's own logic, or the record has gone since: the sweep looks at it again
        }
    }

    public static void Repeat(IOrganizationService system, LinkJob job)
    {
        Link? link = new Links.Links(system).OpenOf(new[] { job.RecordId }).Values.FirstOrDefault();
        try
        {
            system.Update(new Entity(job.Table, job.RecordId)
            {
                [Promotable.LinkStatus] = link == null ? null : LinkStatus.Linked.ToOption(),
                [Promotable.AccountingId] = link?.AccountingId,
                [Promotable.LinkError] = null,
            });
        }
        catch (Exception veto) when (!Fault.IsNotFound(veto))
        {
            // refused again: the next tick tries again
            return;
        }

        system.Update(new Entity(LinkJobTable.Name, job.Id)
        {
            [LinkJobTable.ErrorCode] = null,
            [LinkJobTable.ErrorDescription] = Results.WrittenBackLater().In(Languages.Of(system)),
            [LinkJobTable.Recommendation] = null,
        });
    }
}
