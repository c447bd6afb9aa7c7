using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using InoLink.Engine.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Engine.Jobs;

/// <summary>The rows of ino_linkjob: making, finding, claiming. What a job ends with is <see cref="Writing.Outcomes"/>'.</summary>
public sealed class LinkJobs
{
    private readonly IOrganizationService system;

    public LinkJobs(IOrganizationService system) => this.system = system;

    public LinkJob? Find(Guid id) => system.Find(LinkJobTable.Name, id, LinkJob.Columns) is { } row ? new LinkJob(row) : null;

    /// <summary>The problem that a job ended with, as it was told.</summary>
    public Problem ProblemOf(Guid job)
    {
        Entity? row = system.Find(LinkJobTable.Name, job, LinkJobTable.ErrorCode, LinkJobTable.ErrorDescription, LinkJobTable.Recommendation);
        return Problem.Recorded(row?.Text(LinkJobTable.ErrorCode) ?? "", row?.Text(LinkJobTable.ErrorDescription) ?? "", row?.Text(LinkJobTable.Recommendation) ?? "");
    }

    /// <summary>The job that waits for the record, if one is Queued: a second one would only say the same.</summary>
    public LinkJob? QueuedFor(Guid record) => OpenOf(new[] { record }).FirstOrDefault(job => job.Status == JobStatus.Queued);

    /// <summary>The record's newest job, whatever its status; null where it has none.</summary>
    public Guid? LastOf(Guid record)
    {
        QueryExpression query = Rows.Query(LinkJobTable.Name, LinkJobTable.Id);
        query.Criteria.AddCondition(LinkJobTable.RecordId, ConditionOperator.Equal, record.ToString("D"));
        query.AddOrder("createdon", OrderType.Descending);
        query.TopCount = 1;
        return system.RetrieveMultiple(query).Entities.FirstOrDefault()?.Id;
    }

    /// <summary>
    /// Makes a job as <paramref name="as"/>, so that the platform itself checks the right to (DESIGN §4.1). A repeat under the same id changes nothing.
    /// </summary>
    /// <param name="notBefore">The job is due from then on; null: at once.</param>
    public static void Create(IOrganizationService @as, Guid id, string table, Guid record, string recordName, Guid? company, Guid? submittedBy, DateTime submittedAt, JobOperation operation, DateTime? notBefore = null)
    {
        Entity job = New(id, table, record, recordName, company, submittedBy, submittedAt, operation);
        if (notBefore != null)
        {
            job[LinkJobTable.NextAttemptOn] = notBefore.Value;
        }

        @as.TryCreate(job);
    }

    /// <summary>The row of a Queued job, not yet written.</summary>
    public static Entity New(Guid id, string table, Guid record, string recordName, Guid? company, Guid? submittedBy, DateTime submittedAt, JobOperation operation)
    {
        Entity job = Row(id, "Link Job for " + table, JobStatus.Queued, JobSource.Crm, operation, company, submittedBy, submittedAt);
        About(job, table, record, recordName);
        return job;
    }

    /// <summary>A job about a whole company, not a record: loading its lists, reading its changes.</summary>
    public static void CreateForCompany(IOrganizationService system, Guid id, string name, Guid company, Guid? submittedBy, DateTime submittedAt, JobOperation operation) =>
        system.TryCreate(Row(id, name, JobStatus.Queued, JobSource.Accounting, operation, company, submittedBy, submittedAt));

    /// <summary>A job that tells of something instead of doing it (<see cref="Records.Notice"/>).</summary>
    public static void CreateNotice(IOrganizationService system, Guid id, string table, Guid record, string recordName, Guid company, JobSource source, Guid? submittedBy, DateTime submittedAt)
    {
        Entity job = Row(id, "Notice about " + table, JobStatus.Error, source, JobOperation.Update, company, submittedBy, submittedAt);
        About(job, table, record, recordName);
        system.TryCreate(job);
    }

    /// <summary>
    /// Cancels what waits for the record. A job In Progress is left to its run, and an uncertain one to its probe (BOOKS B03): both look at the record once more before they record anything.
    /// </summary>
    public void CancelQueued(Guid record, string reason, DateTime now)
    {
        foreach (LinkJob job in OpenOf(new[] { record }).Where(job => job.Status == JobStatus.Queued))
        {
            TryCancel(job, now, reason);
        }
    }

