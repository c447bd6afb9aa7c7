using InoLink.Lab.Dataverse.Processes;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Dataverse.Plugins;

/// <summary>All steps and all custom APIs at one moment, read from their rows. Immutable.</summary>
public sealed class Registrations
{
    private readonly ILookup<string, StepRegistration> steps;
    private readonly Dictionary<string, CustomApiRegistration> apis;
    private readonly Dictionary<Guid, ProcessRegistration> processes;
    private readonly IReadOnlyList<PluginTypeRegistration> types;

    private Registrations(IEnumerable<StepRegistration> steps, IEnumerable<CustomApiRegistration> apis, IEnumerable<ProcessRegistration> processes, IReadOnlyList<PluginTypeRegistration> types)
    {
        this.types = types;
        this.processes = processes.ToDictionary(process => process.Id);
        this.steps = steps.OrderBy(step => step.Rank).ThenBy(step => step.Name, StringComparer.Ordinal).ToLookup(step => step.Message, StringComparer.Ordinal);
        this.apis = apis.ToDictionary(api => api.UniqueName, StringComparer.Ordinal);
    }

    public IEnumerable<StepRegistration> Steps => steps.SelectMany(group => group);

    public IEnumerable<CustomApiRegistration> CustomApis => apis.Values;

    public static Registrations Load(IOrganizationService service)
    {
        ArgumentNullException.ThrowIfNull(service);
        var types = LoadTypes(service);
        return new Registrations(LoadSteps(service, types), LoadApis(service, types), LoadProcesses(service), [.. types.Values]);
    }

    /// <summary>Enabled steps of a message that may concern the table, in rank order.</summary>
    public IEnumerable<StepRegistration> StepsOf(string message, string table)
        => steps[message].Where(step => step.IsEnabled && (step.Table.Length == 0 || step.Table == table));

    public StepRegistration? Step(Guid id) => Steps.FirstOrDefault(step => step.Id == id);

    /// <summary>Activated processes that the message may start on the table, by name.</summary>
    internal IEnumerable<ProcessRegistration> ProcessesOf(string message, string table)
        => processes.Values.Where(process => process.Concerns(message, table)).OrderBy(process => process.Name, StringComparer.Ordinal);

    internal ProcessRegistration? Process(Guid id) => processes.GetValueOrDefault(id);

    /// <summary>The class of a custom workflow activity.</summary>
    internal PluginTypeRegistration? Activity(string typeName, string assembly) => types.FirstOrDefault(type => type.TypeName == typeName && type.AssemblyName == assembly);

    public CustomApiRegistration? CustomApi(string uniqueName) => apis.GetValueOrDefault(uniqueName);

    private static IEnumerable<ProcessRegistration> LoadProcesses(IOrganizationService service)
        => All(service, "workflow").Where(row => ProcessReader.IsWorkflow(row) && ProcessReader.IsActivated(row)).Select(ProcessReader.Read);

    private static Dictionary<Guid, PluginTypeRegistration> LoadTypes(IOrganizationService service)
    {
        var packages = All(service, "pluginpackage").ToDictionary(row => row.Id, row => (Name: row.GetAttributeValue<string>("uniquename"), Content: Content(row, true)));
        var assemblies = All(service, "pluginassembly").ToDictionary(row => row.Id, row =>
        {
            var name = row.GetAttributeValue<string>("name");
            var package = row.GetAttributeValue<EntityReference>("packageid") is { } reference ? packages[reference.Id] : (Name: name, Content: Content(row, false));
            return (Name: name, Package: package);
        });
        return All(service, "plugintype").Select(row =>
        {
            var (name, package) = assemblies[row.GetAttributeValue<EntityReference>("pluginassemblyid").Id];
            return new PluginTypeRegistration(row.Id, row.GetAttributeValue<string>("typename"), name, package.Name, package.Content);
        }).ToDictionary(type => type.Id);
    }

    private static PluginContent Content(Entity row, bool isPackage) => new(isPackage, Convert.FromBase64String(row.GetAttributeValue<string>("content") ?? ""));

