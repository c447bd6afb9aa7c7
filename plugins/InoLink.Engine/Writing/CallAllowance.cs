namespace InoLink.Engine.Writing;

/// <summary>
/// A writer's share of Intuit's limits in the minute that runs: 500 requests, of which 40 may be batches (quickbooks-api §9), divided by the writers. Kept on the writer's row, so that
/// the next holder of the lease goes on counting. One number holds both limits: a batch costs as much as 12 other requests.
/// </summary>
public sealed class CallAllowance
{
    private const int AMinute = 480;
    private const int Batch = 12;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly int share;

    /// <param name="since">Beginning of the minute that was counted last; null before the first.</param>
    /// <param name="spent">What its requests cost.</param>
    public CallAllowance(DateTime? since, int spent, int writers)
    {
        Since = since ?? DateTime.MinValue;
        Spent = spent;
        share = AMinute / writers;
    }

    public DateTime Since { get; private set; }

    public int Spent { get; private set; }

    /// <summary>False: the minute's share would be passed, so the request is not made.</summary>
    public bool TryTake(DateTime now, bool batch)
    {
        int cost = batch ? Batch : 1;
        if (IsOver(now))
        {
            (Since, Spent) = (now, 0);
        }

        bool fits = Spent + cost <= share;
        Spent += fits ? cost : 0;
        return fits;
    }

    /// <summary>Not even one batch more fits into this minute.</summary>
    public bool IsSpent(DateTime now) => !IsOver(now) && Spent + Batch > share;

    public TimeSpan UntilNext(DateTime now) => IsOver(now) ? TimeSpan.Zero : Since + Minute - now;

    private bool IsOver(DateTime now) => now - Since >= Minute;
}
