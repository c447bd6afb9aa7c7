using System.Diagnostics;

namespace InoLink.QuickBooks;

/// <summary>
/// The wall time of one plug-in execution (BOOKS B05). The sandbox ends it after 2 minutes; so nothing new begins after 60 s, and a
/// call begins only if its own time-out still fits.
/// </summary>
public sealed class TimeBudget
{
    private static readonly TimeSpan Whole = TimeSpan.FromSeconds(110);
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan NothingNewAfter = TimeSpan.FromSeconds(60);
    private readonly Func<TimeSpan> elapsed;

    public TimeBudget()
    {
        Stopwatch watch = Stopwatch.StartNew();
        elapsed = () => watch.Elapsed;
    }

    /// <summary>For tests: a run of any age.</summary>
    internal TimeBudget(Func<TimeSpan> elapsed) => this.elapsed = elapsed;

    /// <summary>Time-out of a call that carries one write, query or read.</summary>
    public static TimeSpan Single { get; } = TimeSpan.FromSeconds(15);

    public TimeSpan Elapsed => elapsed();

    public bool MayBeginWork => Elapsed < NothingNewAfter;

    public bool Fits(TimeSpan timeout) => Elapsed + timeout + Reserve <= Whole;

    /// <summary>Time-out of a call with that many items: 15 s, and 1.5 s more for each item of a batch.</summary>
    public static TimeSpan For(int items) => items <= 1 ? Single : Single + TimeSpan.FromSeconds(1.5 * items);
}
