using InoLink.Engine.Companies;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using InoLink.Engine.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Engine.Sweeping;

/// <summary>
/// The tick (DESIGN §4.7): finds what bypasses, crashes and vetoes left behind, and wakes one due job per writer of a company. It runs inside a custom API, where a request that fails poisons
/// the transaction even if it is caught; so it only reads, stamps and wakes, and whatever may be refused is done by the asynchronous steps that it wakes. Calls no QuickBooks.
/// </summary>
public sealed class Sweep
{
    private const int RowsPerTick = 250;

    /// <summary>A row changed so recently may have a step on its way.</summary>
    private static readonly TimeSpan StepOnItsWay = TimeSpan.FromMinutes(1);
    private readonly IOrganizationService system;

    public Sweep(IOrganizationService system) => this.system = system;

    /// <summary>Gives the number of jobs woken.</summary>
    public int Run()
    {
        int woken = 0;
        DateTime now = default;
        HashSet<Guid> refused = new();
        IReadOnlyList<Company> companies = new Companies.Companies(system).All();
        Companies.SwitchedOffSteps.Tell(system, companies);
        foreach (Company company in companies)
        {
            int writers = new Companies.Companies(system).Find(company.Id)!.Writers;
            now = Stamp(company, writers, out ISet<int> free);
            woken += WakeWriteBacks(company, now, refused);
            bool mayWrite = company.State == CompanyState.Connected && !(company.PausedUntil > now);
            if (company.State == CompanyState.Connected)
            {
                AskForChanges(company, now);
            }

            if (mayWrite)
            {
                woken += WakeWriters(company, writers, now, free);
            }
        }

        if (companies.Count > 0)
        {
            woken += WakeBatches(now);
            LookAtRows(companies, refused, now);
        }

        return woken;
    }

    private void LookAtRows(IReadOnlyList<Company> companies, ISet<Guid> refused, DateTime now)
    {
        ChangedRows changed = new(system);
        DateTime seen = changed.Read(companies.Any(company => company.LastSweepOn == null) ? null : companies.Min(company => company.LastSweepOn), now - StepOnItsWay);
        List<EntityReference> rows = Forgotten(now).Where(row => !refused.Contains(row.Id)).Concat(changed.Found).ToList();
        for (int at = 0; at < rows.Count; at += RowsPerTick)
        {
            FanOut.Create(system, rows.Skip(at).Take(RowsPerTick).ToList(), now);
        }

        foreach (Company company in companies)
        {
            system.Update(new Entity(CompanyTable.Name, company.Id) { [CompanyTable.LastSweepOn] = seen });
        }
    }

