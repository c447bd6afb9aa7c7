using InoLink.Lab.Dataverse.Plugins;

namespace InoLink.Lab.Dataverse.Async;

/// <summary>Makes the chaotic choices; each follows from the seed and the number of the choice.</summary>
internal sealed class Chaos(ChaosOptions options)
{
    private int drawn;

    public int Seed { get; } = options.Seed ?? Random.Shared.Next();

    public bool TakesNeighbours => options.CrashTakesNeighbours;

    /// <summary>The order in which a batch runs.</summary>
    public SystemJob[] Arrange(IReadOnlyList<SystemJob> due)
    {
        SystemJob[] order = [.. due];
        if (options.ShuffleOrder)
        {
            Dice(Volatile.Read(ref drawn)).Shuffle(order);
        }

        return order;
    }

    /// <summary>How long the next run waits, and whether its job is delivered again if it ends well.</summary>
    public (TimeSpan Delay, bool Twice) Draw()
    {
        var dice = Dice(Interlocked.Increment(ref drawn));
        return (options.Delay * dice.NextDouble(), dice.NextDouble() < options.DeliverTwice);
    }

    /// <summary>Whether the worker dies here.</summary>
    /// <param name="total">Number of such calls of all jobs.</param>
    public bool Kills(SystemJob job, SandboxPoint point, int total)
    {
        var isHttp = point.Kind == SandboxPointKind.Http;
        return total == (isHttp ? options.CrashAfterHttpCalls : options.CrashAfterServiceCalls)
            || options.CrashWhen?.Invoke(new CrashPoint(job.Id, job.Name, isHttp, point.Number, total)) == true;
    }

    private Random Dice(int number) => new(unchecked((Seed * 397) ^ number));
}
