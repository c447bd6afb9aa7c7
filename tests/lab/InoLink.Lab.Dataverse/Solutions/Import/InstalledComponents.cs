using InoLink.Lab.Dataverse.Plugins;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>What the organization has already, as far as import rules ask; read once at the start of an import.</summary>
internal sealed class InstalledComponents
{
    private readonly IOrganizationService service;

    public InstalledComponents(IOrganizationService service)
    {
        this.service = service;
        Solutions = Rows("solution");
        Publishers = Rows("publisher");
        Packages = Rows("pluginpackage", "name", "uniquename", "version");
        Assemblies = Rows("pluginassembly", "name", "packageid");
        PluginTypes = Rows("plugintype");
        Steps = Rows("sdkmessageprocessingstep");
        CustomApis = Rows("customapi");
        RequestParameters = Rows("customapirequestparameter");
        ResponseProperties = Rows("customapiresponseproperty");
        Messages = Rows("sdkmessage");
        WebResources = Rows("webresource", "name").Select(row => row.GetAttributeValue<string>("name")).ToHashSet(StringComparer.Ordinal);
    }

    public IReadOnlyList<Entity> Solutions { get; }

    public IReadOnlyList<Entity> Publishers { get; }

    public IReadOnlyList<Entity> Packages { get; }

    public IReadOnlyList<Entity> Assemblies { get; }

    public IReadOnlyList<Entity> PluginTypes { get; }

    public IReadOnlyList<Entity> Steps { get; }

    public IReadOnlyList<Entity> CustomApis { get; }

    public IReadOnlyList<Entity> RequestParameters { get; }

    public IReadOnlyList<Entity> ResponseProperties { get; }

    public IReadOnlyList<Entity> Messages { get; }

    public IReadOnlySet<string> WebResources { get; }

    public Entity? Solution(string uniqueName) => Find(Solutions, "uniquename", uniqueName);

    public Entity? Publisher(string uniqueName) => Find(Publishers, "uniquename", uniqueName);

    public Entity? Package(string uniqueName) => Find(Packages, "uniquename", uniqueName);

    public Entity? CustomApi(string uniqueName) => Find(CustomApis, "uniquename", uniqueName);

    /// <summary>The assemblies of a package.</summary>
    public IEnumerable<Entity> AssembliesOf(Guid package) => Assemblies.Where(row => row.GetAttributeValue<EntityReference>("packageid")?.Id == package);

    /// <summary>The classes of an assembly.</summary>
    public IEnumerable<Entity> TypesOf(Guid assembly) => PluginTypes.Where(row => row.GetAttributeValue<EntityReference>("pluginassemblyid")?.Id == assembly);

    public IEnumerable<Entity> StepsOf(Guid pluginType) => Steps.Where(row => row.GetAttributeValue<EntityReference>("plugintypeid")?.Id == pluginType);

    /// <summary>Whether a row with this id exists.</summary>
    public bool Exists(string table, Guid id)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(false), TopCount = 1 };
        query.Criteria.AddCondition(table == "systemform" ? "formid" : table + "id", ConditionOperator.Equal, id);
        return service.RetrieveMultiple(query).Entities.Count > 0;
    }

    /// <summary>
    /// The assemblies of a package that a new content leaves registered: at creation each with plug-in classes, afterwards only
    /// those registered before (dataverse-runtime §2).
    /// </summary>
    public IEnumerable<PackageAssembly> Registrable(PluginPackageDefinition package, PluginPackageContent content)
        => Package(package.UniqueName) is { } installed
            ? content.Assemblies.Where(a => AssembliesOf(installed.Id).Any(row => row.GetAttributeValue<string>("name") == a.Name))
            : content.PluginAssemblies;

    private static Entity? Find(IReadOnlyList<Entity> rows, string column, string value)
        => rows.FirstOrDefault(row => string.Equals(row.GetAttributeValue<string>(column), value, StringComparison.OrdinalIgnoreCase));

    private List<Entity> Rows(string table, params string[] columns)
        => [.. service.RetrieveMultiple(new QueryExpression(table) { ColumnSet = columns.Length == 0 ? new ColumnSet(true) : new ColumnSet(columns) }).Entities];
}
