namespace InoLink.Lab.Dataverse.Async;

/// <summary>Counts what happens, from many threads.</summary>
internal sealed class Tally
{
    private readonly Lock guard = new();
    private readonly Dictionary<JobPhase, int> ends = [];
    private int started;
    private int deliveredTwice;
    private int crashed;
    private int timedOut;
    private int serviceCalls;
    private int httpCalls;

    public void Started() => Interlocked.Increment(ref started);

    public void Crashed() => Interlocked.Increment(ref crashed);

    public void DeliveredTwice() => Interlocked.Increment(ref deliveredTwice);

    /// <summary>Counts a call and returns its number.</summary>
    public int Called(bool isHttp) => isHttp ? Interlocked.Increment(ref httpCalls) : Interlocked.Increment(ref serviceCalls);

    public void Ended(JobOutcome outcome)
    {
        lock (guard)
        {
            ends[outcome.Phase] = ends.GetValueOrDefault(outcome.Phase) + 1;
            timedOut += ReferenceEquals(outcome, JobOutcome.TimedOut) ? 1 : 0;
        }
    }

    public AsyncServiceStatistics Snapshot()
    {
        lock (guard)
        {
            return new AsyncServiceStatistics(
                started,
                ends.GetValueOrDefault(JobPhase.Succeeded),
                ends.GetValueOrDefault(JobPhase.Failed),
                ends.GetValueOrDefault(JobPhase.Canceled),
                ends.GetValueOrDefault(JobPhase.Suspended),
                ends.GetValueOrDefault(JobPhase.WillRetry),
                deliveredTwice,
                crashed,
                timedOut,
                serviceCalls,
                httpCalls);
        }
    }
}
