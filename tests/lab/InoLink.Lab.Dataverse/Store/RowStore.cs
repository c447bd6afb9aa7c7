using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Store;

/// <summary>Rows by primary key: insert, update, delete, read. No platform rule lives here but uniqueness.</summary>
internal static class RowStore
{
    private const int ConstraintViolated = 19;

    private static readonly ConditionalWeakTable<TableMetadata, WholeRow> WholeRows = [];

    /// <summary>Reads a whole row without the names of its lookups; null if there is none.</summary>
    public static Entity? Read(StoreConnection connection, MetadataSnapshot metadata, TableMetadata table, Guid id)
    {
        var whole = WholeRows.GetValue(table, key => new WholeRow(metadata, key));
        return connection.Query(whole.Sql, reader => Row(table, whole.Select, reader), ColumnCodec.Id(id)).FirstOrDefault();
    }

    /// <summary>A row as an entity: id, row version and the columns that have values.</summary>
    public static Entity Row(TableMetadata table, RowSelect select, SqliteDataReader reader)
    {
        var row = new Entity(table.LogicalName);
        select.Read(reader, (column, value) =>
        {
            row[column.LogicalName] = value;
            if (column.LogicalName == table.PrimaryIdColumn)
            {
                row.Id = (Guid)value;
            }
            else if (value is long version && column.LogicalName == "versionnumber")
            {
                row.RowVersion = version.ToString(CultureInfo.InvariantCulture);
            }
        });
        return row;
    }

    public static bool Exists(StoreConnection connection, TableMetadata table, Guid id) =>
        connection.Scalar($"SELECT 1 FROM {SqlNames.Quoted(table.LogicalName)} WHERE {SqlNames.Quoted(table.PrimaryIdColumn)} = $0", ColumnCodec.Id(id)) is not null;

    public static void Insert(StoreConnection writer, TableMetadata table, Entity row)
    {
        var names = new StringBuilder();
        var places = new StringBuilder();
        var values = new List<object?>();
        foreach (var (name, value) in row.Attributes.Where(attribute => attribute.Value is not null).OrderBy(attribute => attribute.Key, StringComparer.Ordinal))
        {
            var column = table.Columns[name];
            Add(SqlNames.Quoted(name), ColumnCodec.ToSql(column, value));
            if (value is EntityReference reference)
            {
                Add(SqlNames.TypeOf(name), reference.LogicalName);
            }
        }

        Guarded(table, row, () => writer.Execute($"INSERT INTO {SqlNames.Quoted(table.LogicalName)} ({names}) VALUES ({places})", values.ToArray()));

        void Add(string name, object? value)
        {
            names.Append(names.Length == 0 ? "" : ", ").Append(name);
            places.Append(places.Length == 0 ? "$" : ", $").Append(values.Count);
            values.Add(value);
        }
    }

    /// <summary>Writes the given columns; a null empties one.</summary>
    public static void Update(StoreConnection writer, TableMetadata table, Guid id, Entity changes)
    {
        var sets = new StringBuilder();
        var values = new List<object?>();
        foreach (var (name, value) in changes.Attributes.Where(attribute => attribute.Key != table.PrimaryIdColumn).OrderBy(attribute => attribute.Key, StringComparer.Ordinal))
        {
            var column = table.Columns[name];
            Add(SqlNames.Quoted(name), ColumnCodec.ToSql(column, value));
            if (column.IsLookup)
            {
                Add(SqlNames.TypeOf(name), (value as EntityReference)?.LogicalName);
            }
        }

        values.Add(ColumnCodec.Id(id));
        Guarded(table, changes, () => writer.Execute($"UPDATE {SqlNames.Quoted(table.LogicalName)} SET {sets} WHERE {SqlNames.Quoted(table.PrimaryIdColumn)} = ${values.Count - 1}", values.ToArray()));

        void Add(string name, object? value)
        {
            sets.Append(sets.Length == 0 ? "" : ", ").Append(name).Append(" = $").Append(values.Count);
            values.Add(value);
        }
    }

    public static void Delete(StoreConnection writer, TableMetadata table, Guid id) =>
        writer.Execute($"DELETE FROM {SqlNames.Quoted(table.LogicalName)} WHERE {SqlNames.Quoted(table.PrimaryIdColumn)} = $0", ColumnCodec.Id(id));

    /// <summary>Ids of the rows whose lookup points at that row.</summary>
    public static List<Guid> Referencing(StoreConnection connection, TableMetadata table, string lookup, EntityReference target) =>
        connection.Query(
            $"SELECT {SqlNames.Quoted(table.PrimaryIdColumn)} FROM {SqlNames.Quoted(table.LogicalName)} WHERE {SqlNames.Quoted(lookup)} = $0 AND {SqlNames.TypeOf(lookup)} = $1",
            reader => Guid.Parse(reader.GetString(0)), ColumnCodec.Id(target.Id), target.LogicalName);

    /// <summary>Ids of the rows that have these values, of a key usually.</summary>
    public static List<Guid> WithValues(StoreConnection connection, TableMetadata table, IEnumerable<KeyValuePair<string, object?>> values)
    {
        var given = values.ToList();
        var conditions = string.Join(" AND ", given.Select((value, i) => $"{SqlNames.Quoted(value.Key)} = ${i.ToString(CultureInfo.InvariantCulture)}"));
        return connection.Query(
            $"SELECT {SqlNames.Quoted(table.PrimaryIdColumn)} FROM {SqlNames.Quoted(table.LogicalName)} WHERE {conditions}",
            reader => Guid.Parse(reader.GetString(0)), [.. given.Select(value => ColumnCodec.ToSql(table.Columns[value.Key], value.Value))]);
    }

    private static void Guarded(TableMetadata table, Entity row, Action write)
    {
        try
        {
            write();
        }
        catch (SqliteException violation) when (violation.SqliteErrorCode == ConstraintViolated)
        {
            throw violation.Message.Contains($"{table.LogicalName}.{table.PrimaryIdColumn}", StringComparison.Ordinal)
                ? Faults.Of(FaultCode.DuplicateRecord, "Cannot insert duplicate key.")
                : Faults.Of(FaultCode.DuplicateRecordEntityKey, $"Entity Key {KeyIn(table, violation.Message)} violated. A record with the same value for {ColumnsIn(table, violation.Message, row)} already exists. A duplicate record cannot be created. Select one or more unique values and try again.");
        }
    }

    private static KeyMetadata? Violated(TableMetadata table, string message) =>
        table.Keys.FirstOrDefault(key => key.Columns.All(column => message.Contains($"{table.LogicalName}.{column}", StringComparison.Ordinal)));

    private static string KeyIn(TableMetadata table, string message) => Violated(table, message)?.SchemaName ?? message;

    private static string ColumnsIn(TableMetadata table, string message, Entity row) =>
        string.Join(", ", (Violated(table, message)?.Columns ?? []).Select(column => $"{column} = {(row.Contains(column) ? row[column] : null)}"));

    private sealed class WholeRow
    {
        public WholeRow(MetadataSnapshot metadata, TableMetadata table)
        {
            var list = new List<string>();
            Select = new RowSelect(metadata, "t", table.Columns.Values, withNames: false, list);
            Sql = $"SELECT {string.Join(", ", list)} FROM {SqlNames.Quoted(table.LogicalName)} t WHERE t.{SqlNames.Quoted(table.PrimaryIdColumn)} = $0";
        }

        public string Sql { get; }

        public RowSelect Select { get; }
    }
}
