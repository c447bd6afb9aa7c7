using Microsoft.Data.Sqlite;

namespace InoLink.Lab.Dataverse.Store;

/// <summary>Brings the SQLite schema from one metadata snapshot to the next and stores the metadata beside it.</summary>
internal static class SchemaWriter
{
    public static void CreateTables(StoreConnection writer)
    {
        Settings.CreateTable(writer);
        writer.Execute("CREATE TABLE IF NOT EXISTS lab_metadata (kind TEXT NOT NULL, name TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (kind, name)) WITHOUT ROWID");
    }

    public static void Apply(StoreConnection writer, MetadataSnapshot before, MetadataSnapshot after)
    {
        if (ReferenceEquals(before, after))
        {
            return;
        }

        foreach (var gone in before.Tables.Values.Where(table => !after.Tables.ContainsKey(table.LogicalName)))
        {
            writer.Execute($"DROP TABLE {SqlNames.Quoted(gone.LogicalName)}");
            MetadataJson.Remove(writer, gone);
        }

        foreach (var table in after.Tables.Values)
        {
            if (!before.Tables.TryGetValue(table.LogicalName, out var old))
            {
                Create(writer, table);
                MetadataJson.Write(writer, table);
            }
            else if (!ReferenceEquals(old, table))
            {
                Alter(writer, old, table);
                MetadataJson.Write(writer, table);
            }
        }

        ApplyRelationships(writer, before, after);
        foreach (var gone in before.Choices.Values.Where(choice => !after.Choices.ContainsKey(choice.Name)))
        {
            MetadataJson.Remove(writer, gone);
        }

        foreach (var choice in after.Choices.Values.Where(choice => !ReferenceEquals(before.Choices.GetValueOrDefault(choice.Name), choice)))
        {
            MetadataJson.Write(writer, choice);
        }

        ApplyPrivileges(writer, before, after);
    }

    private static void Create(StoreConnection writer, TableMetadata table)
    {
        var columns = table.Columns.Values.SelectMany(column => Definitions(table, column));
        writer.Execute($"CREATE TABLE {SqlNames.Quoted(table.LogicalName)} ({string.Join(", ", columns)})");
        foreach (var key in table.Keys)
        {
            CreateKey(writer, table, key);
        }
    }

    private static void Alter(StoreConnection writer, TableMetadata old, TableMetadata table)
    {
        var name = SqlNames.Quoted(table.LogicalName);
        foreach (var key in old.Keys.Where(key => table.Keys.All(other => other.LogicalName != key.LogicalName || !other.Columns.SequenceEqual(key.Columns))))
        {
            writer.Execute($"DROP INDEX IF EXISTS {KeyIndex(table, key)}");
        }

        foreach (var gone in old.Columns.Values.Where(column => table.Column(column.LogicalName) is null))
        {
            writer.Execute($"DROP INDEX IF EXISTS {LookupIndex(table.LogicalName, gone.LogicalName)}");
            writer.Execute($"ALTER TABLE {name} DROP COLUMN {SqlNames.Quoted(gone.LogicalName)}");
            if (gone.IsLookup)
            {
                writer.Execute($"ALTER TABLE {name} DROP COLUMN {SqlNames.TypeOf(gone.LogicalName)}");
            }
        }

        foreach (var definition in table.Columns.Values.Where(column => old.Column(column.LogicalName) is null).SelectMany(column => Definitions(table, column)))
        {
            writer.Execute($"ALTER TABLE {name} ADD COLUMN {definition}");
        }

        foreach (var key in table.Keys.Where(key => old.Keys.All(other => other.LogicalName != key.LogicalName || !other.Columns.SequenceEqual(key.Columns))))
        {
            CreateKey(writer, table, key);
        }
    }

