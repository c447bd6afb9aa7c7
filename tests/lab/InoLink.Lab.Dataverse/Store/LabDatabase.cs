using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace InoLink.Lab.Dataverse.Store;

/// <summary>
/// The SQLite database: one writer at a time; in a file, readers run beside it and see the last committed state (WAL). In
/// memory there is one connection, which readers and writers take in turn. Committed work survives a killed process.
/// </summary>
internal sealed class LabDatabase : IDisposable
{
    private readonly string? _file;
    private readonly FileStream? _ownership;
    private readonly StoreConnection _writer;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentBag<StoreConnection> _readers = [];
    private bool _disposed;

    public LabDatabase(string? file)
    {
        if (file is null)
        {
            _writer = new StoreConnection(":memory:", SqliteOpenMode.Memory);
            return;
        }

        _file = Path.GetFullPath(file);
        try
        {
            _ownership = new FileStream(_file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException held)
        {
            throw new InvalidOperationException($"{_file} is open in another process: metadata and counters are kept in memory, so only one may have it.", held);
        }

        _writer = new StoreConnection(_file, SqliteOpenMode.ReadWriteCreate);
        _writer.Scalar("PRAGMA journal_mode=WAL");
        _writer.Execute("PRAGMA synchronous=NORMAL");
    }

    /// <summary>How long a request waits for its turn: longer means code inside a transaction called without its context.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Waits for the writer's turn and begins. Must be followed by <see cref="Commit"/> or <see cref="Rollback"/>.</summary>
    public StoreConnection Begin()
    {
        Wait();
        try
        {
            _writer.Execute("BEGIN IMMEDIATE");
            return _writer;
        }
        catch
        {
            _turn.Release();
            throw;
        }
    }

    /// <summary>Stores what was written since <see cref="Begin"/>, lets others know of it by that action, and gives the turn away.</summary>
    public void Commit(Action committed)
    {
        try
        {
            _writer.Execute("COMMIT");
            committed();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Undoes what was written since <see cref="Begin"/> and gives the turn away.</summary>
    public void Rollback()
    {
        try
        {
            _writer.Execute("ROLLBACK");
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Reads the last committed state.</summary>
    public T Read<T>(Func<StoreConnection, T> read)
    {
        if (_file is null)
        {
            Wait();
            try
            {
                return read(_writer);
            }
            finally
            {
                _turn.Release();
            }
        }

        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_readers.TryTake(out var reader))
        {
            reader = new StoreConnection(_file, SqliteOpenMode.ReadWrite);
        }

        try
        {
            return read(reader);
        }
        finally
        {
            if (_disposed)
            {
                reader.Dispose();
            }
            else
            {
                _readers.Add(reader);
            }
        }
    }

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _turn.Wait(Patience);
        _disposed = true;
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _writer.Dispose();
        _ownership?.Dispose();
        _turn.Release();
    }

    private void Wait()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_turn.Wait(Patience))
        {
            throw Faults.Of(FaultCode.SqlTimeout, "Sql timeout: another transaction held the database too long. Custom logic inside a transaction must call with that transaction's context.");
        }

        if (_disposed)
        {
            _turn.Release();
            throw new ObjectDisposedException(nameof(LabDatabase));
        }
    }
}
