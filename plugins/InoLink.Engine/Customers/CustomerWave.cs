using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Problems;
using InoLink.Engine.Writing;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Customers;

/// <summary>Carries accounts and contacts over: parents before children, each level in as few calls as possible.</summary>
public sealed class CustomerWave
{
    private readonly DrainContext drain;
    private readonly CustomerReader reader;
    private readonly Sender sender;
    private readonly Dictionary<Guid, Work> works = new();
    private readonly Dictionary<Guid, CustomerSource> sources = new();
    private IDictionary<Guid, Links.Link> links = new Dictionary<Guid, Links.Link>();

    public CustomerWave(DrainContext drain)
    {
        this.drain = drain;
        reader = new CustomerReader(drain.System);
        sender = new Sender(drain);
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
        CustomerFamily family = new(sources);
        foreach (IGrouping<int, Work> level in works.Values.ToList().GroupBy(work => family.Depth(work.Job.RecordId)).OrderBy(level => level.Key))
        {
            if (drain.Halt == null)
            {
                RunLevel(level.ToList(), family);
            }
        }

        foreach (Work left in works.Values.Where(work => !work.IsSettled))
        {
            drain.Outcomes.Requeue(left, drain.Halt?.Problem, drain.Halt?.Delay ?? TimeSpan.Zero);
        }
    }

    // Ancestors are read level by level; a parent that is not linked and that nobody has asked for gets a job of its own, so its outcome is seen too.
    private void ReadFamily()
    {
        HashSet<Guid> asked = new();
        List<Microsoft.Xrm.Sdk.EntityReference> next = works.Values.Select(work => work.Job.Record).ToList();
        while (next.Count > 0 && asked.Count < 5000)
        {
            asked.UnionWith(next.Select(record => record.Id));
            List<CustomerSource> read = reader.Read(next).Values.ToList();
            foreach (CustomerSource source in read)
            {
                sources[source.RecordId] = source;
            }

            next = read.Where(source => source.ParentId != null && !asked.Contains(source.ParentId.Value))
                .Select(source => new Microsoft.Xrm.Sdk.EntityReference(source.ParentTable, source.ParentId!.Value)).GroupBy(record => record.Id).Select(group => group.First()).ToList();
        }

        links = drain.Links.OpenOf(sources.Keys);
        CustomerFamily family = new(sources);
        foreach (Work work in works.Values.ToList())
        {
            AddMissingParents(work, family);
        }

        foreach (Work work in works.Values)
        {
            if (sources.TryGetValue(work.Job.RecordId, out CustomerSource? source))
            {
                work.Found(source);
            }

            work.Link = links.TryGetValue(work.Job.RecordId, out Links.Link? link) ? link : null;
        }
    }

    private void AddMissingParents(Work child, CustomerFamily family)
    {
        HashSet<Guid> seen = new();
        for (CustomerSource? at = Parent(child.Job.RecordId); at != null && seen.Add(at.RecordId); at = family.ParentOf(at))
        {
            if (links.ContainsKey(at.RecordId) || works.ContainsKey(at.RecordId) || !drain.CustomerPreferences.AutoCreateMissingCustomer || family.Check(at.RecordId) != null)
            {
                continue;
            }

            LinkJob? job = drain.Jobs.QueuedFor(at.RecordId) ?? Made(at, child.Job);
            if (job != null && drain.Jobs.Claim(job))
            {
                works[at.RecordId] = new Work(job);
            }
        }

        CustomerSource? Parent(Guid record) => sources.TryGetValue(record, out CustomerSource? source) ? family.ParentOf(source) : null;
    }

    private LinkJob? Made(CustomerSource parent, LinkJob child)
    {
        Guid id = DeterministicId.Of("parent", parent.RecordId, child.Id);
        LinkJobs.Create(drain.System, id, parent.Table, parent.RecordId, parent.Name, drain.Company.Id, child.SubmittedBy, drain.Lease.Now, Schema.JobOperation.Promote);
        return drain.Jobs.Find(id) is { Status: Schema.JobStatus.Queued } job ? job : null;
    }

    private void RunLevel(IReadOnlyList<Work> level, CustomerFamily family)
    {
        List<Work> toSend = new();
        foreach (Work work in level)
        {
            if (work.Obsolete(work.Customer?.IsActive ?? true) is { } obsolete)
            {
                drain.Outcomes.Canceled(work, obsolete);
                continue;
            }

            Plan plan = work.Plan = MakePlan(work, family);
            switch (plan.Kind)
            {
                case PlanKind.Refused:
                    drain.Outcomes.Failed(work, plan.Problem!);
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

        CustomerRefusals refusals = new(drain, sender, Done, Remember);
        refusals.Resolve(refused);
    }

    private Plan MakePlan(Work work, CustomerFamily family)
    {
        if (work.Customer == null)
        {
            return Plan.Refuse(Catalogue.RecordGone());
        }

        if (family.Check(work.Job.RecordId) is { } misplaced)
        {
            return Plan.Refuse(misplaced);
        }

        ParentCustomer? parent = null;
        if (family.ParentOf(work.Customer) is { } above)
        {
            if (!links.TryGetValue(above.RecordId, out Links.Link? link))
            {
                return Plan.Refuse(WithoutParent(above, family));
            }

            parent = new ParentCustomer(link.AccountingId, above.Name, above.Currency);
        }

        return CustomerPlanner.Make(work.Customer, work.Link, parent, drain.CustomerPreferences, drain.Settings);
    }

    private Problem WithoutParent(CustomerSource parent, CustomerFamily family)
    {
        if (family.Check(parent.RecordId) is { } misplaced)
        {
            return Catalogue.ParentFailed(parent.Name, misplaced.Sentence);
        }

        if (works.TryGetValue(parent.RecordId, out Work? work))
        {
            return work.Problem is { Fate: Fate.Ends } problem ? Catalogue.ParentFailed(parent.Name, problem.Sentence) : Catalogue.ParentWaits(parent.Name);
        }

        return drain.CustomerPreferences.AutoCreateMissingCustomer ? Catalogue.ParentWaits(parent.Name) : Catalogue.ParentNotLinked(parent.Name);
    }

    private void Done(Work work, JsonObject customer, string? tid)
    {
        string sentence = work.Plan!.Kind == PlanKind.Update ? "Updated in QuickBooks." : "Created in QuickBooks.";
        drain.Outcomes.Linked(work, CustomerPlanner.Entity, customer, work.Plan.Wanted, sentence, tid);
        Remember(work.Job.RecordId);
    }

    // children of the next level find their parent's customer here
    private void Remember(Guid record)
    {
        foreach (KeyValuePair<Guid, Links.Link> link in drain.Links.OpenOf(new[] { record }))
        {
            links[link.Key] = link.Value;
        }
    }
}
