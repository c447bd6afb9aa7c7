using System.Collections.Frozen;
using System.Collections.Immutable;

namespace InoLink.Lab.Dataverse;

/// <summary>
/// All metadata at one moment, immutable, so that requests running in parallel read it without locks and a rolled-back
/// import simply forgets its snapshot.
/// </summary>
internal sealed record MetadataSnapshot
{
    private readonly Lazy<FrozenDictionary<string, Privilege>> _privileges;
    private readonly Lazy<ILookup<string, RelationshipMetadata>> _byReferenced;
    private readonly Lazy<FrozenDictionary<(string, string), ImmutableArray<RelationshipMetadata>>> _byLookup;

    public MetadataSnapshot(
        ImmutableSortedDictionary<string, TableMetadata> tables,
        ImmutableSortedDictionary<string, RelationshipMetadata> relationships,
        ImmutableSortedDictionary<string, ChoiceMetadata> choices)
    {
        Tables = tables;
        Relationships = relationships;
        Choices = choices;
        _privileges = new(() => Privilege.Of(this).ToFrozenDictionary(privilege => privilege.Name, StringComparer.OrdinalIgnoreCase));
        _byReferenced = new(() => Relationships.Values.Where(r => r.Kind == RelationshipKind.OneToMany).ToLookup(r => r.ReferencedTable));
        _byLookup = new(() => Relationships.Values.Where(r => r.Kind == RelationshipKind.OneToMany)
            .GroupBy(r => (r.ReferencingTable, r.ReferencingColumn)).ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray()));
    }

    public static MetadataSnapshot Empty { get; } = new(
        ImmutableSortedDictionary.Create<string, TableMetadata>(StringComparer.Ordinal),
        ImmutableSortedDictionary.Create<string, RelationshipMetadata>(StringComparer.OrdinalIgnoreCase),
        ImmutableSortedDictionary.Create<string, ChoiceMetadata>(StringComparer.Ordinal));

    public ImmutableSortedDictionary<string, TableMetadata> Tables { get; }

    public ImmutableSortedDictionary<string, RelationshipMetadata> Relationships { get; }

    public ImmutableSortedDictionary<string, ChoiceMetadata> Choices { get; }

    public FrozenDictionary<string, Privilege> Privileges => _privileges.Value;

    /// <summary>1:N relationships that point at a table.</summary>
    public IEnumerable<RelationshipMetadata> PointingAt(string table) => _byReferenced.Value[table];

    /// <summary>1:N relationships of one lookup column: one per target.</summary>
    public ImmutableArray<RelationshipMetadata> OfLookup(string table, string column) =>
        _byLookup.Value.GetValueOrDefault((table, column), []);

    public TableMetadata Table(string? name) =>
        name is not null && Tables.TryGetValue(name, out var table) ? table : throw Faults.NoTable(name);

    public static ColumnMetadata Column(TableMetadata table, string name) => table.Column(name) ?? throw Faults.NoColumn(table.LogicalName, name);

    /// <summary>The choice of a column, resolved through the global ones; null for columns without options.</summary>
    public ChoiceMetadata? ChoiceOf(ColumnMetadata column) =>
        column.LocalChoice ?? (column.GlobalChoice is { } name && Choices.TryGetValue(name, out var choice) ? choice : null);

    public MetadataSnapshot With(TableMetadata table) => new(Tables.SetItem(table.LogicalName, table), Relationships, Choices);

    public MetadataSnapshot With(RelationshipMetadata relationship) => new(Tables, Relationships.SetItem(relationship.SchemaName, relationship), Choices);

    public MetadataSnapshot With(ChoiceMetadata choice) => new(Tables, Relationships, Choices.SetItem(choice.Name, choice));

    public MetadataSnapshot WithoutTable(string name) => new(Tables.Remove(name), Relationships, Choices);

    public MetadataSnapshot WithoutRelationship(string name) => new(Tables, Relationships.Remove(name), Choices);

    public MetadataSnapshot WithoutChoice(string name) => new(Tables, Relationships, Choices.Remove(name));
}
