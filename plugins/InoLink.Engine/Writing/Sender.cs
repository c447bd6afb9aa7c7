using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using InoLink.QuickBooks;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Writing;

/// <summary>
/// Sends planned writes: announces each call in the manifest first (BOOKS B02), keeps batches small enough to stay under 20 s (B05), and stops the drain when
/// the company as a whole can't be written to.
/// </summary>
public sealed class Sender
{
    /// <summary>Writes or queries that one call carries at most.</summary>
    public const int LargestBatch = 30;

    private const decimal WantedSeconds = 20m;
    private readonly DrainContext drain;

    public Sender(DrainContext drain) => this.drain = drain;

    /// <summary>
    /// Sends the write of each work and gives those that were answered, with their answers. What is left out stays unsettled: see <see cref="DrainContext.Halt"/>.
    /// Uncertain outcomes are recorded here; Done and Refused are the caller's.
    /// </summary>
    public IReadOnlyList<SentWork> Send(IReadOnlyList<Work> works)
    {
        List<SentWork> answered = new();
        foreach (IReadOnlyList<Work> call in Calls(works))
        {
            if (drain.Halt != null)
            {
                break;
            }

            answered.AddRange(Call(call));
        }

        return answered;
    }

    // what was once proven absent goes alone; the rest in batches
    private IEnumerable<IReadOnlyList<Work>> Calls(IReadOnlyList<Work> works)
    {
        foreach (Work single in works.Where(work => work.Job.Generation > 0))
        {
            yield return new[] { single };
        }

        List<Work> rest = works.Where(work => work.Job.Generation == 0).ToList();
        for (int at = 0; at < rest.Count;)
        {
            List<Work> batch = rest.Skip(at).Take(SizeOf(drain.Lease.SecondsPerItem)).ToList();
            at += batch.Count;
            yield return batch;
        }
    }

    /// <summary>Writes of a call that QuickBooks works off in time, by the measured seconds of one (BOOKS B05); 0 where nothing was measured yet.</summary>
    public static int SizeOf(decimal secondsPerItem) => secondsPerItem <= 0 ? LargestBatch : (int)Math.Max(1, Math.Min(LargestBatch, WantedSeconds / secondsPerItem));

    private IReadOnlyList<SentWork> Call(IReadOnlyList<Work> call)
    {
        if (!drain.Budget.MayBeginWork || !drain.Budget.Fits(TimeBudget.For(call.Count)))
        {
            drain.Halt = new Halt(null, TimeSpan.Zero);
            return Array.Empty<SentWork>();
        }

        DateTime sentOn = drain.Lease.Now;
        string requestId = RequestId(call);
        foreach (Work work in call)
        {
            work.RequestId = requestId;
        }

        bool mayStand = drain.Lease.Announce(call.Select(work => new ManifestItem(
            work.Job.Id, work.Plan!.Write!.Entity, work.Plan.Write.Id, work.Plan.Hash, work.Plan.Wanted, sentOn,
            work.Plan.Write.IsUpdate ? work.Plan.Write.Fields : null) { RequestId = requestId }));
        if (!mayStand)
        {
            throw new LeaseLostException();
        }

        TimeSpan before = drain.Budget.Elapsed;
        IReadOnlyList<Answer> answers = drain.QuickBooks.Send(requestId, call.Select(work => work.Plan!.Write!).ToList());
        Measure(call.Count, drain.Budget.Elapsed - before);
        drain.Trace($"sent {call.Count} as {requestId}: {string.Join(" ", answers.GroupBy(answer => answer.Kind).Select(group => $"{group.Key} {group.Count()}"))} tid={answers[0].IntuitTid}");
        List<SentWork> definite = new();
        for (int i = 0; i < call.Count; i++)
        {
            switch (answers[i].Kind)
            {
                case AnswerKind.Done or AnswerKind.Refused:
                    definite.Add(new SentWork(call[i], answers[i]));
                    break;
                case AnswerKind.Uncertain:
                    drain.Outcomes.Uncertain(call[i], drain.Lease.Now, answers[i].Reason, answers[i].IntuitTid);
                    break;
                default:
                    drain.Halt = HaltFor(answers[i], call[i].Job.Attempts);
                    break;
            }
        }

        return definite;
    }

    /// <summary>Why the company can't be written to for now.</summary>
    public Halt HaltFor(Answer answer, int attempt)
    {
        switch (answer.Kind)
        {
            case AnswerKind.NeedsConsent:
                new Companies.Companies(drain.System).NeedsConsent(drain.Company.Id, answer.Reason);
                return new Halt(Catalogue.NeedsConsent(drain.Company.Name, answer.Reason), TimeSpan.Zero);
            case AnswerKind.Throttled when drain.Lease.Calls.IsSpent(drain.Lease.Now):
                // only this writer has asked enough for now
                return new Halt(Catalogue.Throttled(), drain.Lease.Calls.UntilNext(drain.Lease.Now));
            case AnswerKind.Throttled:
                new Companies.Companies(drain.System).Pause(drain.Company.Id, drain.Lease.Now + Backoff.Throttled);
                return new Halt(Catalogue.Throttled(), Backoff.Throttled);
            default:
                return new Halt(Catalogue.Unreachable(answer.Reason), Backoff.After(attempt));
        }
    }

    // a batch's id is the hash of its manifest, a single call's that of (job, operation, generation); both hold the payload too, so no id ever carries another content
    private static string RequestId(IReadOnlyList<Work> call) => DeterministicId.Digest(string.Join("|", call.Select(work =>
        string.Join(",", work.Job.Id.ToString("D"), ((int)work.Job.Operation).ToString(System.Globalization.CultureInfo.InvariantCulture),
            work.Job.Generation.ToString(System.Globalization.CultureInfo.InvariantCulture), work.Plan!.Hash))));

    private void Measure(int items, TimeSpan took)
    {
        decimal measured = (decimal)took.TotalSeconds / items;
        drain.Lease.SecondsPerItem = drain.Lease.SecondsPerItem == 0 ? measured : (drain.Lease.SecondsPerItem + measured) / 2;
    }
}

/// <summary>Somebody else holds the pen: nothing more may be sent or recorded in this run; the other recovers what was left.</summary>
public sealed class LeaseLostException : Exception
{
    public LeaseLostException()
        : base("The writer's lease is held by another run.")
    {
    }

    public LeaseLostException(string message)
        : base(message)
    {
    }

    public LeaseLostException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
