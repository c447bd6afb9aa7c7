namespace InoLink.Lab.Dataverse.Async;

/// <summary>A row of asyncoperation that was taken for a run.</summary>
/// <param name="RetryCount">Retries so far.</param>
/// <param name="Data">The serialised context.</param>
internal sealed record SystemJob(Guid Id, string Name, Guid StepId, string Table, Guid RecordId, int Depth, Guid CorrelationId, int RetryCount, string Data);
