using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>
/// A solution zip, read and typed; nothing is checked against an organization yet. Packed layout only (solution-format §1).
/// </summary>
public sealed record SolutionFile
{
    private static readonly HashSet<string> ReadSections = new(StringComparer.Ordinal)
    {
        "Entities", "Roles", "Workflows", "FieldSecurityProfiles", "EntityRelationships", "optionsets", "Dashboards", "WebResources",
        "SolutionPluginAssemblies", "SdkMessageProcessingSteps", "AppModuleSiteMaps", "AppModules", "Connectors", "Languages",
    };

    private static readonly HashSet<string> ReadPartsOfATable = new(StringComparer.Ordinal) { "Name", "EntityInfo", "FormXml", "SavedQueries", "Visualizations", "RibbonDiffXml" };

    public required SolutionManifest Manifest { get; init; }

    public required IReadOnlyList<TableDefinition> Tables { get; init; }

    public required IReadOnlyList<RelationshipDefinition> Relationships { get; init; }

    public required IReadOnlyList<OptionSetDefinition> OptionSets { get; init; }

    public required IReadOnlyList<RoleDefinition> Roles { get; init; }

    public required IReadOnlyList<FieldSecurityProfileDefinition> FieldSecurityProfiles { get; init; }

    public required IReadOnlyList<WebResourceDefinition> WebResources { get; init; }

    public required IReadOnlyList<PluginAssemblyDefinition> PluginAssemblies { get; init; }

    public required IReadOnlyList<PluginPackageDefinition> PluginPackages { get; init; }

    public required IReadOnlyList<StepDefinition> Steps { get; init; }

    public required IReadOnlyList<CustomApiDefinition> CustomApis { get; init; }

    public required IReadOnlyList<CatalogDefinition> Catalogs { get; init; }

    public required IReadOnlyList<CatalogAssignmentDefinition> CatalogAssignments { get; init; }

    public required IReadOnlyList<EnvironmentVariableDefinition> EnvironmentVariables { get; init; }

    public required IReadOnlyList<WorkflowDefinition> Workflows { get; init; }

    public required IReadOnlyList<AppModuleDefinition> AppModules { get; init; }

    public required IReadOnlyList<SiteMapDefinition> SiteMaps { get; init; }

    public required IReadOnlyList<DashboardDefinition> Dashboards { get; init; }

    public required IReadOnlyList<ConnectorDefinition> Connectors { get; init; }

    /// <summary>Sections of customizations.xml and files of the zip that this reader does not know.</summary>
    public required IReadOnlyList<string> UnknownParts { get; init; }

    /// <exception cref="SolutionRefusedException">The file is none that the platform would open.</exception>
    public static SolutionFile Read(Stream stream)
    {
        var zip = SolutionZip.Read(stream);
        var manifest = SolutionManifest.Read(zip.TakeXml("solution.xml"));
        var root = zip.TakeXml("customizations.xml");
        var file = new SolutionFile
        {
            Manifest = manifest,
            Tables = Each(root, "Entities", "Entity", TableDefinition.Read),
            Relationships = Each(root, "EntityRelationships", "EntityRelationship", RelationshipDefinition.Read),
            OptionSets = Each(root, "optionsets", "optionset", OptionSetDefinition.Read),
            Roles = Each(root, "Roles", "Role", RoleDefinition.Read),
            FieldSecurityProfiles = Each(root, "FieldSecurityProfiles", "FieldSecurityProfile", FieldSecurityProfileDefinition.Read),
            WebResources = Each(root, "WebResources", "WebResource", resource => WebResourceDefinition.Read(resource, zip)),
            PluginAssemblies = Each(root, "SolutionPluginAssemblies", "PluginAssembly", assembly => PluginAssemblyDefinition.Read(assembly, zip)),
            PluginPackages = [.. zip.Find("pluginpackages/", "pluginpackage.xml").Select(entry => PluginPackageDefinition.Read(entry, zip))],
            Steps = Each(root, "SdkMessageProcessingSteps", "SdkMessageProcessingStep", StepDefinition.Read),
            CustomApis = [.. zip.Find("customapis/", "customapi.xml").Select(entry => CustomApiDefinition.Read(entry, zip))],
            Catalogs = [.. zip.Find("catalogs/", "catalog.xml").Select(entry => CatalogDefinition.Read(entry, zip))],
            CatalogAssignments = CatalogAssignmentDefinition.ReadAll(zip),
            EnvironmentVariables = [.. zip.Find("environmentvariabledefinitions/", "environmentvariabledefinition.xml").Select(entry => EnvironmentVariableDefinition.Read(entry, zip))],
            Workflows = Each(root, "Workflows", "Workflow", workflow => WorkflowDefinition.Read(workflow, zip)),
            AppModules = Each(root, "AppModules", "AppModule", AppModuleDefinition.Read),
            SiteMaps = Each(root, "AppModuleSiteMaps", "AppModuleSiteMap", SiteMapDefinition.Read),
            Dashboards = Each(root, "Dashboards", "Dashboard", DashboardDefinition.Read),
            Connectors = Each(root, "Connectors", "Connector", connector => ConnectorDefinition.Read(connector, zip)),
            UnknownParts = [],
        };
        return file with { UnknownParts = [.. UnknownSections(root), .. UnknownPartsOfTables(root), .. zip.Untaken.Select(name => $"file {name}")] };
    }

    private static T[] Each<T>(XElement root, string section, string item, Func<XElement, T> read)
        => [.. root.Elements(section).Elements(item).Select(read)];

    // the platform writes every section, used or not (solution-format §3): an empty one is no part
    private static IEnumerable<string> UnknownSections(XElement root)
        => from section in root.Elements()
           where section.HasElements && !ReadSections.Contains(section.Name.LocalName)
           from item in section.Elements().Select(e => e.Name.LocalName).Distinct(StringComparer.Ordinal)
           select $"customizations.xml {section.Name.LocalName}/{item}";

    private static IEnumerable<string> UnknownPartsOfTables(XElement root)
        => from table in root.Elements("Entities").Elements("Entity")
           from part in table.Elements()
           where part.HasElements && !ReadPartsOfATable.Contains(part.Name.LocalName)
           select $"customizations.xml {part.Name.LocalName} of {table.Element("Name")?.Value}";
}
