namespace InoLink.Lab.Dataverse.Async;

/// <summary>How the asynchronous service works; the defaults are the platform's where those are known (dataverse-runtime §4).</summary>
public sealed record AsyncServiceOptions
{
    /// <summary>Jobs that run at the same time.</summary>
    public int Workers { get; init; } = 4;

    /// <summary>Jobs taken at once (dataverse-runtime §4: about 20).</summary>
    public int BatchSize { get; init; } = 20;

    /// <summary>Wall time of one run (dataverse-runtime §1: 2 minutes).</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Runs of a job that asks for a retry (dataverse-runtime §4: four).</summary>
    public int MaximumAttempts { get; init; } = 4;

    /// <summary>Time between those runs on the server clock; the platform's is not documented.</summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Jobs of a crashed worker become Ready at once; if not, they stay Locked until <see cref="AsyncService.RecoverCrashedJobs"/> or the next start.</summary>
    public bool RecoverCrashedJobs { get; init; } = true;

    /// <summary>How long an idle worker sleeps at most, wall time; it is woken by every committed job and by the clock.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>What is to go wrong.</summary>
    public ChaosOptions Chaos { get; init; } = new();
}
