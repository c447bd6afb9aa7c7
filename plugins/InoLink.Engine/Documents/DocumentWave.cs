using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Problems;
using InoLink.Engine.Promotion;
using InoLink.Engine.Schema;
using InoLink.Engine.Writing;
using InoLink.QuickBooks.Json;
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
    private readonly DocumentPlans plans;
    private readonly NeededJobs needed;
    private readonly List<Work> works = new();

    public DocumentWave(DrainContext drain)
    {
        this.drain = drain;
        sender = new Sender(drain);
        needed = new NeededJobs(drain);
        plans = new DocumentPlans(drain.Planning, new ExchangeRates(drain).Of);
    }

    /// <summary>Reads the documents of the claimed jobs.</summary>
    public void Load(IReadOnlyList<LinkJob> claimed)
    {
        plans.Read(claimed.Select(job => job.Record));
        foreach (LinkJob job in claimed)
        {
            Work work = new(job);
            works.Add(work);
            if (plans.SourceOf(job.RecordId) is not { } source)
            {
                continue;
            }

            work.Found(source.Name, source.RowVersion);
            if (DocumentReadiness.Check(source, job.SubmittedAt, drain.Lease.Now) is { } unfinished)
            {
                drain.Outcomes.Failed(work, unfinished, DocumentReadiness.Quiet);
            }
        }
    }

    /// <summary>Jobs, already claimed, for the customers and products that the documents need and that are not linked.</summary>
    public IReadOnlyList<LinkJob> Missing(ISet<Guid> asked) => needed.Claim(
        plans.Missing(new HashSet<Guid>(works.Where(work => work.IsSettled).Select(work => work.Job.RecordId))).Where(need => !asked.Contains(need.Key.Id))
            .Select(need => new KeyValuePair<EntityReference, LinkJob>(need.Key, works.First(work => work.Job.RecordId == need.Value).Job)).ToList());

    /// <summary>Plans and sends. <paramref name="workOf"/> tells what became of a customer or product in this drain.</summary>
    public void Run(Func<Guid, Work?> workOf)
    {
        foreach (DocumentTable table in DocumentPlans.Waves)
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
        plans.Begin(table.Select(work => work.Job.RecordId).ToList(), record => workOf(record) is { } work ? Need.Missing(work.Problem) : needed.FailureOf(record) is { } failure ? Need.Missing(failure) : null);
        List<Work> toSend = new();
        foreach (Work work in table)
        {
            work.Link = plans.LinkOf(work.Job.RecordId);
            work.Plan = plans.Make(work.Job.RecordId, work.Job.IsForced, DocumentContexts.Marker(work.Job.Id));
            if (drain.Halt != null)
            {
                return;
            }

            switch (work.Plan.Kind)
            {
                case PlanKind.UpToDate:
                    drain.Outcomes.UpToDate(work);
                    break;
                case PlanKind.Refused:
                    drain.Outcomes.Failed(work, work.Plan.Problem!);
                    break;
                default:
                    toSend.Add(work);
                    break;
            }
        }

        foreach ((Work work, Answer answer) in sender.Send(Unchanged(toSend)))
        {
            if (answer.Kind == AnswerKind.Done)
            {
                drain.Outcomes.Posted(work, answer.Body, work.Plan!.Wanted, work.Plan.Write!.Entity, Results.Created(), answer.IntuitTid);
            }
            else if (answer.Is("6140"))
            {
                NumberTaken(work, answer);
            }
            else
            {
                drain.Outcomes.Refused(work, answer);
            }
        }
    }

    // whose number it is, is offered for linking only where customer and total agree (BOOKS B20); whoever promotes with Force accepts the offer
    private void NumberTaken(Work work, Answer refusal)
    {
        (JsonObject sent, string entity) = (work.Plan!.Wanted, work.Plan.Write!.Entity);
        string number = sent.Text("DocNumber") ?? "";
        Answer answer = drain.QuickBooks.Query(new[] { $"SELECT * FROM {entity} WHERE DocNumber = {QueryText.Quote(number)}" })[0];
        JsonObject? same = answer.Body.Objects(entity).FirstOrDefault(held => held.TextAt("CustomerRef.value") == sent.TextAt("CustomerRef.value")
            && DocumentTotals.Booked(held) == DocumentTotals.Planned(sent)
            && drain.Links.HolderOf(drain.Company.Id, entity, held.Text("Id") ?? "") == null);
        if (same != null && work.Job.IsForced)
        {
            if (!drain.Others.TryReserve(work, entity, same.Text("Id") ?? "", null))
            {
                drain.Others.GiveWay(work);
                return;
            }

            drain.Outcomes.Posted(work, same, sent, entity, Results.TookUpDocument(), answer.IntuitTid);
            return;
        }

        drain.Outcomes.Failed(work, same == null ? Catalogue.NumberTaken(number) : Catalogue.NumberTakenBySame(entity, number, same.Text("Id") ?? ""), tid: refusal.IntuitTid);
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
}
