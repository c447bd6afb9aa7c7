using System.Text.Json;
using System.Text.Json.Serialization;

namespace InoLink.Lab.Dataverse.Store;

/// <summary>Metadata as JSON, one row each, so that a reopened database knows its tables.</summary>
internal static class MetadataJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public static void Write(StoreConnection writer, TableMetadata table) => Write(writer, "table", table.LogicalName, table);

    public static void Write(StoreConnection writer, RelationshipMetadata relationship) => Write(writer, "relationship", relationship.SchemaName, relationship);

    public static void Write(StoreConnection writer, ChoiceMetadata choice) => Write(writer, "choice", choice.Name, choice);

    public static void Remove(StoreConnection writer, TableMetadata table) => Remove(writer, "table", table.LogicalName);

    public static void Remove(StoreConnection writer, RelationshipMetadata relationship) => Remove(writer, "relationship", relationship.SchemaName);

    public static void Remove(StoreConnection writer, ChoiceMetadata choice) => Remove(writer, "choice", choice.Name);

    public static MetadataSnapshot Read(StoreConnection connection)
    {
        var snapshot = MetadataSnapshot.Empty;
        foreach (var (kind, json) in connection.Query("SELECT kind, json FROM lab_metadata ORDER BY kind, name", reader => (reader.GetString(0), reader.GetString(1))))
        {
            snapshot = kind switch
            {
                "table" => snapshot.With(Ordinal(JsonSerializer.Deserialize<TableMetadata>(json, Options)!)),
                "relationship" => snapshot.With(JsonSerializer.Deserialize<RelationshipMetadata>(json, Options)!),
                "choice" => snapshot.With(JsonSerializer.Deserialize<ChoiceMetadata>(json, Options)!),
                _ => throw new InvalidOperationException($"Unknown kind of metadata {kind}: made by another version of the lab."),
            };
        }

        return snapshot;
    }

    /// <summary>The serializer makes dictionaries that compare by culture.</summary>
    private static TableMetadata Ordinal(TableMetadata table) => table with { Columns = table.Columns.WithComparers(StringComparer.Ordinal) };

    private static void Write<T>(StoreConnection writer, string kind, string name, T value) =>
        writer.Execute("INSERT INTO lab_metadata (kind, name, json) VALUES ($0, $1, $2) ON CONFLICT (kind, name) DO UPDATE SET json = excluded.json", kind, name, JsonSerializer.Serialize(value, Options));

    private static void Remove(StoreConnection writer, string kind, string name) => writer.Execute("DELETE FROM lab_metadata WHERE kind = $0 AND name = $1", kind, name);
}