    /// <summary>Jobs of the company that may go now, oldest first: Queued ones that are due, and uncertain ones whose probe is due.</summary>
    /// <param name="share">Of one writer only; null: of all.</param>
    public IReadOnlyList<LinkJob> Due(Guid company, DateTime now, int most, WriterShare? share = null)
    {
        QueryExpression query = ActiveOf(company);
        query.Criteria.AddCondition(LinkJobTable.Operation, ConditionOperator.NotEqual, (int)JobOperation.Batch);
        FilterExpression either = query.Criteria.AddFilter(LogicalOperator.Or);
        FilterExpression probe = either.AddFilter(LogicalOperator.And);
        probe.AddCondition(LinkJobTable.Status, ConditionOperator.Equal, (int)JobStatus.InProgress);
        probe.AddCondition(LinkJobTable.Uncertain, ConditionOperator.Equal, true);
        probe.AddCondition(LinkJobTable.NextAttemptOn, ConditionOperator.LessEqual, now);
        if (share != null)
        {
            OfWriter(probe, share.Number);
        }

        // one writer alone takes whatever waits; a writer too many takes nothing new
        if (share == null || share.IsAlone && share.Number == WriterShare.First)
        {
            Waiting(either, now);
        }
        else if (share.Number <= share.Writers)
        {
            Waiting(either, now).AddCondition(LinkJobTable.Writer, ConditionOperator.Equal, share.Number);
        }

        query.AddOrder("createdon", OrderType.Ascending);
        query.TopCount = most;
        return system.RetrieveMultiple(query).Entities.Select(row => new LinkJob(row)).ToList();
    }

    /// <summary>Due jobs that no writer was given yet, or one that is not at work any more, oldest first.</summary>
    public IReadOnlyList<LinkJob> NotGivenOut(Guid company, DateTime now, int writers, int most)
    {
        QueryExpression query = ActiveOf(company);
        query.Criteria.AddCondition(LinkJobTable.Operation, ConditionOperator.NotEqual, (int)JobOperation.Batch);
        FilterExpression nobodys = Waiting(query.Criteria, now).AddFilter(LogicalOperator.Or);
        nobodys.AddCondition(LinkJobTable.Writer, ConditionOperator.Null);
        nobodys.AddCondition(LinkJobTable.Writer, ConditionOperator.GreaterThan, writers);
        query.AddOrder("createdon", OrderType.Ascending);
        query.TopCount = most;
        return system.RetrieveMultiple(query).Entities.Select(row => new LinkJob(row)).ToList();
    }

    /// <summary>Gives a Queued job to a writer. False: it was changed in between.</summary>
    /// <param name="wakeOn">Wakes the writer as well; null where another job does.</param>
    public bool GiveTo(LinkJob job, int writer, DateTime? wakeOn)
    {
        Entity change = new(LinkJobTable.Name, job.Id) { [LinkJobTable.Writer] = writer };
        if (wakeOn != null)
        {
            change[LinkJobTable.WakeOn] = wakeOn.Value;
        }

        return system.TryUpdate(change, job.RowVersion);
    }

    /// <summary>Jobs In Progress: those that a dead holder of the lease left, and the uncertain ones that wait for their probe.</summary>
    public IReadOnlyList<LinkJob> InProgress(Guid company)
    {
        QueryExpression query = ActiveOf(company);
        query.Criteria.AddCondition(LinkJobTable.Status, ConditionOperator.Equal, (int)JobStatus.InProgress);
        return system.All(query).Select(row => new LinkJob(row)).ToList();
    }

    /// <summary>Active jobs of the records: Queued ones, those in work, uncertain ones.</summary>
    public IReadOnlyList<LinkJob> OpenOf(IEnumerable<Guid> records)
    {
        List<LinkJob> open = new();
        string[] ids = records.Distinct().Select(record => record.ToString("D")).ToArray();
        for (int at = 0; at < ids.Length; at += 200)
        {
            QueryExpression query = Rows.Query(LinkJobTable.Name, LinkJob.Columns);
            query.Criteria.AddCondition(LinkJobTable.RecordId, ConditionOperator.In, ids.Skip(at).Take(200).Cast<object>().ToArray());
            query.Criteria.AddCondition(LinkJobTable.State, ConditionOperator.Equal, RowState.Active);
            query.AddOrder("createdon", OrderType.Ascending);
            open.AddRange(system.All(query).Select(row => new LinkJob(row)));
        }

        return open;
    }

    /// <summary>Takes a Queued job into work. False: it was changed in between, canceled for instance.</summary>
    /// <param name="writer">Number of the writer whose manifest will name it.</param>
    public bool Claim(LinkJob job, int writer)
    {
        Entity claim = new(LinkJobTable.Name, job.Id)
        {
            [LinkJobTable.Status] = JobStatus.InProgress.ToOption(),
            [LinkJobTable.Attempts] = job.Attempts + 1,
        };
        if ((job.Writer ?? WriterShare.First) != writer)
        {
            claim[LinkJobTable.Writer] = writer;
        }

        bool won = system.TryUpdate(claim, job.RowVersion);
        if (won)
        {
            job.Claimed();
        }

        return won;
    }

    /// <summary>Cancels a Queued job. False: it is not Queued any more.</summary>
    public bool TryCancel(LinkJob job, DateTime now, string sentence) => TryChange(job, JobStatus.Queued, new Entity(LinkJobTable.Name, job.Id)
    {
        [LinkJobTable.Status] = JobStatus.Canceled.ToOption(),
        [LinkJobTable.ErrorDescription] = sentence,
        [LinkJobTable.NextAttemptOn] = null,
        [LinkJobTable.ProcessedAt] = now,
        [LinkJobTable.State] = new OptionSetValue(RowState.Inactive),
        [LinkJobTable.StatusReason] = new OptionSetValue(RowState.InactiveReason),
    });

