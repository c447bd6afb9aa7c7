using System.Xml.Linq;

namespace InoLink.Packager;

/// <summary>
/// Tables and columns a solution may refer to: its own, and the standard tables of <c>StandardColumns.txt</c>. Names are
/// logical names.
/// </summary>
public sealed class KnownTables
{
    // made by the server in every table (solution-format §4.1)
    private static readonly string[] SystemColumns =
    [
        "createdby", "createdon", "createdonbehalfby", "importsequencenumber", "modifiedby", "modifiedon", "modifiedonbehalfby",
        "overriddencreatedon", "timezoneruleversionnumber", "utcconversiontimezonecode", "versionnumber",
    ];

    private static readonly string[] OwnerColumns = ["owningbusinessunit", "owningteam", "owninguser"];

    // other standard tables that a lookup may point to; no column of theirs is referred to
    private static readonly string[] OtherStandardTables =
    [
        "businessunit", "organization", "systemuser", "team", "transactioncurrency", "uom",
    ];

    private static readonly Dictionary<string, HashSet<string>> Standard = ReadStandard();

    private readonly Dictionary<string, XElement> entities = [];

    /// <param name="entities">Entity elements.</param>
    public KnownTables(IEnumerable<XElement> entities)
    {
        foreach (XElement entity in entities)
        {
            this.entities.TryAdd(LogicalName.Of((string?)entity.Element("Name")), entity);
        }
    }

    /// <summary>The solution's own tables: those with the platform's full description.</summary>
    public IEnumerable<XElement> Own => entities.Values.Where(e => Info(e)?.Element("EntitySetName") != null);

    public static bool IsStandard(string table) => Standard.ContainsKey(table) || OtherStandardTables.Contains(table);

    public static XElement? Info(XElement entity) => entity.Element("EntityInfo")?.Element("entity");

    public static IEnumerable<XElement> Attributes(XElement entity) => Info(entity)?.Element("attributes")?.Elements("attribute") ?? [];

    public bool Exists(string table) => entities.ContainsKey(table) || IsStandard(table);

    /// <summary>The solution's Entity element of a table; null when it has none.</summary>
    public XElement? Find(string table) => entities.GetValueOrDefault(table);

    /// <summary>The solution's column of a table; null when the column is the platform's or missing.</summary>
    public XElement? Column(string table, string column) =>
        Find(table) is { } entity ? Attributes(entity).FirstOrDefault(a => (string?)a.Element("LogicalName") == column) : null;

    /// <summary>All columns that may be named for a table.</summary>
    public IReadOnlySet<string> Columns(string table)
    {
        var columns = new HashSet<string>(Standard.GetValueOrDefault(table) ?? [], StringComparer.Ordinal);
        if (Find(table) is { } entity)
        {
            columns.UnionWith(Attributes(entity).Select(a => (string?)a.Element("LogicalName") ?? ""));
            if (!IsStandard(table))
            {
                columns.UnionWith(SystemColumns);
                columns.UnionWith(columns.Contains("ownerid") ? OwnerColumns : ["organizationid"]);
            }
        }

        return columns;
    }

    private static string Lower(string? name) => (name ?? "").ToLowerInvariant();
    private static Dictionary<string, HashSet<string>> ReadStandard()
    {
        using Stream stream = typeof(KnownTables).Assembly.GetManifestResourceStream("StandardColumns.txt")!;
        using var reader = new StreamReader(stream);
        var tables = new Dictionary<string, HashSet<string>>();
        HashSet<string> current = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
            {
                tables[line.Trim('[', ']')] = current = new HashSet<string>(StringComparer.Ordinal);
            }
            else if (!line.StartsWith('#'))
            {
                current.UnionWith(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return tables;
    }
}
