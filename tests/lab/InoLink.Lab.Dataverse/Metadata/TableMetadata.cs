using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace InoLink.Lab.Dataverse;

/// <summary>One table. Immutable: changed through <see cref="MetadataCatalog"/> only.</summary>
public sealed record TableMetadata
{
    /// <summary>Logical name, lower case.</summary>
    public required string LogicalName { get; init; }

    /// <summary>Schema name (ino_LinkJob).</summary>
    public required string SchemaName { get; init; }

    /// <summary>Web API entity set name.</summary>
    public required string EntitySetName { get; init; }

    /// <summary>Number of the table; 0 = the catalog gives the next free one above 10000.</summary>
    public int ObjectTypeCode { get; init; }

    /// <summary>Who owns its rows.</summary>
    public OwnershipKind Ownership { get; init; }

    /// <summary>Primary key column, nearly always the logical name followed by "id".</summary>
    public required string PrimaryIdColumn { get; init; }

    /// <summary>Primary name column; null for tables without one.</summary>
    public string? PrimaryNameColumn { get; init; }

    /// <summary>Display names by language id.</summary>
    public IReadOnlyDictionary<int, string> DisplayNames { get; init; } = Label.None;

    /// <summary>Plural display names by language id.</summary>
    public IReadOnlyDictionary<int, string> CollectionNames { get; init; } = Label.None;

    /// <summary>Descriptions by language id.</summary>
    public IReadOnlyDictionary<int, string> Descriptions { get; init; } = Label.None;

    /// <summary>The columns by logical name.</summary>
    public ImmutableSortedDictionary<string, ColumnMetadata> Columns { get; init; } = ImmutableSortedDictionary.Create<string, ColumnMetadata>(StringComparer.Ordinal);

    /// <summary>Alternate keys.</summary>
    public IReadOnlyList<KeyMetadata> Keys { get; init; } = [];

    /// <summary>
    /// The word in privilege names, where it isn't the schema name (User, Order, Query …); empty = the table has none of its own.
    /// </summary>
    public string? PrivilegeWord { get; init; }

    /// <summary>A table whose privileges stand in for this one's: a document for its lines.</summary>
    public string? PrivilegesOf { get; init; }

    /// <summary>The table in between of an N:N relationship.</summary>
    public bool IsIntersect { get; init; }

    /// <summary>Added by a solution rather than by the platform.</summary>
    public bool IsCustom { get; init; }

    /// <summary>Rows may be guarded with their row version; custom tables always may (dataverse-runtime §6).</summary>
    public bool IsOptimisticConcurrencyEnabled { get; init; } = true;

    /// <summary>Unique name of the solution that brought it; null for the platform's own.</summary>
    public string? IntroducedBy { get; init; }

    /// <summary>Whether it has statecode and statuscode.</summary>
    [JsonIgnore]
    public bool HasState => Columns.ContainsKey("statecode");

    /// <summary>The column, or null.</summary>
    public ColumnMetadata? Column(string name) => Columns.GetValueOrDefault(name);
}
