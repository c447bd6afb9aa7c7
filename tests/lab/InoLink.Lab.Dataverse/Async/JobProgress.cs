namespace InoLink.Lab.Dataverse.Async;

/// <summary>What became of a system job just now; for consoles and tests.</summary>
/// <param name="Duration">Of the run; zero when it starts.</param>
/// <param name="Message">Error text, if any.</param>
public sealed record JobProgress(Guid JobId, string Name, string Table, Guid RecordId, int Depth, int Attempt, JobPhase Phase, TimeSpan Duration, string? Message);

/// <summary>A turn in the life of a system job.</summary>
public enum JobPhase
{
    Started,
    Succeeded,
    Failed,
    Canceled,
    Suspended,
    Waiting,
    WillRetry,
    WillRepeat,
    Crashed,
}
