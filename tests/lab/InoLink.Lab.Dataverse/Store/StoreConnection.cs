using System.Globalization;
using Microsoft.Data.Sqlite;

namespace InoLink.Lab.Dataverse.Store;

/// <summary>
/// One SQLite connection with the platform's ways of comparing text and decimals, and with its statements kept prepared.
/// One statement at a time: results are read to the end before the next one starts.
/// </summary>
internal sealed class StoreConnection : IDisposable
{
    private const int KeptStatements = 400;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _statements = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public StoreConnection(string dataSource, SqliteOpenMode mode)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = dataSource, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        _connection.Open();
        _connection.CreateCollation(TextOrder.Collation, TextOrder.Compare);
        _connection.CreateCollation(DecimalText.Collation, DecimalText.Compare);
        _connection.CreateFunction("dv_like", (string? value, string? pattern) => TextOrder.IsLike(value, pattern), isDeterministic: true);
        _connection.CreateAggregate("dv_sum", (decimal?)null, (decimal? sum, string? value) => value is null ? sum : (sum ?? 0) + DecimalText.Parse(value), DecimalText.OfNullable);
        _connection.CreateAggregate(
            "dv_avg",
            (Sum: 0m, Count: 0),
            ((decimal Sum, int Count) state, string? value) => value is null ? state : (state.Sum + DecimalText.Parse(value), state.Count + 1),
            state => state.Count == 0 ? null : DecimalText.Of(decimal.Round(state.Sum / state.Count, 10)));
    }

    /// <summary>Runs a statement; returns the number of rows changed. Arguments are $0, $1 …</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> arguments)
    {
        lock (_lock)
        {
            return Statement(sql, arguments).ExecuteNonQuery();
        }
    }

    /// <summary>Runs a query and reads all its rows.</summary>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> arguments)
    {
        lock (_lock)
        {
            var rows = new List<T>();
            using var reader = Statement(sql, arguments).ExecuteReader();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }

            return rows;
        }
    }

    /// <summary>The first value of the first row; null if there is none.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<object?> arguments)
    {
        lock (_lock)
        {
            var value = Statement(sql, arguments).ExecuteScalar();
            return value is DBNull ? null : value;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            Forget();
            _connection.Dispose();
        }
    }

    private SqliteCommand Statement(string sql, ReadOnlySpan<object?> arguments)
    {
        if (!_statements.TryGetValue(sql, out var command))
        {
            if (_statements.Count >= KeptStatements)
            {
                Forget();
            }

            command = _connection.CreateCommand();
#pragma warning disable CA2100 // the text is made of metadata names that were checked when they entered the catalog; values are parameters
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 0; i < arguments.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter("$" + i.ToString(CultureInfo.InvariantCulture), null));
            }

            _statements.Add(sql, command);
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            command.Parameters[i].Value = arguments[i] ?? DBNull.Value;
        }

        return command;
    }

    private void Forget()
    {
        foreach (var command in _statements.Values)
        {
            command.Dispose();
        }

        _statements.Clear();
    }
}
