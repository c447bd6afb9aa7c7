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
            [LinkJobTable.ErrorDescription] = "The result was written back to the record at a later try.",
            [LinkJobTable.Recommendation] = null,
        });
    }
}
