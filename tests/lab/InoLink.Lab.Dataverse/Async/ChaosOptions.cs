namespace InoLink.Lab.Dataverse.Async;

/// <summary>What the platform allows itself to do to a job. All off by default.</summary>
public sealed record ChaosOptions
{
    /// <summary>Seed of every choice below; one is drawn if none is given. See <see cref="AsyncService.Seed"/>.</summary>
    public int? Seed { get; init; }

    /// <summary>The jobs of a batch run in any order (dataverse-runtime §4: no ordering guarantee).</summary>
    public bool ShuffleOrder { get; init; }

    /// <summary>Share of jobs, 0 to 1, that are delivered a second time although the first run ended well (at least once).</summary>
    public double DeliverTwice { get; init; }

    /// <summary>Longest wait before a run, wall time; each run waits a random part of it.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The worker dies after the n-th service call that jobs make, counted over all jobs from the service's making; the call itself is done.</summary>
    public int? CrashAfterServiceCalls { get; init; }

    /// <summary>The worker dies when the n-th HTTP answer has arrived, before the plug-in sees it; counted over all jobs.</summary>
    public int? CrashAfterHttpCalls { get; init; }

    /// <summary>The worker dies at every point for which this is true.</summary>
    public Func<CrashPoint, bool>? CrashWhen { get; init; }

    /// <summary>A dying worker process takes the jobs that run beside with it (dataverse-runtime §1).</summary>
    public bool CrashTakesNeighbours { get; init; } = true;
}

/// <summary>A moment at which a worker may die.</summary>
/// <param name="JobId">The system job.</param>
/// <param name="StepName">Its step.</param>
/// <param name="IsHttp">After an HTTP answer; else after a service call.</param>
/// <param name="Number">Number of such calls in this run, from 1.</param>
/// <param name="Total">Number of such calls of all jobs since the service was made, from 1.</param>
public sealed record CrashPoint(Guid JobId, string StepName, bool IsHttp, int Number, int Total);
