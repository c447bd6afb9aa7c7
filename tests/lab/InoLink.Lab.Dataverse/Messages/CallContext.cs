using InoLink.Lab.Dataverse.Store;

namespace InoLink.Lab.Dataverse;

/// <summary>
/// Who makes a request and from within what. Immutable; it is handed down explicitly, never by thread, so that a plug-in
/// run on another thread still joins its transaction and a background worker never does by accident.
/// </summary>
public sealed record CallContext
{
    private readonly Guid _initiatingUserId;

    /// <summary>The user on whose behalf the request runs (after impersonation).</summary>
    public required Guid UserId { get; init; }

    /// <summary>The user who caused it; the same as <see cref="UserId"/> unless given.</summary>
    public Guid InitiatingUserId
    {
        get => _initiatingUserId == Guid.Empty ? UserId : _initiatingUserId;
        init => _initiatingUserId = value;
    }

    /// <summary>The platform itself: no privilege checks, and tables that code can't write are open to it.</summary>
    public bool IsSystem { get; init; }

    /// <summary>1 for an outside caller, one more for each request made by custom logic. More than 8 is refused (dataverse-runtime §1).</summary>
    public int Depth { get; init; } = 1;

    /// <summary>The same through a whole chain of requests.</summary>
    public Guid CorrelationId { get; init; } = Guid.NewGuid();

    /// <summary>Neither steps nor processes run: the platform's own work, or the deliberate bypass of both kinds.</summary>
    public bool BypassCustomLogic
    {
        get => BypassSynchronousLogic && BypassAsynchronousLogic;
        init => (BypassSynchronousLogic, BypassAsynchronousLogic) = (value, value);
    }

    /// <summary>No real-time process runs: the deliberate bypass of an administrator.</summary>
    public bool BypassSynchronousLogic { get; init; }

    /// <summary>No asynchronous step and no background process is queued: the deliberate bypass of an administrator.</summary>
    public bool BypassAsynchronousLogic { get; init; }

    /// <summary>The system job it runs in, if any.</summary>
    public Guid? OperationId { get; init; }

    /// <summary>Whether requests made with this context join an open transaction.</summary>
    public bool IsInTransaction => Transaction is { IsOpen: true };

    /// <summary>Runs an action once the open transaction is stored (never if it is undone); at once if there is none.</summary>
    public void AfterCommit(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (IsInTransaction)
        {
            Transaction!.AfterCommit(action);
        }
        else
        {
            action();
        }
    }

    internal RequestTransaction? Transaction { get; init; }

    /// <summary>The platform acting for itself.</summary>
    public static CallContext Platform(Guid systemUserId) => new() { UserId = systemUserId, IsSystem = true };

    /// <summary>The same caller outside any transaction: for work that goes on after the request, a system job above all.</summary>
    public CallContext WithoutTransaction() => this with { Transaction = null };
}