    private static void CreateKey(StoreConnection writer, TableMetadata table, KeyMetadata key)
    {
        // SQLite, like the platform, takes no two nulls for equal in a unique index
        var columns = string.Join(", ", key.Columns.Select(SqlNames.Quoted));
        try
        {
            writer.Execute($"CREATE UNIQUE INDEX {KeyIndex(table, key)} ON {SqlNames.Quoted(table.LogicalName)} ({columns})");
        }
        catch (SqliteException duplicate) when (duplicate.SqliteErrorCode == 19)
        {
            throw Faults.Of(FaultCode.DuplicateRecordEntityKey, $"The key {key.SchemaName} of {table.LogicalName} can't be activated: existing rows have equal values.");
        }
    }

    private static void ApplyRelationships(StoreConnection writer, MetadataSnapshot before, MetadataSnapshot after)
    {
        foreach (var gone in before.Relationships.Values.Where(r => !after.Relationships.ContainsKey(r.SchemaName)))
        {
            MetadataJson.Remove(writer, gone);
        }

        foreach (var added in after.Relationships.Values.Where(r => !ReferenceEquals(before.Relationships.GetValueOrDefault(r.SchemaName), r)))
        {
            MetadataJson.Write(writer, added);
            if (added.Kind == RelationshipKind.OneToMany)
            {
                // references are looked up on delete, merge and roll-up; most rows of most lookups are empty
                var column = SqlNames.Quoted(added.ReferencingColumn);
                writer.Execute($"CREATE INDEX IF NOT EXISTS {LookupIndex(added.ReferencingTable, added.ReferencingColumn)} ON {SqlNames.Quoted(added.ReferencingTable)} ({column}) WHERE {column} IS NOT NULL");
            }
        }
    }

    /// <summary>The rows of table privilege follow the tables.</summary>
    private static void ApplyPrivileges(StoreConnection writer, MetadataSnapshot before, MetadataSnapshot after)
    {
        if (!after.Tables.ContainsKey("privilege") || before.Tables.Count == after.Tables.Count)
        {
            return;
        }

        foreach (var gone in before.Privileges.Values.Where(privilege => !after.Privileges.ContainsKey(privilege.Name)))
        {
            writer.Execute("DELETE FROM privilege WHERE privilegeid = $0", gone.Id.ToString());
        }

        foreach (var added in after.Privileges.Values.Where(privilege => !before.Privileges.ContainsKey(privilege.Name)))
        {
            writer.Execute("INSERT OR IGNORE INTO privilege (privilegeid, name, accessright, versionnumber) VALUES ($0, $1, $2, 1)", added.Id.ToString(), added.Name, (int)added.Right);
        }
    }

    private static IEnumerable<string> Definitions(TableMetadata table, ColumnMetadata column)
    {
        var key = column.LogicalName == table.PrimaryIdColumn ? " NOT NULL PRIMARY KEY" : "";
        yield return $"{SqlNames.Quoted(column.LogicalName)} {SqlType(column.Kind)}{key}";
        if (column.IsLookup)
        {
            yield return $"{SqlNames.TypeOf(column.LogicalName)} TEXT";
        }
    }

    private static string SqlType(ColumnKind kind) => kind switch
    {
        ColumnKind.Text or ColumnKind.Memo or ColumnKind.EntityName => "TEXT COLLATE " + TextOrder.Collation,
        ColumnKind.Decimal or ColumnKind.Money => "TEXT COLLATE " + DecimalText.Collation,
        ColumnKind.Integer or ColumnKind.BigInt or ColumnKind.Boolean or ColumnKind.Choice or ColumnKind.State or ColumnKind.Status => "INTEGER",
        ColumnKind.Double => "REAL",
        ColumnKind.DateTime or ColumnKind.Choices or ColumnKind.Lookup or ColumnKind.Customer or ColumnKind.Owner or ColumnKind.UniqueIdentifier or ColumnKind.File => "TEXT",
        _ => throw new InvalidOperationException($"No storage for a column of kind {kind}."),
    };

    private static string KeyIndex(TableMetadata table, KeyMetadata key) => SqlNames.Quoted($"key_{table.LogicalName}_{key.LogicalName}");

    private static string LookupIndex(string table, string column) => SqlNames.Quoted($"ix_{table}_{column}");
}