    /// <summary>Puts a job that ended in Error back into the queue and wakes it; its attempts are kept. False: it is in another status by now.</summary>
    /// <param name="company">Where it goes now.</param>
    /// <param name="operation">What it is to do now.</param>
    public bool TryRequeue(LinkJob job, DateTime now, Guid? company, JobOperation operation) => TryChange(job, JobStatus.Error, new Entity(LinkJobTable.Name, job.Id)
    {
        [LinkJobTable.Operation] = operation.ToOption(),
        [LinkJobTable.State] = new OptionSetValue(RowState.Active),
        [LinkJobTable.StatusReason] = new OptionSetValue(RowState.ActiveReason),
        [LinkJobTable.Status] = JobStatus.Queued.ToOption(),
        [LinkJobTable.ErrorCode] = null,
        [LinkJobTable.ErrorDescription] = null,
        [LinkJobTable.Recommendation] = null,
        [LinkJobTable.Company] = company == null ? null : new EntityReference(CompanyTable.Name, company.Value),
        [LinkJobTable.NextAttemptOn] = null,
        [LinkJobTable.WakeOn] = now,
    });

    /// <summary>Lets a Queued job go now, whatever its next attempt was set to.</summary>
    public bool TryHasten(LinkJob job, DateTime now) => TryChange(job, JobStatus.Queued, new Entity(LinkJobTable.Name, job.Id)
    {
        [LinkJobTable.NextAttemptOn] = null,
        [LinkJobTable.WakeOn] = now,
    });

    // The first write locks the row until a custom API's transaction ends, so what is read after it is the truth and the guarded write can't fail there, which would poison the
    // transaction (dataverse-runtime §6.4). In an asynchronous step nothing is locked, and the guard says who won.
    private bool TryChange(LinkJob job, JobStatus from, Entity change)
    {
        system.Update(new Entity(LinkJobTable.Name, job.Id) { [LinkJobTable.RecordName] = job.RecordName });
        return Find(job.Id) is { IsUncertain: false } now && now.Status == from && system.TryUpdate(change, now.RowVersion);
    }

    /// <summary>Wakes a job: the touched column fires its asynchronous step (DESIGN §4.3).</summary>
    public void Wake(Guid job, DateTime now) => system.Update(new Entity(LinkJobTable.Name, job) { [LinkJobTable.WakeOn] = now });

    private static Entity Row(Guid id, string name, JobStatus status, JobSource source, JobOperation operation, Guid? company, Guid? submittedBy, DateTime submittedAt)
    {
        Entity job = new(LinkJobTable.Name, id)
        {
            [LinkJobTable.JobName] = name,
            [LinkJobTable.Status] = status.ToOption(),
            [LinkJobTable.Source] = source.ToOption(),
            [LinkJobTable.Operation] = operation.ToOption(),
            [LinkJobTable.SubmittedAt] = submittedAt,
            [LinkJobTable.Attempts] = 0,
            [LinkJobTable.Generation] = 0,
            [LinkJobTable.Uncertain] = false,
        };
        if (company != null)
        {
            job[LinkJobTable.Company] = new EntityReference(CompanyTable.Name, company.Value);
        }

        if (submittedBy != null)
        {
            job[LinkJobTable.SubmittedBy] = new EntityReference("systemuser", submittedBy.Value);
        }

        return job;
    }

    private static void About(Entity job, string table, Guid record, string recordName)
    {
        job[LinkJobTable.TableName] = table;
        job[LinkJobTable.RecordId] = record.ToString("D");
        job[LinkJobTable.RecordName] = recordName.Cut(LinkTable.NameLength);
        job[Promotable.JobLookup(table)] = new EntityReference(table, record);
    }

    private static FilterExpression Waiting(FilterExpression within, DateTime now)
    {
        FilterExpression queued = within.AddFilter(LogicalOperator.And);
        queued.AddCondition(LinkJobTable.Status, ConditionOperator.Equal, (int)JobStatus.Queued);
        FilterExpression reached = queued.AddFilter(LogicalOperator.Or);
        reached.AddCondition(LinkJobTable.NextAttemptOn, ConditionOperator.Null);
        reached.AddCondition(LinkJobTable.NextAttemptOn, ConditionOperator.LessEqual, now);
        return queued;
    }

    private static void OfWriter(FilterExpression within, int number)
    {
        FilterExpression given = within.AddFilter(LogicalOperator.Or);
        given.AddCondition(LinkJobTable.Writer, ConditionOperator.Equal, number);
        if (number == WriterShare.First)
        {
            given.AddCondition(LinkJobTable.Writer, ConditionOperator.Null);
        }
    }

    private static QueryExpression ActiveOf(Guid company)
    {
        QueryExpression query = Rows.Query(LinkJobTable.Name, LinkJob.Columns);
        query.Criteria.AddCondition(LinkJobTable.Company, ConditionOperator.Equal, company);
        query.Criteria.AddCondition(LinkJobTable.State, ConditionOperator.Equal, RowState.Active);
        return query;
    }
}
