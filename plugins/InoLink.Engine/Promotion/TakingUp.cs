using InoLink.Engine.Customers;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using InoLink.Engine.Writing;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Promotion;

/// <summary>
/// Promoting a record again that was unlinked (DESIGN §5): if the QuickBooks object of its last link still stands there, active and linked to nobody else, it is taken up in a new
/// generation of the link, with what was sent last as the baseline; then only what changed since goes over. Else the plan stays as it is and a new object is made.
/// </summary>
public sealed class TakingUp
{
    private const int QueriesPerCall = 30;
    private readonly DrainContext drain;
    private readonly Sender sender;
    private readonly string entity;
    private readonly WinningSystem winner;
    private readonly Func<Work, Plan> plan;
    private readonly Action<Guid> remember;

    /// <param name="winner">Whose change stays where both sides changed a field meanwhile.</param>
    /// <param name="plan">Plans a work anew, now that it has a link.</param>
    /// <param name="remember">Lets the planner read the new link.</param>
    public TakingUp(DrainContext drain, Sender sender, string entity, WinningSystem winner, Func<Work, Plan> plan, Action<Guid> remember)
    {
        this.drain = drain;
        this.sender = sender;
        this.entity = entity;
        this.winner = winner;
        this.plan = plan;
        this.remember = remember;
    }

    /// <summary>Looks at the works that are about to create. Where QuickBooks can't be asked the drain halts and nothing is created.</summary>
    public void Run(IEnumerable<Work> works)
    {
        List<Work> creating = works.Where(work => work.Link == null && work.Plan!.Kind == PlanKind.Create).ToList();
        if (creating.Count == 0)
        {
            return;
        }

        IDictionary<Guid, Link> former = drain.Links.ClosedOf(creating.Select(work => work.Job.RecordId));
        List<Work> asked = creating.Where(work => former.TryGetValue(work.Job.RecordId, out Link? link) && link.QuickBooksType == entity).ToList();
        for (int at = 0; at < asked.Count && drain.Halt == null; at += QueriesPerCall)
        {
            Ask(asked.Skip(at).Take(QueriesPerCall).ToList(), former);
        }
    }

    private void Ask(IReadOnlyList<Work> works, IDictionary<Guid, Link> former)
    {
        // without a word about Active, QuickBooks lists active objects only: a deleted one of a list is an inactive one
        IReadOnlyList<Answer> answers = drain.QuickBooks.Query(works.Select(work => QueryText.ById(entity, former[work.Job.RecordId].AccountingId)).ToList());
        if (answers.FirstOrDefault(answer => answer.Kind is not (AnswerKind.Done or AnswerKind.Refused)) is { } failed)
        {
            drain.Halt = sender.HaltFor(failed, works[0].Job.Attempts);
            return;
        }

        for (int i = 0; i < works.Count; i++)
        {
            Link link = former[works[i].Job.RecordId];
            JsonObject? held = answers[i].Body.Objects(entity).FirstOrDefault();
            if (held == null || held.Flag("Active") == false || drain.Links.HolderOf(drain.Company.Id, entity, link.AccountingId) != null)
            {
                continue;
            }

            if (drain.Others.TryReserve(works[i], entity, link.AccountingId, held.Text("DisplayName")))
            {
                TakeUp(works[i], link, held);
            }
            else
            {
                works[i].Plan = Plan.Refuse(Catalogue.InWorkElsewhere());
            }
        }
    }

    private void TakeUp(Work work, Link former, JsonObject held)
    {
        string sentence = Results.TakenUpAgain(entity, former.AccountingId).In(drain.Language);
        drain.Links.Open(
            drain.Company.Id, work.Job.Table, work.Job.RecordId, work.RecordName, entity, former.AccountingId, former.AccountingRef, held.Text("SyncToken") ?? "0", former.Sent,
            drain.Lease.Now, work.Job.SubmittedBy, sentence);
        remember(work.Job.RecordId);
        work.Link = drain.Links.OpenOf(new[] { work.Job.RecordId })[work.Job.RecordId];
        work.Plan = Narrowed(plan(work), work.Link, held, sentence);
    }

    // both sides may have changed while nobody kept them in step: Deadlock Win decides field by field (BOOKS B31)
    private Plan Narrowed(Plan again, Link link, JsonObject held, string sentence)
    {
        List<string> told = again.Warnings.Concat(new[] { sentence }).ToList();
        if (again.Kind == PlanKind.Refused)
        {
            return again;
        }

        JsonObject changed = again.Kind == PlanKind.Update ? SentFields.Winning(again.Write!.Fields, link.Sent, held, winner) : new JsonObject();
        if (changed.Count > 0)
        {
            return Plan.Update(entity, link.AccountingId, link.SyncToken, again.Wanted, changed, told);
        }

        // QuickBooks' values stay for good: they count as answered
        drain.Links.Sent(link, link.SyncToken, again.Wanted);
        return Plan.UpToDate(again.Wanted, told);
    }
}
