using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Records;

/// <summary>
/// A finished job that tells of something nobody asked for: a merge, a change after the fact, a void in QuickBooks. It stands among the failed ones, since a person has to look at it.
/// </summary>
public static class Notice
{
    /// <summary>Writes the notice once: under the same id it is neither made nor told again.</summary>
    /// <param name="id">Derived from what the notice is about.</param>
    /// <param name="now">When it came about; the end is stamped by the server's clock, since a step may run long after it was queued.</param>
    public static void Write(
        IOrganizationService system, Guid id, string table, Guid record, string recordName, Guid company, JobSource source, Problem problem, Guid? by, DateTime now)
    {
        LinkJob? existing = new LinkJobs(system).Find(id);
        if (existing is { IsActive: false })
        {
            return;
        }

        if (existing == null)
        {
            LinkJobs.CreateNotice(system, id, table, record, recordName, company, source, by, now);
        }

        Problem told = problem.In(Languages.Of(system));

        ServerClock clock = ServerClock.By(system, new Entity(LinkJobTable.Name, id)
        {
            [LinkJobTable.ErrorCode] = told.Code,
            [LinkJobTable.ErrorDescription] = told.Sentence,
            [LinkJobTable.Recommendation] = told.Fix,
        });

        // its own request, so that LinkJobFinished sees the update of Processed At and tells of it
        system.Update(new Entity(LinkJobTable.Name, id)
        {
            [LinkJobTable.ProcessedAt] = clock.Now,
            [LinkJobTable.State] = new OptionSetValue(RowState.Inactive),
            [LinkJobTable.StatusReason] = new OptionSetValue(RowState.InactiveReason),
        });
    }
}
