using InoLink.Engine.Dataverse;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using InoLink.Engine.Writing;
using InoLink.QuickBooks;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Engine.Records;

/// <summary>
/// Works off the daily job that asks QuickBooks what changed (BOOKS B35): linked documents that were voided or deleted and customers and items that were made inactive are marked on their
/// records, each told once by a job. Nothing is written to QuickBooks, and no link is closed: that is a person's decision.
/// </summary>
public sealed class ChangeReading
{
    /// <summary>QuickBooks looks 30 days back at most, and gives 1,000 objects at most (quickbooks-api §7).</summary>
    private static readonly TimeSpan FarthestBack = TimeSpan.FromDays(29);
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);
    private const int MostObjects = 1000;
    private readonly DrainContext drain;

    public ChangeReading(DrainContext drain) => this.drain = drain;

    public void Run(Work work)
    {
        if (drain.Halt != null || !drain.Budget.MayBeginWork || !drain.Budget.Fits(TimeBudget.Single))
        {
            drain.Outcomes.Requeue(work, drain.Halt?.Problem, drain.Halt?.Delay ?? TimeSpan.Zero);
            return;
        }

        DateTime asked = drain.Lease.Now;
        Answer answer = drain.QuickBooks.ReadChanges(QuickBooksChange.Entities, Since(asked));
        switch (answer.Kind)
        {
            case AnswerKind.Done:
                break;
            case AnswerKind.Refused:
                drain.Outcomes.Refused(work, answer);
                return;
            default:
                drain.Halt = new Sender(drain).HaltFor(answer, work.Job.Attempts);
                drain.Outcomes.Requeue(work, drain.Halt.Problem, drain.Halt.Delay);
                return;
        }

        int told = 0;
        int objects = 0;
        foreach (string entity in QuickBooksChange.Entities)
        {
            List<JsonObject> changed = answer.Body.Objects(entity).ToList();
            objects += changed.Count;
            told += Mark(entity, changed);
        }

        drain.System.Update(new Entity(LinkJobTable.Name, work.Job.Id) { [LinkJobTable.SentOn] = asked });
        drain.Outcomes.Done(work, objects < MostObjects ? new[] { Results.ChangesRead(told) } : new[] { Results.ChangesRead(told), Results.MoreChanged() });
    }

    private DateTime Since(DateTime now)
    {
        QueryExpression query = Rows.Query(LinkJobTable.Name, LinkJobTable.SentOn);
        query.Criteria.AddCondition(LinkJobTable.Company, ConditionOperator.Equal, drain.Company.Id);
        query.Criteria.AddCondition(LinkJobTable.Operation, ConditionOperator.Equal, (int)JobOperation.ReadChanges);
        query.Criteria.AddCondition(LinkJobTable.Status, ConditionOperator.Equal, (int)JobStatus.Success);
        query.AddOrder(LinkJobTable.SentOn, OrderType.Descending);
        query.TopCount = 1;
        DateTime? last = drain.System.RetrieveMultiple(query).Entities.FirstOrDefault()?.Time(LinkJobTable.SentOn);
        return last is { } time && time - Overlap > now - FarthestBack ? time - Overlap : now - FarthestBack;
    }

    private int Mark(string entity, IReadOnlyList<JsonObject> changed)
    {
        int told = 0;
        IDictionary<string, Link> links = drain.Links.HoldersOf(drain.Company.Id, entity, changed.Select(member => member.Text("Id") ?? ""));
        foreach (JsonObject member in changed)
        {
            if (links.TryGetValue(member.Text("Id") ?? "", out Link? link))
            {
                Problem? problem = QuickBooksChange.Of(link, member)?.In(drain.Language);
                told += problem == null ? 0 : 1;
                Tell(link, problem);
            }
        }

        return told;
    }

    private void Tell(Link link, Problem? problem)
    {
        if (problem != null)
        {
            Notice.Write(
                drain.System, DeterministicId.Of("there", link.Id, problem.Code), link.Table, link.RecordId, link.RecordName, link.Company, JobSource.Accounting, problem, null, drain.Lease.Now);
        }

        if (problem == null && DocumentTable.Of(link.Table) != null)
        {
            return;
        }

        // made active again: what the record says of it is no longer so
        string? said = drain.System.Find(link.Table, link.RecordId, Promotable.LinkError)?.Text(Promotable.LinkError);
        bool wasInactive = problem == null && said == Catalogue.InactiveThere(DocumentName.Kind(link.QuickBooksType), link.AccountingId).In(drain.Language).ToString();
        if (said != null && (wasInactive || (problem != null && said != problem.ToString())))
        {
            Write(link, problem);
        }
    }

    private void Write(Link link, Problem? problem)
    {
        try
        {
            drain.System.Update(new Entity(link.Table, link.RecordId) { [Promotable.LinkError] = problem?.ToString() });
        }
        catch (Exception veto) when (veto is not LeaseLostException)
        {
            // the job has told it; a record that refuses the write must not keep the rest from being told
            drain.Trace($"link {link.Id:N} note refused: {veto.GetType().Name}");
        }
    }
}