    private static IEnumerable<StepRegistration> LoadSteps(IOrganizationService service, Dictionary<Guid, PluginTypeRegistration> types)
    {
        var messages = All(service, "sdkmessage").ToDictionary(row => row.Id, row => row.GetAttributeValue<string>("name"));
        var filters = All(service, "sdkmessagefilter").ToDictionary(row => row.Id, row => row.GetAttributeValue<string>("primaryobjecttypecode"));
        var images = All(service, "sdkmessageprocessingstepimage").ToLookup(row => row.GetAttributeValue<EntityReference>("sdkmessageprocessingstepid").Id);
        foreach (var row in All(service, "sdkmessageprocessingstep"))
        {
            yield return new StepRegistration
            {
                Id = row.Id,
                Name = row.GetAttributeValue<string>("name"),
                Message = messages[row.GetAttributeValue<EntityReference>("sdkmessageid").Id],
                Table = row.GetAttributeValue<EntityReference>("sdkmessagefilterid") is { } filter ? filters[filter.Id] : "",
                Type = types[row.GetAttributeValue<EntityReference>("plugintypeid").Id],
                Configuration = row.GetAttributeValue<string>("configuration"),
                FilteringColumns = Names(row.GetAttributeValue<string>("filteringattributes")),
                Rank = row.GetAttributeValue<int>("rank"),

                // a synchronous step of somebody else's solution is kept as a row and named by the import; it is not emulated
                IsEnabled = row.GetAttributeValue<OptionSetValue>("statecode").Value == 0 && row.GetAttributeValue<OptionSetValue>("mode").Value == 1,
                AsyncAutoDelete = row.GetAttributeValue<bool>("asyncautodelete"),
                Images = [.. images[row.Id].Select(ReadImage)],
            };
        }
    }

    private static StepImage ReadImage(Entity row)
    {
        var kind = row.GetAttributeValue<OptionSetValue>("imagetype").Value;
        return new StepImage(row.GetAttributeValue<string>("entityalias"), kind is 0 or 2, kind is 1 or 2, Names(row.GetAttributeValue<string>("attributes")));
    }

    private static IEnumerable<CustomApiRegistration> LoadApis(IOrganizationService service, Dictionary<Guid, PluginTypeRegistration> types)
    {
        var requests = All(service, "customapirequestparameter").ToLookup(row => row.GetAttributeValue<EntityReference>("customapiid").Id);
        var responses = All(service, "customapiresponseproperty").ToLookup(row => row.GetAttributeValue<EntityReference>("customapiid").Id);
        return All(service, "customapi").Select(row => new CustomApiRegistration
        {
            Id = row.Id,
            UniqueName = row.GetAttributeValue<string>("uniquename"),
            BindingType = row.GetAttributeValue<OptionSetValue>("bindingtype").Value,
            BoundTable = row.GetAttributeValue<string>("boundentitylogicalname"),
            ExecutePrivilege = row.GetAttributeValue<string>("executeprivilegename"),
            IsFunction = row.GetAttributeValue<bool>("isfunction"),
            IsPrivate = row.GetAttributeValue<bool>("isprivate"),
            Type = row.GetAttributeValue<EntityReference>("plugintypeid") is { } type ? types[type.Id] : null,
            RequestParameters = [.. requests[row.Id].Select(ReadParameter)],
            ResponseProperties = [.. responses[row.Id].Select(ReadParameter)],
        });
    }

    private static CustomApiParameter ReadParameter(Entity row) => new(
        row.GetAttributeValue<string>("uniquename"),
        (CustomApiType)row.GetAttributeValue<OptionSetValue>("type").Value,
        row.Contains("isoptional") && row.GetAttributeValue<bool>("isoptional"),
        row.GetAttributeValue<string>("logicalentityname"));

    private static DataCollection<Entity> All(IOrganizationService service, string table)
        => service.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(true) }).Entities;

    private static string[] Names(string? list) => [.. (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
