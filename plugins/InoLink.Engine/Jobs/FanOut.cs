using System.Globalization;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using InoLink.Engine.Promotion;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Jobs;

/// <summary>A Batch job: many records asked for at once. Its asynchronous step asks for each of them, where a refusal of one can be caught and the rest goes on.</summary>
public sealed class FanOut
{
    private readonly IOrganizationService system;
    private readonly Func<Guid, IOrganizationService> asUser;

    /// <param name="asUser">A service for a user: each record is asked for in the name of whoever asked for the batch or, where nobody did, wrote it last.</param>
    public FanOut(IOrganizationService system, Func<Guid, IOrganizationService> asUser)
    {
        this.system = system;
        this.asUser = asUser;
    }

    /// <summary>A batch that nobody asked for: the sweep found the records.</summary>
    public static void Create(IOrganizationService system, IReadOnlyList<EntityReference> records, DateTime now) => system.Create(Batch(records, now, "Batch of the sweep"));

    /// <summary>A batch that somebody asked for; the job of each record will have the id of <see cref="Promoting.KeyOf"/>.</summary>
    /// <param name="submitter">Acts as <paramref name="submitterId"/>.</param>
    /// <param name="company">The caller's choice; null where each record goes its own way.</param>
    public static void Create(IOrganizationService submitter, Guid id, IReadOnlyList<EntityReference> records, Guid submitterId, Guid? company, DateTime now)
    {
        Entity batch = Batch(records, now, $"Batch of {records.Count.ToString(CultureInfo.InvariantCulture)} records");
        batch.Id = id;
        batch[LinkJobTable.SubmittedBy] = new EntityReference("systemuser", submitterId);
        if (company != null)
        {
            batch[LinkJobTable.Company] = new EntityReference(CompanyTable.Name, company.Value);
        }

        submitter.Create(batch);
    }

    /// <summary>Asks for every record of the batch. A step that is delivered twice asks once: the jobs' keys come from the batch.</summary>
    /// <param name="asked">When the batch was queued, which may be long ago: its end is stamped by the server's clock.</param>
    public void Run(Guid batch, DateTime asked)
    {
        Entity? row = system.Find(LinkJobTable.Name, batch, LinkJobTable.RecordIds, LinkJobTable.Status, LinkJobTable.SubmittedBy, LinkJobTable.Company, LinkJobTable.Attempts, LinkJob.CreatedByColumn);
        if (row == null || row.Choice(LinkJobTable.Status) != (int)JobStatus.Queued)
        {
            return;
        }

        List<EntityReference> records = row.Text(LinkJobTable.RecordIds).Split('\n').Select(line => line.Split(' ')).Select(parts => new EntityReference(parts[0], Guid.Parse(parts[1]))).ToList();
        ServerClock clock = ServerClock.By(system, new Entity(LinkJobTable.Name, batch) { [LinkJobTable.Attempts] = (row.GetAttributeValue<int?>(LinkJobTable.Attempts) ?? 0) + 1 });
        Text told;
        if (new RightToAsk(system).AskerOf(row) is { } submitter)
        {
            Promote(batch, records, submitter, row.Reference(LinkJobTable.Company), asked, clock);
            told = Results.AskedFor(records.Count);
        }
        else
        {
            told = Results.LookedAtAgain(records.Count, Remember(batch, records, asked));
        }

        system.Update(new Entity(LinkJobTable.Name, batch)
        {
            [LinkJobTable.Status] = JobStatus.Success.ToOption(),
            [LinkJobTable.ErrorDescription] = told.In(Languages.Of(system)),
            [LinkJobTable.ProcessedAt] = clock.Now,
            [LinkJobTable.State] = new OptionSetValue(RowState.Inactive),
            [LinkJobTable.StatusReason] = new OptionSetValue(RowState.InactiveReason),
        });
    }

    // one record that refuses every write of ours must not keep the others of the batch waiting for ever; gives the number of such
    private int Remember(Guid batch, IReadOnlyList<EntityReference> records, DateTime asked)
    {
        int refused = 0;
        foreach (EntityReference record in records)
        {
            try
            {
                if (system.Find(record.LogicalName, record.Id, "modifiedby")?.Reference("modifiedby") is { } asker)
                {
                    new Asking(system, asUser(asker), asker).StatusChanged(record.LogicalName, record.Id, batch, asked);
                }
            }
            catch (Exception veto) when (!Fault.IsNotFound(veto))
            {
                refused++;
            }
        }

        return refused;
    }

    // the caller knows the ids of these jobs already: whatever comes in between, each of them is made
    private void Promote(Guid batch, IReadOnlyList<EntityReference> records, Guid submitter, Guid? company, DateTime asked, ServerClock clock)
    {
        HashSet<Guid> made = new(system.ByIds(LinkJobTable.Name, LinkJobTable.Id, records.Select(record => Promoting.KeyOf(record, batch)), LinkJobTable.Id).Keys);
        Promoting promoting = new(system, asUser(submitter), submitter);
        Routing routing = new(system);
        foreach (EntityReference record in records.Where(record => !made.Contains(Promoting.KeyOf(record, batch))))
        {
            Promote(batch, record, promoting, routing, company, asked, clock);
        }
    }

    private void Promote(Guid batch, EntityReference record, Promoting promoting, Routing routing, Guid? company, DateTime asked, ServerClock clock)
    {
        Guid id = Promoting.KeyOf(record, batch);
        string[] columns = new[] { Promotable.NameColumn(record.LogicalName), Promotable.BusinessUnit(record.LogicalName) }.OfType<string>().ToArray();
        Entity? row = system.Find(record.LogicalName, record.Id, columns);
        Problem? problem = null;
        Guid? target = row == null ? company : routing.Of(row, new Links.Links(system).AllOpenOf(new[] { record.Id }), company, out problem)?.Id;
        problem = row == null ? Catalogue.RecordGone() : problem ?? SetToBeLinked(record, promoting);
        record.Name = row?.Text(Promotable.NameColumn(record.LogicalName));
        try
        {
            promoting.Create(id, record, target, asked, forced: false, batch, isGone: row == null, status: problem == null ? JobStatus.Queued : JobStatus.Error);
        }
        catch (Exception denied) when (Fault.IsAccessDenied(denied))
        {
            Asking.Refuse(system, record, Catalogue.NoRight(Asking.Role));
            return;
        }

        if (problem != null)
        {
            Asking.End(system, id, problem, clock.Now);
        }
    }

    private static Problem? SetToBeLinked(EntityReference record, Promoting promoting)
    {
        try
        {
            promoting.SetToBeLinked(record);
            return null;
        }
        catch (Exception veto) when (!Fault.IsNotFound(veto))
        {
            return Catalogue.StatusRefused();
        }
    }

    private static Entity Batch(IReadOnlyList<EntityReference> records, DateTime now, string name) => new(LinkJobTable.Name)
    {
        [LinkJobTable.JobName] = name,
        [LinkJobTable.Status] = JobStatus.Queued.ToOption(),
        [LinkJobTable.Source] = JobSource.Crm.ToOption(),
        [LinkJobTable.Operation] = JobOperation.Batch.ToOption(),
        [LinkJobTable.RecordIds] = string.Join("\n", records.Select(record => $"{record.LogicalName} {record.Id:D}")),
        [LinkJobTable.SubmittedAt] = now,
        [LinkJobTable.Attempts] = 0,
    };
}
