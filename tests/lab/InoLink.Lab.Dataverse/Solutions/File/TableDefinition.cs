using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>An Entity element: a table of the solution, or our parts of an out-of-the-box table (solution-format §4.1, §4.3).</summary>
public sealed record TableDefinition
{
    public required string SchemaName { get; init; }

    public string LogicalName => SchemaName.ToLowerInvariant();

    public required IReadOnlyDictionary<int, string> DisplayNames { get; init; }

    public required IReadOnlyDictionary<int, string> CollectionNames { get; init; }

    public required IReadOnlyDictionary<int, string> Descriptions { get; init; }

    public string? EntitySetName { get; init; }

    /// <summary>UserOwned or OrgOwned; null for the shell of an out-of-the-box table.</summary>
    public string? Ownership { get; init; }

    public bool IsAuditEnabled { get; init; }

    public bool IsActivity { get; init; }

    public required IReadOnlyList<ColumnDefinition> Columns { get; init; }

    public required IReadOnlyList<KeyDefinition> Keys { get; init; }

    public required IReadOnlyList<FormDefinition> Forms { get; init; }

    public required IReadOnlyList<ViewDefinition> Views { get; init; }

    public required IReadOnlyList<ChartDefinition> Charts { get; init; }

    /// <summary>The RibbonDiffXml element, kept whole for the app shell.</summary>
    public XElement? Ribbon { get; init; }

    /// <summary>A whole table has its ownership; the shell of one that exists has nothing but our parts.</summary>
    public bool IsWholeTable => Ownership is not null;

    public static TableDefinition Read(XElement table)
    {
        var name = table.Element("Name") ?? throw new SolutionRefusedException("An Entity element has no Name.");
        var entity = table.Element("EntityInfo")?.Element("entity");
        return new TableDefinition
        {
            SchemaName = name.Value.Trim(),
            DisplayNames = (entity?.Element("LocalizedNames")).Labels("LocalizedName"),
            CollectionNames = (entity?.Element("LocalizedCollectionNames")).Labels("LocalizedCollectionName"),
            Descriptions = (entity?.Element("Descriptions")).Labels("Description"),
            EntitySetName = entity?.Text("EntitySetName"),
            Ownership = entity?.Text("OwnershipTypeMask"),
            IsAuditEnabled = entity?.Flag("IsAuditEnabled") ?? false,
            IsActivity = entity?.Flag("IsActivity") ?? false,
            Columns = [.. entity?.Elements("attributes").Elements("attribute").Select(ColumnDefinition.Read) ?? []],
            Keys = [.. entity?.Elements("EntityKeys").Elements("EntityKey").Select(KeyDefinition.Read) ?? []],
            Forms = [.. FormDefinition.ReadAll(table.Element("FormXml"))],
            Views = [.. ViewDefinition.ReadAll(table.Element("SavedQueries"))],
            Charts = [.. ChartDefinition.ReadAll(table.Element("Visualizations"))],
            Ribbon = table.Element("RibbonDiffXml"),
        };
    }
}