    /// <summary>Once a day QuickBooks is asked what was voided, deleted or made inactive there (BOOKS B35); first a day after the company was connected.</summary>
    private void AskForChanges(Company company, DateTime now)
    {
        Guid id = DeterministicId.Of("changes", company.Id, now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

        // looked for before it is made: a refused create would poison the transaction
        if (now - company.CreatedOn >= TimeSpan.FromDays(1) && system.Find(LinkJobTable.Name, id, LinkJobTable.Status) == null)
        {
            LinkJobs.CreateForCompany(system, id, "Changes in QuickBooks", company.Id, null, now, JobOperation.ReadChanges);
        }
    }

    // The write locks the row until the transaction ends, so what is read after it is the truth. A lease that ended before the server's now is dead and is freed.
    private DateTime Stamp(Company company, int writers, out ISet<int> free)
    {
        Dictionary<int, Entity> rows = WritersOf(company).ToDictionary(row => row.Number(WriterTable.Number));
        DateTime now = default;
        free = new HashSet<int>();
        foreach (int number in rows.Keys.Union(Enumerable.Range(WriterShare.First, writers)).OrderBy(number => number))
        {
            Guid id = WriterLease.WriterId(company.Id, number);
            if (!rows.ContainsKey(number))
            {
                system.Create(WriterLease.NewRow(company.Id, number));
            }

            now = ServerClock.By(system, new Entity(WriterTable.Name, id) { [WriterTable.Number] = number }).Now;
            Entity row = system.Find(WriterTable.Name, id, WriterTable.LeaseHolder, WriterTable.LeaseUntil)!;
            Entity stamp = new(WriterTable.Name, id) { [WriterTable.LastTick] = now, [WriterTable.EngineVersion] = EngineVersion.Text };
            if (row.Text(WriterTable.LeaseHolder).Length == 0 || row.Time(WriterTable.LeaseUntil) <= now)
            {
                free.Add(number);
                stamp[WriterTable.LeaseHolder] = null;
                stamp[WriterTable.LeaseUntil] = null;
            }

            system.Update(stamp);
        }

        return now;
    }

    private IReadOnlyList<Entity> WritersOf(Company company)
    {
        QueryExpression query = Rows.Query(WriterTable.Name, WriterTable.Number);
        query.Criteria.AddCondition(WriterTable.Company, ConditionOperator.Equal, company.Id);
        return system.All(query);
    }

    // one job a writer; jobs In Progress with nobody holding the pen belong to a run that died
    private int WakeWriters(Company company, int writers, DateTime now, ISet<int> free)
    {
        LinkJobs jobs = new(system);
        IReadOnlyList<LinkJob> inWork = jobs.InProgress(company.Id);
        int woken = 0;
        foreach (int number in Enumerable.Range(WriterShare.First, writers).Union(inWork.Select(job => WriterShare.NumberFor(job, writers))).ToList())
        {
            WriterShare share = new(number, writers);
            LinkJob? next = jobs.Due(company.Id, now, 1, share).FirstOrDefault() ?? (share.GivesOut ? jobs.NotGivenOut(company.Id, now, writers, 1).FirstOrDefault() : null)
                ?? (free.Contains(number) ? inWork.FirstOrDefault(job => !job.IsUncertain && share.Has(job)) : null);
            if (next != null)
            {
                jobs.Wake(next.Id, now);
                woken++;
            }
        }

        return woken;
    }

    private int WakeWriteBacks(Company company, DateTime now, ISet<Guid> records)
    {
        QueryExpression query = WriteBack.Missing(LinkJobTable.RecordId);
        query.Criteria.AddCondition(LinkJobTable.Company, ConditionOperator.Equal, company.Id);
        query.TopCount = RowsPerTick;
        IReadOnlyList<Entity> jobs = system.RetrieveMultiple(query).Entities;
        foreach (Entity job in jobs)
        {
            new LinkJobs(system).Wake(job.Id, now);

            // the record still is To be Linked, but not forgotten: a job of its own would only meet the same refusal
            if (Guid.TryParse(job.Text(LinkJobTable.RecordId), out Guid record))
            {
                records.Add(record);
            }
        }

        return jobs.Count;
    }

    // a batch whose step was lost or killed: nobody else would ever make its jobs
    private int WakeBatches(DateTime now)
    {
        QueryExpression query = Rows.Query(LinkJobTable.Name, LinkJobTable.Id);
        query.Criteria.AddCondition(LinkJobTable.Operation, ConditionOperator.Equal, (int)JobOperation.Batch);
        query.Criteria.AddCondition(LinkJobTable.Status, ConditionOperator.Equal, (int)JobStatus.Queued);
        query.Criteria.AddCondition(LinkJobTable.State, ConditionOperator.Equal, RowState.Active);
        query.Criteria.AddCondition("modifiedon", ConditionOperator.LessThan, now.AddMinutes(-3));
        IReadOnlyList<Entity> batches = system.All(query);
        foreach (Entity batch in batches)
        {
            new LinkJobs(system).Wake(batch.Id, now);
        }

        return batches.Count;
    }

    /// <summary>To be Linked without an open job: imports of master data, disabled steps, a job that could not be made.</summary>
    private List<EntityReference> Forgotten(DateTime now)
    {
        List<EntityReference> rows = new();
        foreach (string table in Promotable.Tables)
        {
            QueryExpression query = Rows.Query(table, Promotable.LinkStatus);
            query.Criteria.AddCondition(Promotable.LinkStatus, ConditionOperator.Equal, (int)LinkStatus.ToBeLinked);

            query.Criteria.AddCondition("modifiedon", ConditionOperator.LessThan, now - StepOnItsWay);
            LinkEntity job = query.AddLink(LinkJobTable.Name, table + "id", Promotable.JobLookup(table), JoinOperator.LeftOuter);
            job.EntityAlias = "job";
            job.LinkCriteria.AddCondition(LinkJobTable.State, ConditionOperator.Equal, RowState.Active);
            query.Criteria.AddCondition("job", LinkJobTable.Id, ConditionOperator.Null);
            query.TopCount = RowsPerTick - rows.Count;
            if (query.TopCount > 0)
            {
                rows.AddRange(system.RetrieveMultiple(query).Entities.Select(row => row.ToEntityReference()));
            }
        }

        return rows;
    }
}
