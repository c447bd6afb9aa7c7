using System.Globalization;
using InoLink.Engine.Customers;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using InoLink.Engine.Records;
using InoLink.Engine.Schema;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Writing;

/// <summary>
/// Looks in QuickBooks for writes whose outcome is unknown (BOOKS B03, B04). Found: taken up. Proven absent: the job goes again, alone. A look that fails proves nothing.
/// </summary>
public sealed class Prober
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);
    private const int Page = 1000;
    private readonly DrainContext drain;

    public Prober(DrainContext drain) => this.drain = drain;

    public void Probe(Work work)
    {
        ManifestItem? sent = drain.Lease.Manifest.Of(work.Job.Id);
        Load(work);
        if (sent == null)
        {
            // nothing is known of what was sent: a fresh plan meets whatever stands in QuickBooks
            Absent(work);
            return;
        }

        // the job keeps the id that its lost write had: QuickBooks' support asks for it
        work.RequestId = sent.RequestId;
        JsonObject? held = Look(sent, out Answer answer);
        if (answer.Kind != AnswerKind.Done)
        {
            drain.Outcomes.Uncertain(work, sent.SentOn, "QuickBooks could not be asked. " + answer.Reason, answer.IntuitTid);
            drain.Halt = answer.Kind is AnswerKind.NeedsConsent or AnswerKind.Throttled ? new Sender(drain).HaltFor(answer, work.Job.Attempts) : drain.Halt;
            return;
        }

        if (held == null || HeldByAnother(work, sent.Entity, held))
        {
            Absent(work);
            return;
        }

        drain.Trace($"job {work.Job.Id:N} found by probe");
        Text sentence = Results.FoundAgain();
        if (Promotable.IsMaster(work.Job.Table))
        {
            drain.Outcomes.Linked(work, sent.Entity, held, sent.Fields, sentence, answer.IntuitTid);
        }
        else
        {
            drain.Outcomes.Posted(work, held, sent.Fields, sent.Entity, sentence, answer.IntuitTid);
        }
    }

    // page by page, until it is found, the pages end, or one of them can't be had: that proves nothing (BOOKS B04)
    private JsonObject? Look(ManifestItem sent, out Answer answer)
    {
        string statement = Statement(sent);
        for (int start = 1; ; start += Page)
        {
            answer = drain.QuickBooks.Query(new[] { string.Format(CultureInfo.InvariantCulture, "{0} STARTPOSITION {1} MAXRESULTS {2}", statement, start, Page) })[0];
            List<JsonObject> page = answer.Body.Objects(sent.Entity).ToList();
            JsonObject? held = page.FirstOrDefault(candidate => IsOurs(candidate, sent));
            if (held != null || page.Count < Page || answer.Kind != AnswerKind.Done)
            {
                return held;
            }
        }
    }

    // a record that was deleted, merged or unlinked while its outcome was unknown is not sent again
    private void Absent(Work work)
    {
        if (work.Departure != null)
        {
            drain.Outcomes.Canceled(work, work.Departure, Results.NotInQuickBooks());
            return;
        }

        drain.Outcomes.ProvenAbsent(work);
    }

    // two records of one name whose answers were lost together find the same object: it is the first one's (BOOKS B07)
    private bool HeldByAnother(Work work, string type, JsonObject held) =>
        work.Link == null && (drain.Others.MayHold(type, held.Text("Id") ?? "", held.Text("DisplayName"))
            || (drain.Links.HolderOf(drain.Company.Id, type, held.Text("Id") ?? "") is { } holder && holder.RecordId != work.Job.RecordId));

    // a list object is taken up only if it was made since the send and holds what was sent; somebody else's namesake is not
    private static bool IsOurs(JsonObject candidate, ManifestItem sent)
    {
        bool made = sent.Id != null
            || (DateTimeOffset.TryParse(candidate.TextAt("MetaData.CreateTime"), CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset created)
                && created.UtcDateTime >= sent.SentOn - ClockTolerance);
        return made && (MarkerOf(sent.Fields) is { } marker ? MarkerOf(candidate) == marker : SentFields.Match(sent.Changed ?? SparseUpdate.Sendable(sent.Fields), candidate));
    }

    // PrivateNote can't be asked for, so documents are listed by customer and time, and the marker compared here (BOOKS B04)
    private static string Statement(ManifestItem sent)
    {
        if (sent.Id != null)
        {
            return QueryText.ById(sent.Entity, sent.Id);
        }

        string since = (sent.SentOn - ClockTolerance).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return sent.Entity switch
        {
            CustomerPlanner.Entity => QueryText.ByName(sent.Fields.Text("DisplayName") ?? "")[0],
            Items.ItemPlanner.Entity => $"SELECT * FROM Item WHERE Name = {QueryText.Quote(sent.Fields.Text("Name") ?? "")} AND Active IN (true, false)",
            _ => $"SELECT * FROM {sent.Entity} WHERE CustomerRef = {QueryText.Quote(sent.Fields.TextAt("CustomerRef.value") ?? "")} AND MetaData.CreateTime >= {QueryText.Quote(since)} ORDERBY Id",
        };
    }

    private static string? MarkerOf(JsonObject document) =>
        document.Text("PrivateNote")?.Split(' ').LastOrDefault() is { } word && word.StartsWith("ino:", StringComparison.Ordinal) ? word : null;

    private void Load(Work work)
    {
        string nameColumn = Promotable.NameColumn(work.Job.Table);
        Entity? row = drain.System.Find(work.Job.Table, work.Job.RecordId, Departure.Columns(work.Job.Table).Concat(new[] { nameColumn }).ToArray());
        if (row != null)
        {
            work.Found(row.Text(nameColumn), row.RowVersion);
        }

        work.Departure = Departure.Of(work.Job.Table, row);
        work.Link = drain.Links.OpenOf(new[] { work.Job.RecordId }).Values.FirstOrDefault();
    }

    /// <summary>
    /// What a dead holder left: announced jobs without an outcome are uncertain from the moment they were announced; claimed ones that were never announced go back into the queue;
    /// a result that had reached the job but not its record is written there.
    /// </summary>
    public static void Recover(DrainContext drain)
    {
        foreach (Jobs.LinkJob job in drain.Jobs.InProgress(drain.Company.Id).Where(job => !job.IsUncertain && drain.Lease.Share.Has(job)))
        {
            Work work = new(job);
            if (drain.Lease.Manifest.Of(job.Id) is { } announced)
            {
                drain.Outcomes.Uncertain(work, announced.SentOn, "the run that sent it was ended.", null);
            }
            else
            {
                drain.System.Update(new Entity(LinkJobTable.Name, job.Id) { [LinkJobTable.Status] = JobStatus.Queued.ToOption() });
            }
        }

        foreach (ManifestItem item in drain.Lease.Manifest.Items)
        {
            Jobs.LinkJob? job = drain.Jobs.Find(item.Job);
            if (job is not { IsUncertain: true })
            {
                if (job is { Status: JobStatus.Success })
                {
                    Jobs.WriteBack.Complete(drain.System, job);
                }

                drain.Lease.Recorded(item.Job);
            }
        }
    }
}
