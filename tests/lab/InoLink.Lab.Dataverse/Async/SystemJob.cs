namespace InoLink.Lab.Dataverse.Async;

/// <summary>A row of asyncoperation that was taken for a run.</summary>
/// <param name="RetryCount">Retries so far.</param>
/// <param name="StepId">The step; empty for a process.</param>
/// <param name="ProcessId">The process; empty for a step.</param>
/// <param name="CorrelationUpdated">When the chain of jobs that it belongs to last grew.</param>
/// <param name="Data">The serialised context; of a process with its variables.</param>
internal sealed record SystemJob(
    Guid Id, string Name, Guid StepId, Guid ProcessId, string Table, Guid RecordId, int Depth, Guid CorrelationId, DateTime CorrelationUpdated, int RetryCount, string Data)
{
    public bool IsProcess => ProcessId != Guid.Empty;
}
