using InoLink.Engine.Companies;
using InoLink.Engine.Customers;
using InoLink.Engine.Documents;
using InoLink.Engine.Jobs;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Promotion;
using InoLink.Engine.Schema;
using InoLink.Engine.Writing;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Items;

/// <summary>Carries products over, in as few calls as possible.</summary>
public sealed class ItemWave
{
    private const string DuplicateName = "6240";
    private const string StaleObject = "5010";
    private const string ObjectNotFound = "610";
    private readonly DrainContext drain;
    private readonly Sender sender;
    private readonly ItemPlans plans;
    private readonly Dictionary<Guid, Work> works = new();

    public ItemWave(DrainContext drain)
    {
        this.drain = drain;
        sender = new Sender(drain);
        plans = new ItemPlans(drain.Planning);
    }

    /// <summary>What became of a product in this wave; null where it had no job.</summary>
    public Work? WorkOf(Guid record) => works.TryGetValue(record, out Work? work) ? work : null;

    public void Run(IReadOnlyList<LinkJob> claimed)
    {
        foreach (LinkJob job in claimed)
        {
            works[job.RecordId] = new Work(job);
        }

        if (works.Count > 0)
        {
            PlanAndSend();
        }

        foreach (Work left in works.Values.Where(work => !work.IsSettled))
        {
            drain.Outcomes.Requeue(left, drain.Halt?.Problem, drain.Halt?.Delay ?? TimeSpan.Zero);
        }
    }

    private void PlanAndSend()
    {
        plans.Read(works.Keys);
        List<Work> planned = new();
        List<Work> toSend = new();
        List<Work> wanted = new();
        foreach (Work work in works.Values)
        {
            work.Link = plans.LinkOf(work.Job.RecordId);
            if (plans.SourceOf(work.Job.RecordId) is { } source)
            {
                work.Found(source.Name, source.RowVersion);
            }

            if (!drain.Outcomes.CanceledAsObsolete(work, Promotable.IsInUse(ProductTable.Name, plans.SourceOf(work.Job.RecordId)?.State)))
            {
                work.Plan = plans.Make(work.Job.RecordId);
                wanted.Add(work);
            }
        }

        new TakingUp(drain, sender, ItemPlanner.Entity, drain.Planning.Sales.ItemWinner, work => plans.Make(work.Job.RecordId), plans.Remember).Run(wanted);
        foreach (Work work in wanted.TakeWhile(_ => drain.Halt == null))
        {
            switch (work.Plan!.Kind)
            {
                case PlanKind.Refused:
                    drain.Outcomes.Failed(work, work.Plan.Problem!);
                    break;
                case PlanKind.UpToDate:
                    drain.Outcomes.UpToDate(work);
                    break;
                default:
                    toSend.Add(work);
                    break;
            }
        }

        List<SentWork> refused = new();
        foreach ((Work work, Answer answer) in sender.Send(toSend))
        {
            if (answer.Kind == AnswerKind.Done)
            {
                Done(work, answer);
            }
            else
            {
                refused.Add(new SentWork(work, answer));
            }
        }

        foreach ((Work work, Answer answer) in refused)
        {
            Refused(work, answer);
        }
    }

    private void Done(Work work, Answer answer) => drain.Outcomes.Linked(
        work, ItemPlanner.Entity, answer.Body, work.Plan!.Wanted, work.Plan.Kind == PlanKind.Update ? Results.Updated() : Results.Created(), answer.IntuitTid);

    private void Refused(Work work, Answer answer)
    {
        if (answer.Is(DuplicateName) && work.Link == null)
        {
            Taken(work);
        }
        else if (answer.Is(StaleObject) && work.Link != null)
        {
            Stale(work);
        }
        else if (answer.Is(ObjectNotFound) && work.Link != null)
        {
            drain.Outcomes.Failed(work, Catalogue.LinkedObjectGone(ItemPlanner.Entity, work.Link.AccountingId), tid: answer.IntuitTid);
        }
        else
        {
            drain.Outcomes.Refused(work, answer);
        }
    }

    // an item of the same name: taken up only if it is active, free and of the same type (BOOKS B30)
    private void Taken(Work work)
    {
        string name = work.Plan!.Wanted.Text("Name") ?? "";
        if (Ask($"SELECT * FROM Item WHERE Name = {QueryText.Quote(name)} AND Active IN (true, false)", work) is not { } answer)
        {
            return;
        }

        JsonObject? item = answer.Body.Objects(ItemPlanner.Entity).FirstOrDefault();
        string id = item?.Text("Id") ?? "";
        Link? holder = item == null ? null : drain.Links.HolderOf(drain.Company.Id, ItemPlanner.Entity, id);
        Problem? problem = item == null ? Catalogue.NameHolderUnknown(name)
            : item.Flag("Active") == false ? Catalogue.ItemInactive(name, id)
            : holder != null && holder.RecordId != work.Job.RecordId ? Catalogue.ItemHeldByLinked(name, $"{holder.RecordName} (QuickBooks id {id})")
            : item.Text("Type") != work.Plan.Wanted.Text("Type") ? Catalogue.ItemOfOtherType(name, id, item.Text("Type") ?? "")
            : null;
        if (problem != null)
        {
            drain.Outcomes.Failed(work, problem);
            return;
        }

        drain.Outcomes.Linked(work, ItemPlanner.Entity, item!, SparseUpdate.Baseline(work.Plan.Wanted, item!, ItemMap.CreateOnly), Results.TookUpItem(), answer.IntuitTid);
    }

    // products: the CRM's values go again on the fresh SyncToken, but for fields that the preference leaves to QuickBooks
    private void Stale(Work work)
    {
        if (Ask(QueryText.ById(ItemPlanner.Entity, work.Link!.AccountingId), work) is not { } answer)
        {
            return;
        }

        JsonObject? held = answer.Body.Objects(ItemPlanner.Entity).FirstOrDefault();
        if (held == null)
        {
            drain.Outcomes.Failed(work, Catalogue.LinkedObjectGone(ItemPlanner.Entity, work.Link.AccountingId));
            return;
        }

        JsonObject changed = SentFields.Winning(work.Plan!.Write!.Fields, work.Link.Sent, held, drain.Planning.Sales.ItemWinner);
        if (changed.Count == 0)
        {
            drain.Outcomes.Linked(work, ItemPlanner.Entity, held, work.Plan.Wanted, Results.QuickBooksWon(), answer.IntuitTid);
            return;
        }

        work.Plan = Plan.Update(ItemPlanner.Entity, work.Link.AccountingId, held.Text("SyncToken") ?? "0", work.Plan.Wanted, changed, work.Plan.Warnings);
        foreach ((Work sent, Answer again) in sender.Send(new[] { work }))
        {
            if (again.Kind == AnswerKind.Done)
            {
                Done(sent, again);
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

    private Answer? Ask(string statement, Work work)
    {
        Answer answer = drain.QuickBooks.Query(new[] { statement })[0];
        if (answer.Kind != AnswerKind.Done)
        {
            drain.Halt = sender.HaltFor(answer, work.Job.Attempts);
            return null;
        }

        return answer;
    }
}
