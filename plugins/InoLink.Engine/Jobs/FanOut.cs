using InoLink.Engine.Dataverse;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Jobs;

/// <summary>A Batch job: many records asked for at once. Its asynchronous step asks for each of them, where a refusal of one can be caught and the rest goes on.</summary>
public sealed class FanOut
{
    private readonly IOrganizationService system;
    private readonly Func<Guid, IOrganizationService> asUser;

    /// <param name="asUser">A service for a user: each record is asked for in the name of whoever wrote it last, with his rights.</param>
    public FanOut(IOrganizationService system, Func<Guid, IOrganizationService> asUser)
    {
        this.system = system;
        this.asUser = asUser;
    }

    public static void Create(IOrganizationService system, IReadOnlyList<EntityReference> records, DateTime now) => system.Create(new Entity(LinkJobTable.Name)
    {
        [LinkJobTable.JobName] = "Batch of the sweep",
        [LinkJobTable.Status] = JobStatus.Queued.ToOption(),
        [LinkJobTable.Source] = JobSource.Crm.ToOption(),
        [LinkJobTable.Operation] = JobOperation.Batch.ToOption(),
        [LinkJobTable.RecordIds] = string.Join("\n", records.Select(record => $"{record.LogicalName} {record.Id:D}")),
        [LinkJobTable.SubmittedAt] = now,
        [LinkJobTable.Attempts] = 0,
    });

    /// <summary>Asks for every record of the batch that still is To be Linked. A step that is delivered twice asks once: the jobs' keys come from the batch.</summary>
    public void Run(Guid batch, DateTime now)
    {
        Entity? row = system.Find(LinkJobTable.Name, batch, LinkJobTable.RecordIds, LinkJobTable.Status);
        if (row == null || row.Choice(LinkJobTable.Status) != (int)JobStatus.Queued)
        {
            return;
        }

        string[] lines = row.Text(LinkJobTable.RecordIds).Split('\n');
        foreach (string line in lines)
        {
            string[] parts = line.Split(' ');
            Guid record = Guid.Parse(parts[1]);
            if (system.Find(parts[0], record, "modifiedby")?.Reference("modifiedby") is { } asker)
            {
                new Asking(system, asUser(asker), asker).StatusChanged(parts[0], record, batch, now);
            }
        }

        system.Update(new Entity(LinkJobTable.Name, batch)
        {
            [LinkJobTable.Status] = JobStatus.Success.ToOption(),
            [LinkJobTable.ErrorDescription] = $"{lines.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)} records were looked at again: they were To be Linked without a job, or did not agree with their link.",
            [LinkJobTable.ProcessedAt] = now,
            [LinkJobTable.State] = new OptionSetValue(RowState.Inactive),
            [LinkJobTable.StatusReason] = new OptionSetValue(RowState.InactiveReason),
        });
    }
}
