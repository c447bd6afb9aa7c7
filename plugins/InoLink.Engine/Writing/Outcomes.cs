using System.Globalization;
using InoLink.Engine.Companies;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Documents;
using InoLink.Engine.Jobs;
using InoLink.Engine.Problems;
using InoLink.Engine.Records;
using InoLink.Engine.Schema;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Writing;

/// <summary>
/// Records what became of a job, each its own request, in the order of DESIGN §4.5: the link first, since it is the proof; then the job; then the record.
/// </summary>
public sealed class Outcomes
{
    private readonly DrainContext drain;
    private readonly RecordWriteBack record;

    public Outcomes(DrainContext drain)
    {
        this.drain = drain;
        record = new RecordWriteBack(drain);
    }

    /// <summary>QuickBooks holds the record as the plan wanted it.</summary>
    public void Linked(Work work, string type, JsonObject entity, JsonObject wanted, Text sentence, string? tid)
    {
        string syncToken = entity.Text("SyncToken") ?? "0";
        if (work.Link == null)
        {
            Bond(work, type, entity, wanted, sentence.In(drain.Language));
        }
        else
        {
            drain.Links.Sent(work.Link, syncToken, wanted);
        }

        Succeeded(work, type, entity.Text("Id") ?? "", new[] { sentence }, tid);
    }

    /// <summary>
    /// A document that exists in QuickBooks is Linked, whatever differs afterwards (BOOKS B06): a difference is shown, never an error, and nothing is sent again.
    /// </summary>
    public void Posted(Work work, JsonObject entity, JsonObject sent, string type, Text sentence, string? tid)
    {
        Bond(work, type, entity, sent, sentence.In(drain.Language));
        decimal planned = DocumentTotals.Planned(sent);
        decimal booked = DocumentTotals.Booked(entity);
        OptionSetValue check = (planned == booked ? TotalCheck.Agrees : TotalCheck.Differs).ToOption();
        List<Text> told = new() { sentence };
        if (planned != booked)
        {
            told.Add(Results.TotalDiffers(booked, planned));
        }

        if (!DocumentTotals.EchoesLink(sent, entity))
        {
            told.Add(Results.EstimateNotLinked());
        }

        string number = entity.Text("DocNumber") ?? "";
        Succeeded(
            work,
            type,
            entity.Text("Id") ?? "",
            told,
            tid,
            new AttributeCollection
            {
                { LinkJobTable.AccountingRef, number },
                { LinkJobTable.CrmNet, work.Plan?.Totals?.CrmNet ?? planned },
                { LinkJobTable.PlannedNet, planned },
                { LinkJobTable.QuickBooksNet, booked },
                { LinkJobTable.CrmTax, work.Plan?.Totals?.CrmTax },
                { LinkJobTable.QuickBooksTax, DocumentTotals.Tax(entity) },
                { LinkJobTable.CurrencyCode, entity.TextAt("CurrencyRef.value") },
                { LinkJobTable.TotalCheck, check },
            },
            new AttributeCollection { { Promotable.AccountingRef, number }, { Promotable.TotalCheck, check } });
    }

    private void Bond(Work work, string type, JsonObject entity, JsonObject sent, string reason) => drain.Links.Open(
        drain.Company.Id, work.Job.Table, work.Job.RecordId, work.RecordName, type, entity.Text("Id") ?? "", entity.Text("DocNumber") ?? "", entity.Text("SyncToken") ?? "0",
        sent, drain.Lease.Now, work.Job.SubmittedBy, reason);

    /// <summary>QuickBooks has every value already; nothing was sent.</summary>
    public void UpToDate(Work work) => Succeeded(work, work.Link!.QuickBooksType, work.Link.AccountingId, new[] { Results.UpToDate() }, null);

    /// <summary>A job about a whole company is done.</summary>
    public void Done(Work work, params Text[] sentences)
    {
        Entity job = Job(work, JobStatus.Success);
        job[LinkJobTable.ErrorCode] = null;
        job[LinkJobTable.ErrorDescription] = Spoken(sentences);
        job[LinkJobTable.Recommendation] = null;
        Finish(job, null);
        drain.System.Update(job);
        Settle(work, null);
    }

    /// <summary>There is nothing to do any more; the record stays as it is.</summary>
    public void Canceled(Work work, params Text[] reasons)
    {
        Entity job = Job(work, JobStatus.Canceled);
        job[LinkJobTable.ErrorCode] = null;
        job[LinkJobTable.ErrorDescription] = Spoken(reasons);
        job[LinkJobTable.Recommendation] = null;
        Finish(job, null);
        drain.System.Update(job);
        Settle(work, null);
    }

    /// <summary>Cancels an Update that has nothing to do any more (<see cref="Work.Obsolete"/>). False: it goes on.</summary>
    public bool CanceledAsObsolete(Work work, bool isInUse)
    {
        Text? reason = work.Obsolete(isInUse);
        if (reason != null)
        {
            Canceled(work, reason);
        }

        return reason != null;
    }

    /// <summary>The job ends Error or waits, as the problem says.</summary>
    public void Failed(Work work, Problem problem, TimeSpan? delay = null, string? tid = null)
    {
        if (problem.Code == Catalogue.RecordGone().Code)
        {
            Canceled(work, problem.What);
            record.Write(work, new Entity());
            return;
        }

        if (problem.Fate == Fate.Waits)
        {
            Waits(work, problem, delay ?? Backoff.After(work.Job.Attempts), tid);
            return;
        }

        Entity job = Job(work, JobStatus.Error);
        Explain(job, problem);
        Finish(job, tid);
        drain.System.Update(job);
        record.Write(work, RecordWriteBack.Status(LinkStatus.Error, problem.In(drain.Language).ToString()), problem);
        Settle(work, problem);
    }

