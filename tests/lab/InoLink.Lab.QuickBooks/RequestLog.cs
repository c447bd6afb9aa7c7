namespace InoLink.Lab.QuickBooks;

/// <summary>One operation of a request: a single call has one, a batch one for each item.</summary>
/// <param name="Entity">Entity, empty for query and cdc.</param>
/// <param name="Operation">create, update, delete, void, send, read, query, cdc.</param>
/// <param name="Outcome">done, replayed (old answer of a requestid), or the fault code.</param>
/// <param name="Id">Id of the object, where there is one.</param>
public sealed record LoggedOperation(string Entity, string Operation, string Outcome, string? Id);

/// <summary>A request as it came and went. Tokens are never kept: no headers, no OAuth bodies.</summary>
public sealed record LoggedRequest
{
    /// <summary>Running number from 1.</summary>
    public required long Number { get; init; }

    /// <summary>Arrival on the lab clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>Path.</summary>
    public required string Path { get; init; }

    /// <summary>Query string, decoded; empty for OAuth.</summary>
    public required string Query { get; init; }

    /// <summary>Company id, empty for OAuth.</summary>
    public required string Realm { get; init; }

    /// <summary>Body after unpacking; null for OAuth.</summary>
    public string? Body { get; init; }

    /// <summary>HTTP status sent; 0 where the connection was cut.</summary>
    public int Status { get; init; }

    /// <summary>The requestid parameter.</summary>
    public string? RequestId { get; init; }

    /// <summary>The intuit_tid header of the answer.</summary>
    public string IntuitTid { get; init; } = "";

    /// <summary>What was done or refused.</summary>
    public IReadOnlyList<LoggedOperation> Operations { get; init; } = [];

    /// <summary>Fault rules that hit.</summary>
    public IReadOnlyList<FaultKind> Faults { get; init; } = [];
}

/// <summary>Every request since the start or the last <see cref="Clear"/>.</summary>
public sealed class RequestLog
{
    private readonly Lock gate = new();
    private readonly List<LoggedRequest> entries = [];
    private long last;

    /// <summary>A copy, oldest first.</summary>
    public IReadOnlyList<LoggedRequest> Entries
    {
        get
        {
            lock (gate)
            {
                return [.. entries];
            }
        }
    }

    /// <summary>Operations that took effect: committed writes, answered reads. Replayed and refused ones don't count.</summary>
    public int Done(string entity, string operation) => Count(entity, operation, logged => logged.Outcome == "done");

    /// <summary>Operations asked for, whatever became of them.</summary>
    public int Asked(string entity, string operation) => Count(entity, operation, _ => true);

    /// <summary>Forgets all entries.</summary>
    public void Clear()
    {
        lock (gate)
        {
            entries.Clear();
        }
    }

    internal long NextNumber() => Interlocked.Increment(ref last);

    internal void Add(LoggedRequest request)
    {
        lock (gate)
        {
            entries.Add(request);
        }
    }

    private int Count(string entity, string operation, Func<LoggedOperation, bool> counts) => Entries
        .SelectMany(request => request.Operations)
        .Count(logged => counts(logged)
            && logged.Entity.Equals(entity, StringComparison.OrdinalIgnoreCase) && logged.Operation.Equals(operation, StringComparison.OrdinalIgnoreCase));
}
