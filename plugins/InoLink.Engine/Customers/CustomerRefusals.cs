using InoLink.Engine.Problems;
using InoLink.Engine.Writing;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Customers;

/// <summary>What follows a refusal of QuickBooks: names that are taken (BOOKS B30), objects that were changed or deleted in between (B31), and the rest in Intuit's own words.</summary>
public sealed class CustomerRefusals
{
    private const string DuplicateName = "6240";
    private const string StaleObject = "5010";
    private const string ObjectNotFound = "610";

    /// <summary>Three queries a name, 30 a call.</summary>
    private const int NamesPerCall = 10;
    private readonly DrainContext drain;
    private readonly Sender sender;
    private readonly Action<Work, JsonObject, string?> done;
    private readonly Action<Guid> remember;

    /// <param name="done">Records what QuickBooks has just written.</param>
    /// <param name="remember">Notes a new link, so that children in the same drain find their parent.</param>
    public CustomerRefusals(DrainContext drain, Sender sender, Action<Work, JsonObject, string?> done, Action<Guid> remember)
    {
        this.remember = remember;
        this.drain = drain;
        this.sender = sender;
        this.done = done;
    }

    public void Resolve(IReadOnlyList<SentWork> refused)
    {
        List<Work> taken = new();
        foreach ((Work work, Answer answer) in refused)
        {
            if (answer.Is(DuplicateName))
            {
                taken.Add(work);
            }
            else if (answer.Is(StaleObject) && work.Link != null)
            {
                Stale(work);
            }
            else if (answer.Is(ObjectNotFound) && work.Link != null)
            {
                drain.Outcomes.Failed(work, Catalogue.LinkedObjectGone(CustomerPlanner.Entity, work.Link.AccountingId), tid: answer.IntuitTid);
            }
            else
            {
                drain.Outcomes.Refused(work, answer);
            }
        }

        for (int at = 0; at < taken.Count && drain.Halt == null; at += NamesPerCall)
        {
            Taken(taken.Skip(at).Take(NamesPerCall).ToList(), mayRename: true);
        }
    }

    private void Taken(IReadOnlyList<Work> works, bool mayRename)
    {
        List<string> names = works.Select(work => work.Plan!.Wanted.Text("DisplayName") ?? "").ToList();
        IReadOnlyList<Answer> answers = drain.QuickBooks.Query(names.SelectMany(QueryText.ByName).ToList());
        if (answers.FirstOrDefault(answer => answer.Kind != AnswerKind.Done) is { } failed)
        {
            // nothing was written, so the whole look-up may simply come again
            drain.Halt = sender.HaltFor(failed, works[0].Job.Attempts);
            return;
        }

        List<Work> renamed = new();
        for (int i = 0; i < works.Count; i++)
        {
            Work work = works[i];
            NameConflict conflict = NameConflict.Decide(
                work.Customer!, work.Plan!, names[i], answers[3 * i].Body, answers[(3 * i) + 1].Body, answers[(3 * i) + 2].Body, id => LinkedTo(id, work), drain.CustomerPreferences,
                drain.Settings);
            switch (conflict.Verdict)
            {
                case NameVerdict.Adopt when !drain.Others.TryReserve(work, CustomerPlanner.Entity, conflict.Customer!.Text("Id") ?? "", names[i]):
                    drain.Others.GiveWay(work);
                    break;
                case NameVerdict.Adopt:
                    Adopt(work, conflict.Customer!);
                    break;
                case NameVerdict.Rename when mayRename:
                    work.Plan = CustomerPlanner.Renamed(work.Plan!, conflict.DisplayName!);
                    renamed.Add(work);
                    break;
                default:
                    drain.Outcomes.Failed(work, conflict.Problem ?? Catalogue.NameHeldByLinked(names[i], "another record"));
                    break;
            }
        }

        if (renamed.Count > 0)
        {
            Resend(renamed);
        }
    }

    private void Resend(List<Work> renamed)
    {
        List<Work> takenAgain = new();
        foreach ((Work work, Answer answer) in sender.Send(renamed))
        {
            if (answer.Kind == AnswerKind.Done)
            {
                done(work, answer.Body, answer.IntuitTid);
            }
            else if (answer.Is(DuplicateName))
            {
                takenAgain.Add(work);
            }
            else
            {
                drain.Outcomes.Refused(work, answer);
            }
        }

        if (takenAgain.Count > 0 && drain.Halt == null)
        {
            Taken(takenAgain, mayRename: false);
        }
    }

    // linking to what exists records a baseline and sends nothing (BOOKS B31)
    private void Adopt(Work work, JsonObject customer)
    {
        drain.Outcomes.Linked(work, CustomerPlanner.Entity, customer, SparseUpdate.Baseline(work.Plan!.Wanted, customer, CustomerMap.CreateOnly), Results.TookUpCustomer(), null);
        remember(work.Job.RecordId);
    }

    private string? LinkedTo(string id, Work work)
    {
        Links.Link? holder = drain.Links.HolderOf(drain.Company.Id, CustomerPlanner.Entity, id);
        return holder == null || holder.RecordId == work.Job.RecordId ? null : $"{holder.RecordName} ({holder.Table})";
    }

    /// <summary>Both sides changed: Deadlock Win decides field by field, and the update goes again on the fresh SyncToken.</summary>
    private void Stale(Work work)
    {
        Answer answer = drain.QuickBooks.Query(new[] { QueryText.ById(CustomerPlanner.Entity, work.Link!.AccountingId) })[0];
        JsonObject? held = answer.Body.Objects(CustomerPlanner.Entity).FirstOrDefault();
        if (answer.Kind != AnswerKind.Done)
        {
            drain.Halt = sender.HaltFor(answer, work.Job.Attempts);
            return;
        }

        if (held == null)
        {
            drain.Outcomes.Failed(work, Catalogue.LinkedObjectGone(CustomerPlanner.Entity, work.Link.AccountingId));
            return;
        }

        JsonObject changed = SentFields.Winning(work.Plan!.Write!.Fields, work.Link.Sent, held, drain.CustomerPreferences.DeadlockWin);
        if (changed.Count == 0)
        {
            drain.Outcomes.Linked(work, CustomerPlanner.Entity, held, work.Plan.Wanted, Results.QuickBooksWon(), answer.IntuitTid);
            return;
        }

        work.Plan = Plan.Update(CustomerPlanner.Entity, work.Link.AccountingId, held.Text("SyncToken") ?? "0", work.Plan.Wanted, changed);
        foreach ((Work sent, Answer again) in sender.Send(new[] { work }))
        {
            if (again.Kind == AnswerKind.Done)
            {
                done(sent, again.Body, again.IntuitTid);
            }
            else if (again.Is(StaleObject))
            {
                drain.Outcomes.Failed(sent, Catalogue.ChangedMeanwhile());
            }
            else
            {
                drain.Outcomes.Refused(sent, again);
            }
        }
    }
}