    /// <summary>QuickBooks refused for a reason of its own.</summary>
    public void Refused(Work work, Answer answer)
    {
        Failed(work, IntuitFaults.Of(answer), tid: answer.IntuitTid);
        drain.SettingsAreDoubtful = true;
    }

    /// <summary>Back into the queue, nothing written; null: only the time was up, so it is due at once.</summary>
    public void Requeue(Work work, Problem? problem, TimeSpan delay)
    {
        if (problem != null)
        {
            Waits(work, problem, delay, null);
            return;
        }

        Entity job = Job(work, JobStatus.Queued);
        job[LinkJobTable.Attempts] = Math.Max(work.Job.Attempts - 1, 0);
        drain.System.Update(job);
        Settle(work, null);
    }

    /// <summary>A write went out and its outcome is unknown: the job waits for its probe and is sent by nobody until then (BOOKS B03).</summary>
    public void Uncertain(Work work, DateTime sentOn, string reason, string? tid)
    {
        Entity job = Job(work, JobStatus.InProgress);
        Problem problem = Catalogue.Uncertain(reason);
        Explain(job, problem);
        job[LinkJobTable.Uncertain] = true;
        job[LinkJobTable.SentOn] = sentOn;
        job[LinkJobTable.NextAttemptOn] = sentOn + Backoff.NextProbe(drain.Lease.Now - sentOn);
        job[LinkJobTable.IntuitTid] = tid;
        drain.System.Update(job);
        work.IsSettled = true;
        work.Problem = problem;
    }

    /// <summary>The probe has proven that nothing was written: the job goes again, alone, under a new request id.</summary>
    public void ProvenAbsent(Work work)
    {
        Entity job = Job(work, JobStatus.Queued);
        job[LinkJobTable.Uncertain] = false;
        job[LinkJobTable.Generation] = work.Job.Generation + 1;
        job[LinkJobTable.NextAttemptOn] = null;
        drain.System.Update(job);
        Settle(work, null);
    }

    private void Succeeded(Work work, string type, string id, IEnumerable<Text> sentences, string? tid, AttributeCollection? jobValues = null, AttributeCollection? recordValues = null)
    {
        Customers.AccountContacts.Queue(drain.System, drain.CustomerPreferences, work.Job, drain.Company.Id, drain.Lease.Now);
        Entity job = Job(work, JobStatus.Success);
        job[LinkJobTable.AccountingId] = id;
        job[LinkJobTable.AccountingUrl] = QuickBooksPage.Of(type, id, drain.Company, drain.Loopback);
        job[LinkJobTable.ErrorCode] = null;
        job[LinkJobTable.ErrorDescription] = string.Join(" ", new[] { Spoken(sentences) }.Concat(work.Plan?.Warnings ?? Array.Empty<string>())
            .Concat(work.Departure == null ? Array.Empty<string>() : new[] { Spoken(new[] { work.Departure, Results.StaysInQuickBooks() }) }));
        job[LinkJobTable.Recommendation] = null;
        job.Attributes.AddRange(jobValues ?? new AttributeCollection());
        Finish(job, tid);
        drain.System.Update(job);
        Entity status = RecordWriteBack.Status(LinkStatus.Linked, null);
        status.Attributes.AddRange(recordValues ?? new AttributeCollection());
        status[Promotable.AccountingId] = id;
        status[Promotable.LastLinkedOn] = drain.Lease.Now;
        record.Write(work, status);
        Settle(work, null);
    }

    private void Waits(Work work, Problem problem, TimeSpan delay, string? tid)
    {
        Entity job = Job(work, JobStatus.Queued);
        Explain(job, problem);
        job[LinkJobTable.Uncertain] = false;
        job[LinkJobTable.NextAttemptOn] = drain.Lease.Now + delay;
        job[LinkJobTable.IntuitTid] = tid;
        drain.System.Update(job);
        Settle(work, problem);
    }

    private string Spoken(IEnumerable<Text> sentences) => string.Join(" ", sentences.Select(sentence => sentence.In(drain.Language)));

    private void Finish(Entity job, string? tid)
    {
        job[LinkJobTable.Uncertain] = false;
        job[LinkJobTable.ProcessedAt] = drain.Lease.Now;
        job[LinkJobTable.NextAttemptOn] = null;
        job[LinkJobTable.IntuitTid] = tid;
        job[LinkJobTable.State] = new OptionSetValue(RowState.Inactive);
        job[LinkJobTable.StatusReason] = new OptionSetValue(RowState.InactiveReason);
    }

    private static Entity Job(Work work, JobStatus status) => new(LinkJobTable.Name, work.Job.Id)
    {
        [LinkJobTable.Status] = status.ToOption(),
        [LinkJobTable.RequestId] = work.RequestId,
        [LinkJobTable.PayloadHash] = work.Plan?.Hash,
    };

    private void Explain(Entity job, Problem problem) => Explain(job, problem, drain.Language);

    /// <summary>What happened and what to do, onto a row of a job that is to be written.</summary>
    internal static void Explain(Entity job, Problem problem, Language language)
    {
        Problem told = problem.In(language);
        job[LinkJobTable.ErrorCode] = told.Code;
        job[LinkJobTable.ErrorDescription] = told.Sentence;
        job[LinkJobTable.Recommendation] = told.Fix;
    }

    private void Settle(Work work, Problem? problem)
    {
        drain.Lease.Recorded(work.Job.Id);
        work.IsSettled = true;
        work.Problem = problem;
    }
}
