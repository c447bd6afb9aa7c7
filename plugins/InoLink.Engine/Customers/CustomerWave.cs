using InoLink.Engine.Jobs;
using InoLink.Engine.Problems;
using InoLink.Engine.Promotion;
using InoLink.Engine.Writing;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Customers;

/// <summary>Carries accounts and contacts over: parents before children, each level in as few calls as possible.</summary>
public sealed class CustomerWave
{
    private readonly DrainContext drain;
    private readonly CustomerPlans plans;
    private readonly Lookalikes lookalikes;
    private readonly Sender sender;
    private readonly NeededJobs needed;
    private readonly Dictionary<Guid, Work> works = new();

    public CustomerWave(DrainContext drain)
    {
        this.drain = drain;
        plans = new CustomerPlans(drain.Planning);
        lookalikes = new Lookalikes(drain.Planning);
        sender = new Sender(drain);
        needed = new NeededJobs(drain);
    }

    /// <summary>What became of a record in this wave; null where it had no job.</summary>
    public Work? WorkOf(Guid record) => works.TryGetValue(record, out Work? work) ? work : null;

    /// <summary>Works off the claimed jobs, and those of missing parents that they need. Every job of the wave is settled or given back at the end.</summary>
    public void Run(IReadOnlyList<LinkJob> claimed)
    {
        foreach (LinkJob job in claimed)
        {
            works[job.RecordId] = new Work(job);
        }

        ReadFamily();
        foreach (IGrouping<int, Work> level in works.Values.ToList().GroupBy(work => plans.Depth(work.Job.RecordId)).OrderBy(level => level.Key))
        {
            if (drain.Halt == null)
            {
                RunLevel(level.ToList());
            }
        }

        foreach (Work left in works.Values.Where(work => !work.IsSettled))
        {
            drain.Outcomes.Requeue(left, drain.Halt?.Problem, drain.Halt?.Delay ?? TimeSpan.Zero);
        }
    }

    // A parent that is not linked and that nobody has asked for gets a job of its own, so its outcome is seen too.
    private void ReadFamily()
    {
        plans.Read(works.Values.Select(work => work.Job.Record));
        AddMissingParents();
        foreach (Work work in works.Values)
        {
            if (plans.SourceOf(work.Job.RecordId) is { } source)
            {
                work.Found(source);
            }

            work.Link = plans.LinkOf(work.Job.RecordId);
        }

        lookalikes.Read(works.Values.Where(work => work.Link == null).Select(work => work.Customer).OfType<CustomerSource>());
    }

    private void AddMissingParents()
    {
        List<KeyValuePair<EntityReference, LinkJob>> missing = works.Values.SelectMany(child => plans.MissingParents(child.Job.RecordId).Select(parent =>
                new KeyValuePair<EntityReference, LinkJob>(new EntityReference(parent.Table, parent.RecordId) { Name = parent.Name }, child.Job)))
            .Where(parent => !works.ContainsKey(parent.Key.Id)).GroupBy(parent => parent.Key.Id).Select(same => same.First()).ToList();
        foreach (LinkJob job in needed.Claim(missing))
        {
            works[job.RecordId] = new Work(job);
        }
    }

    private void RunLevel(IReadOnlyList<Work> all)
    {
        List<Work> level = all.Where(work => !drain.Outcomes.CanceledAsObsolete(work, work.Customer?.IsActive ?? true)).ToList();
        List<Work> toSend = new();
        foreach (Work work in level)
        {
            work.Plan = MakePlan(work);
        }

        new TakingUp(drain, sender, CustomerPlanner.Entity, drain.CustomerPreferences.DeadlockWin, MakePlan, plans.Remember).Run(level);
        foreach (Work work in level.TakeWhile(_ => drain.Halt == null))
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
            // all that stands in QuickBooks is recorded before any refusal is looked into: the holder of a name may be among them
            if (answer.Kind == AnswerKind.Done)
            {
                Done(work, answer.Body, answer.IntuitTid);
            }
            else
            {
                refused.Add(new SentWork(work, answer));
            }
        }

        CustomerRefusals refusals = new(drain, sender, Done, plans.Remember);
        refusals.Resolve(refused);
    }

    private Plan MakePlan(Work work) => lookalikes.Checked(
        plans.Make(work.Job.RecordId, NeedOf), plans.SourceOf(work.Job.RecordId), work.Job.IsForced);

    private Need? NeedOf(Guid record) => works.TryGetValue(record, out Work? other) ? Need.Missing(other.Problem)
        : needed.FailureOf(record) is { } failure ? Need.Missing(failure)
        : null;

    private void Done(Work work, JsonObject customer, string? tid)
    {
        Text sentence = work.Plan!.Kind == PlanKind.Update ? Results.Updated() : Results.Created();
        drain.Outcomes.Linked(work, CustomerPlanner.Entity, customer, work.Plan.Wanted, sentence, tid);
        plans.Remember(work.Job.RecordId);
    }
}
