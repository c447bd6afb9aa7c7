using InoLink.Engine.Customers;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Items;
using InoLink.Engine.Jobs;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using InoLink.Engine.Writing;
using InoLink.QuickBooks.Model;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Documents;

/// <summary>
/// Carries quotes, orders and invoices over, in that order, so that a chain within one drain meets itself (BOOKS B01). What they need and nobody has promoted yet gets jobs of its own,
/// which run in the waves before.
/// </summary>
public sealed class DocumentWave
{
    private readonly DrainContext drain;
    private readonly Sender sender;
    private readonly List<Work> works = new();
    private readonly Dictionary<Guid, DocumentSource> sources = new();

    public DocumentWave(DrainContext drain)
    {
        this.drain = drain;
        sender = new Sender(drain);
    }

    /// <summary>Reads the documents of the claimed jobs.</summary>
    public void Load(IReadOnlyList<LinkJob> claimed)
    {
        DocumentReader reader = new(drain.System, drain.Company.Zone);
        foreach (IGrouping<string, LinkJob> table in claimed.GroupBy(job => job.Table))
        {
            foreach (KeyValuePair<Guid, DocumentSource> source in reader.Read(DocumentTable.Of(table.Key)!, table.Select(job => job.RecordId)))
            {
                sources[source.Key] = source.Value;
            }
        }

        foreach (LinkJob job in claimed)
        {
            Work work = new(job);
            if (sources.TryGetValue(job.RecordId, out DocumentSource? source))
            {
                work.Found(source.Name, source.RowVersion);
            }

            works.Add(work);
            if (source != null && DocumentReadiness.Check(source, job.SubmittedAt, drain.Lease.Now) is { } unfinished)
            {
                drain.Outcomes.Failed(work, unfinished, DocumentReadiness.Quiet);
            }
        }
    }

    /// <summary>Jobs, already claimed, for the customers and products that the documents need and that are not linked.</summary>
    public IReadOnlyList<LinkJob> Missing(ISet<Guid> asked)
    {
        List<LinkJob> claimed = new();
        Dictionary<Guid, EntityReference> wanted = new();
        Dictionary<Guid, LinkJob> asker = new();
        foreach (Work work in works.Where(work => !work.IsSettled && sources.ContainsKey(work.Job.RecordId) && drain.Sales.AutoCreate(work.Job.Table)))
        {
            foreach (EntityReference need in Needs(sources[work.Job.RecordId]))
            {
                wanted[need.Id] = need;
                asker[need.Id] = work.Job;
            }
        }

        IDictionary<Guid, Link> linked = drain.Links.OpenOf(wanted.Keys);
        foreach (EntityReference need in wanted.Values.Where(need => !linked.ContainsKey(need.Id) && !asked.Contains(need.Id)))
        {
            LinkJob? job = drain.Jobs.QueuedFor(need.Id) ?? Made(need, asker[need.Id]);
            if (job != null && drain.Jobs.Claim(job))
            {
                claimed.Add(job);
            }
        }

        return claimed;
    }

    /// <summary>Plans and sends. <paramref name="workOf"/> tells what became of a customer or product in this drain.</summary>
    public void Run(Func<Guid, Work?> workOf)
    {
        foreach (DocumentTable table in new[] { DocumentTable.Quote, DocumentTable.Order, DocumentTable.Invoice })
        {
            if (drain.Halt == null)
            {
                RunTable(works.Where(work => !work.IsSettled && work.Job.Table == table.Name).ToList(), workOf);
            }
        }

        foreach (Work left in works.Where(work => !work.IsSettled))
        {
            drain.Outcomes.Requeue(left, drain.Halt?.Problem, drain.Halt?.Delay ?? TimeSpan.Zero);
        }
    }

    private void RunTable(IReadOnlyList<Work> table, Func<Guid, Work?> workOf)
    {
        IDictionary<Guid, Link> links = drain.Links.OpenOf(table.Select(work => work.Job.RecordId));
        DocumentContexts contexts = new(drain, table.Where(work => sources.ContainsKey(work.Job.RecordId)).Select(work => sources[work.Job.RecordId]).ToList(), workOf);
        List<Work> toSend = new();
        foreach (Work work in table)
        {
            work.Link = links.TryGetValue(work.Job.RecordId, out Link? link) ? link : null;
            if (work.Link != null)
            {
                drain.Outcomes.UpToDate(work);
                continue;
            }

            work.Plan = MakePlan(work, contexts);
            if (drain.Halt != null)
            {
                return;
            }

            if (work.Plan.Kind == PlanKind.Refused)
            {
                drain.Outcomes.Failed(work, work.Plan.Problem!);
            }
            else
            {
                toSend.Add(work);
            }
        }

        foreach ((Work work, Answer answer) in sender.Send(Unchanged(toSend)))
        {
            if (answer.Kind == AnswerKind.Done)
            {
                drain.Outcomes.Posted(work, answer.Body, work.Plan!.Wanted, work.Plan.Write!.Entity, "Created in QuickBooks.", answer.IntuitTid);
            }
            else if (answer.Is("6140"))
            {
                drain.Outcomes.Failed(work, Catalogue.NumberTaken(work.Plan!.Wanted.Text("DocNumber") ?? ""), tid: answer.IntuitTid);
            }
            else
            {
                drain.Outcomes.Refused(work, answer);
            }
        }
    }

    private Plan MakePlan(Work work, DocumentContexts contexts)
    {
        if (!sources.TryGetValue(work.Job.RecordId, out DocumentSource? source))
        {
            return Plan.Refuse(Catalogue.RecordGone());
        }

        Problem? problem = new SaleChain(drain).Check(source, work.Job.IsForced);
        DocumentContext? context = problem == null ? contexts.Of(source, work.Job, out problem) : null;
        return context == null ? Plan.Refuse(problem ?? Catalogue.NoCustomer()) : DocumentPlanner.Make(source, context, drain.Sales.ForDocuments(source.Table), drain.Settings);
    }

    // the row version is read again right before the send: a document that changed since it was planned is planned anew
    private List<Work> Unchanged(List<Work> toSend)
    {
        List<Work> same = new();
        foreach (Work work in toSend)
        {
            Entity? now = drain.System.Find(work.Job.Table, work.Job.RecordId, DocumentTable.State);
            if (now?.RowVersion == work.RecordVersion)
            {
                same.Add(work);
            }
        }

        return same;
    }

    private static IEnumerable<EntityReference> Needs(DocumentSource document)
    {
        if (document.CustomerId is { } customer)
        {
            yield return new EntityReference(document.CustomerTable, customer) { Name = document.CustomerName };
        }

        foreach (DocumentLine line in document.Lines.Where(line => line.ProductId != null))
        {
            yield return new EntityReference(ProductTable.Name, line.ProductId!.Value) { Name = line.ProductName };
        }
    }

    private LinkJob? Made(EntityReference need, LinkJob asker)
    {
        Guid id = DeterministicId.Of("need", need.Id, asker.Id);
        LinkJobs.Create(drain.System, id, need.LogicalName, need.Id, need.Name ?? "", drain.Company.Id, asker.SubmittedBy, drain.Lease.Now, JobOperation.Promote);
        return drain.Jobs.Find(id) is { Status: JobStatus.Queued } job ? job : null;
    }
}
