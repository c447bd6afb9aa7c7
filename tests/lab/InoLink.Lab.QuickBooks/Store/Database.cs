using Microsoft.Data.Sqlite;

namespace InoLink.Lab.QuickBooks.Store;

/// <summary>
/// The one SQLite database of a server. Every write is its own transaction and is committed before the caller goes on, so what
/// was answered is still there after a restart on the same file.
/// </summary>
internal sealed class Database : IDisposable
{
    private const string Tables = """
        create table if not exists app (client_id text primary key, client_secret text not null, redirect_uris text not null);
        create table if not exists company (realm text primary key, profile text not null, preferences_token integer not null, created text not null);
        create table if not exists sequence (realm text not null, name text not null, last integer not null, primary key (realm, name)) without rowid;
        create table if not exists entity (realm text not null, entity text not null, id text not null, sync_token integer not null,
            deleted integer not null, json text not null, created text not null, updated text not null, primary key (realm, entity, id)) without rowid;
        create table if not exists request (realm text not null, request_id text not null, operation text not null, body_hash text not null,
            answer text not null, at text not null, primary key (realm, request_id)) without rowid;
        create table if not exists token (hash text primary key, kind text not null, client_id text not null, realm text not null, family text not null,
            issued text not null, expires text not null, hard_expires text not null, redirect_uri text not null, dead integer not null);
        """;

    private readonly SqliteConnection connection;
    private readonly Lock gate = new();

    public Database(string? file)
    {
        SqliteConnectionStringBuilder settings = new() { DataSource = file ?? ":memory:", Pooling = false };
        connection = new SqliteConnection(settings.ToString());
        connection.Open();
        Write(_ => Execute("pragma journal_mode = wal; pragma synchronous = normal;"), inTransaction: false);
        Write(_ => Execute(Tables));
    }

    public void Dispose() => connection.Dispose();

    /// <summary>Runs all writes in one transaction; an exception leaves nothing behind.</summary>
    public void Write(Action<Database> work, bool inTransaction = true)
    {
        lock (gate)
        {
            using SqliteTransaction? transaction = inTransaction ? connection.BeginTransaction() : null;
            work(this);
            transaction?.Commit();
        }
    }

    /// <summary>One statement; parameters are <c>$1</c>, <c>$2</c> … Inside <see cref="Write"/> it belongs to that transaction.</summary>
    public int Execute(string sql, params object[] values)
    {
        lock (gate)
        {
            using SqliteCommand command = Command(sql, values);
            return command.ExecuteNonQuery();
        }
    }

    public List<T> Read<T>(string sql, Func<SqliteDataReader, T> row, params object[] values)
    {
        lock (gate)
        {
            using SqliteCommand command = Command(sql, values);
            using SqliteDataReader reader = command.ExecuteReader();
            List<T> rows = [];
            while (reader.Read())
            {
                rows.Add(row(reader));
            }

            return rows;
        }
    }

    private SqliteCommand Command(string sql, object[] values)
    {
        SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // every statement is a literal of this project; values are parameters
        command.CommandText = sql;
#pragma warning restore CA2100
        for (int index = 0; index < values.Length; index++)
        {
            command.Parameters.AddWithValue("$" + (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), values[index]);
        }

        return command;
    }
}
