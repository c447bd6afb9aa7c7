namespace InoLink.Lab.Dataverse.Store;

/// <summary>
/// The transaction of one outermost request. It reads the last committed state until something is written; from then on it
/// holds the writer's turn and sees its own changes, like the platform's read-committed transactions, so that "write a lock
/// row first" works (dataverse-runtime §6). A fault in a joined request dooms it, even when caught.
/// </summary>
internal sealed class RequestTransaction(LabDatabase database, MetadataCatalog catalog, Counters counters)
{
    private readonly Lock _lock = new();
    private readonly List<Action> _afterCommit = [];
    private readonly HashSet<string> _writtenTables = new(StringComparer.Ordinal);
    private StoreConnection? _writer;

    public bool IsOpen { get; private set; } = true;

    public bool IsDoomed { get; private set; }

    /// <summary>The metadata this transaction sees.</summary>
    public MetadataSnapshot Metadata => _writer is null ? catalog.Committed : catalog.Latest;

    /// <summary>Tables written so far.</summary>
    public IReadOnlySet<string> WrittenTables => _writtenTables;

    /// <summary>The writing connection; the first call waits for its turn.</summary>
    public StoreConnection Writer()
    {
        lock (_lock)
        {
            ThrowIfOver();
            return _writer ??= database.Begin();
        }
    }

    public T Read<T>(Func<StoreConnection, T> read)
    {
        StoreConnection? writer;
        lock (_lock)
        {
            ThrowIfOver();
            writer = _writer;
        }

        return writer is null ? database.Read(read) : read(writer);
    }

    public void NoteWritten(string table) => _writtenTables.Add(table);

    public long NextVersion() => counters.NextVersion();

    public void AfterCommit(Action action) => _afterCommit.Add(action);

    /// <summary>A joined request failed: everything is undone at once, and later requests are refused.</summary>
    public void Doom()
    {
        lock (_lock)
        {
            if (IsOpen && !IsDoomed)
            {
                IsDoomed = true;
                Undo();
            }
        }
    }

    public void ThrowIfOver()
    {
        if (IsDoomed)
        {
            throw Faults.Of(FaultCode.NoActiveTransaction, "There is no active transaction. This error is usually caused by custom plug-ins that ignore errors from service calls and continue processing.");
        }

        if (!IsOpen)
        {
            throw new InvalidOperationException("The transaction of this context has ended. Work that outlives its request takes CallContext.WithoutTransaction().");
        }
    }

    public void Commit()
    {
        lock (_lock)
        {
            if (IsDoomed)
            {
                IsOpen = false;
                throw Faults.Of(FaultCode.TransactionCountReduced, "ISV code reduced the open transaction count. Custom plug-ins should not catch exceptions from OrganizationService calls and continue processing.");
            }

            IsOpen = false;
            if (_writer is { } writer)
            {
                try
                {
                    counters.Store(writer);
                }
                catch
                {
                    Undo();
                    throw;
                }

                _writer = null;
                database.Commit(catalog.Commit);
            }
        }
    }

    /// <summary>Tells those who wait for this transaction, once it is stored and the turn given away.</summary>
    public void RunAfterCommit()
    {
        foreach (var action in _afterCommit)
        {
            action();
        }
    }

    public void Rollback()
    {
        lock (_lock)
        {
            if (IsOpen && !IsDoomed)
            {
                Undo();
            }

            IsOpen = false;
        }
    }

    private void Undo()
    {
        if (_writer is not null)
        {
            _writer = null;
            catalog.Rollback();
            database.Rollback();
        }
    }
}
