namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>
/// The platform's tables in which solution components live. Only the columns that the lab or its callers use; contents that
/// the platform keeps in several places (a form's or an app's XML) are kept whole in one column.
/// </summary>
internal static class ComponentTables
{
    private static readonly (int State, string Name, int Status, string Reason)[] Enabled = [(0, "Enabled", 1, "Enabled"), (1, "Disabled", 2, "Disabled")];
    private static readonly (int State, string Name, int Status, string Reason)[] Active = [(0, "Active", 1, "Active"), (1, "Inactive", 2, "Inactive")];
    private static readonly (int State, string Name, int Status, string Reason)[] Drafted = [(0, "Draft", 1, "Draft"), (1, "Activated", 2, "Activated")];

    // dataverse-runtime §4
    private static readonly (int State, string Name, int Status, string Reason)[] Jobs =
    [
        (0, "Ready", 0, "Waiting For Resources"), (1, "Suspended", 10, "Waiting"),
        (2, "Locked", 20, "In Progress"), (2, "Locked", 21, "Pausing"), (2, "Locked", 22, "Canceling"),
        (3, "Completed", 30, "Succeeded"), (3, "Completed", 31, "Failed"), (3, "Completed", 32, "Canceled"),
    ];

    /// <summary>Adds the tables and columns that the organization does not have yet.</summary>
    public static void Ensure(MetadataCatalog metadata)
    {
        foreach (var table in All())
        {
            if (!metadata.TryGetTable(table.LogicalName, out var existing))
            {
                metadata.AddTable(table);
                continue;
            }

            foreach (var column in table.Columns.Values.Where(column => existing.Column(column.LogicalName) is null))
            {
                metadata.AddColumn(table.LogicalName, column);
            }
        }
    }

    private static IEnumerable<TableMetadata> All() =>
    [
        .. Solutions(), .. Plugins(), .. CustomApis(), .. Settings(), .. Appearance(), .. Processes(),
    ];

    private static IEnumerable<TableMetadata> Solutions() =>
    [
        Table("publisher", "Publisher", "publishers", "friendlyname", Text("uniquename"), Text("friendlyname"), Text("customizationprefix"), Number("customizationoptionvalueprefix")),
        Table(
            "solution", "Solution", "solutions", "friendlyname",
            Text("uniquename"), Text("friendlyname"), Text("version"), Flag("ismanaged"), Lookup("publisherid", "publisher"), Date("installedon"), Date("updatedon")),
        Table(
            "solutioncomponent", "SolutionComponent", "solutioncomponents", null,
            Lookup("solutionid", "solution"), Number("componenttype"), Id("objectid"), Text("componentlogicalname"), Text("componentname", 300)),
    ];

    private static IEnumerable<TableMetadata> Plugins() =>
    [
        Table("pluginpackage", "PluginPackage", "pluginpackages", "name", Active, Text("name", 100), Text("uniquename", 128), Text("version"), Number("exportkeyversion"), Memo("content")),
        Table(
            "pluginassembly", "PluginAssembly", "pluginassemblies", "name",
            Text("name", 256), Text("version"), Text("culture"), Text("publickeytoken"), Choice("isolationmode", (1, "None"), (2, "Sandbox")),
            Choice("sourcetype", (0, "Database"), (1, "Disk"), (2, "Normal"), (4, "File Store")), Lookup("packageid", "pluginpackage"), Memo("content")),
        Table(
            "plugintype", "PluginType", "plugintypes", "name",
            Text("name", 256), Text("typename", 256), Text("assemblyname", 256), Text("friendlyname", 256), Text("workflowactivitygroupname", 256), Text("plugintypeexportkey", 128),
            Flag("isworkflowactivity"), Lookup("pluginassemblyid", "pluginassembly")),
        Table("sdkmessage", "SdkMessage", "sdkmessages", "name", Text("name", 256)),
        Table("sdkmessagefilter", "SdkMessageFilter", "sdkmessagefilters", null, Lookup("sdkmessageid", "sdkmessage"), Text("primaryobjecttypecode")),
        Table(
            "sdkmessageprocessingstep", "SdkMessageProcessingStep", "sdkmessageprocessingsteps", "name", Enabled,
            Text("name", 256), Text("description", 256), Choice("stage", (10, "Pre-validation"), (20, "Pre-operation"), (40, "Post-operation")),
            Choice("mode", (0, "Synchronous"), (1, "Asynchronous")), Number("rank"), Flag("asyncautodelete"), Memo("configuration"), Memo("filteringattributes"),
            Lookup("plugintypeid", "plugintype"), Lookup("eventhandler", "plugintype"), Lookup("sdkmessageid", "sdkmessage"), Lookup("sdkmessagefilterid", "sdkmessagefilter")),
        Table(
            "sdkmessageprocessingstepimage", "SdkMessageProcessingStepImage", "sdkmessageprocessingstepimages", "name",
            Text("name", 256), Text("entityalias", 256), Text("messagepropertyname", 256), Choice("imagetype", (0, "PreImage"), (1, "PostImage"), (2, "Both")), Memo("attributes"),
            Lookup("sdkmessageprocessingstepid", "sdkmessageprocessingstep")),
        Table(
            "asyncoperation", "AsyncOperation", "asyncoperations", "name", Jobs,
            Text("name", 256), Choice("operationtype", (1, "System Event"), (10, "Workflow"), (54, "Execute Async Request"), (92, "Event Expander")),
            Lookup("owningextensionid", "sdkmessageprocessingstep"), Lookup("regardingobjectid"), Text("messagename", 160), Text("primaryentitytype"), Number("depth"), Id("correlationid"),
            Number("retrycount"), Date("postponeuntil"), Date("startedon"), Date("completedon"), Memo("data"), Memo("message"), Memo("friendlymessage"), Number("errorcode"))
            with { Ownership = OwnershipKind.User },
    ];

    private static IEnumerable<TableMetadata> CustomApis() =>
    [
        Table(
            "customapi", "CustomAPI", "customapis", "name", Active,
            Text("uniquename", 128), Text("name", 100), Text("displayname", 100), Text("description", 300), Text("boundentitylogicalname", 100), Text("executeprivilegename", 100),
            Choice("allowedcustomprocessingsteptype", (0, "None"), (1, "Async Only"), (2, "Sync and Async")), Choice("bindingtype", (0, "Global"), (1, "Entity"), (2, "EntityCollection")),
            Flag("isfunction"), Flag("isprivate"), Flag("workflowsdkstepenabled"), Lookup("plugintypeid", "plugintype")),
        Table("customapirequestparameter", "CustomAPIRequestParameter", "customapirequestparameters", "name", Active, [.. Parameter(), Flag("isoptional")]),
        Table("customapiresponseproperty", "CustomAPIResponseProperty", "customapiresponseproperties", "name", Active, [.. Parameter()]),
    ];

    private static ColumnMetadata[] Parameter() =>
    [
        Text("uniquename", 128), Text("name", 100), Text("displayname", 100), Text("description", 300), Text("logicalentityname", 100), Lookup("customapiid", "customapi"),
        Choice("type", [.. Enum.GetValues<Plugins.CustomApiType>().Select(type => ((int)type, type.ToString()))]),
    ];

    private static IEnumerable<TableMetadata> Settings() =>
    [
        Table(
            "environmentvariabledefinition", "EnvironmentVariableDefinition", "environmentvariabledefinitions", "schemaname", Active,
            Text("schemaname", 100), Text("displayname", 100), Memo("description"), Memo("defaultvalue"), Flag("isrequired"),
            Choice("type", (100_000_000, "String"), (100_000_001, "Number"), (100_000_002, "Boolean"), (100_000_003, "JSON"), (100_000_004, "Data Source"), (100_000_005, "Secret"))),
        Table(
            "environmentvariablevalue", "EnvironmentVariableValue", "environmentvariablevalues", "schemaname", Active,
            Text("schemaname", 100), Memo("value"), Lookup("environmentvariabledefinitionid", "environmentvariabledefinition")),
    ];

    private static IEnumerable<TableMetadata> Appearance() =>
    [
        Table(
            "webresource", "WebResource", "webresourceset", "name",
            Text("name", 256), Text("displayname", 200), Memo("description"), Number("webresourcetype"), Number("languagecode"), Memo("dependencyxml"), Memo("content")),
        Table(
            "systemform", "SystemForm", "systemforms", "name",
            Text("name", 100), Text("objecttypecode"), Number("type"), Flag("isdefault"), Number("formactivationstate"), Memo("formxml")),
        Table(
            "savedquery", "SavedQuery", "savedqueries", "name",
            Text("name", 200), Text("returnedtypecode"), Number("querytype"), Flag("isdefault"), Memo("fetchxml"), Memo("layoutxml")) with { PrivilegeWord = "Query" },
        Table("ribboncustomization", "RibbonCustomization", "ribboncustomizations", null, Text("entity"), Memo("ribbondiffxml")),
        Table("sitemap", "SiteMap", "sitemaps", "sitemapname", Text("sitemapname", 200), Text("sitemapnameunique", 200), Memo("sitemapxml")),
        Table("appmodule", "AppModule", "appmodules", "name", Active, Text("name", 100), Text("uniquename", 100), Memo("configxml")),
    ];

    private static IEnumerable<TableMetadata> Processes() =>
    [
        Table(
            "workflow", "Workflow", "workflows", "name", Drafted,
            Text("name", 100), Text("uniquename", 256), Number("category"), Number("mode"), Number("type"), Text("primaryentity"), Memo("xaml"), Memo("clientdata"), Memo("recordxml"))
            with { Ownership = OwnershipKind.User },
    ];

    private static TableMetadata Table(string name, string schemaName, string set, string? primaryName, params ColumnMetadata[] columns) => new()
    {
        LogicalName = name,
        SchemaName = schemaName,
        EntitySetName = set,
        PrimaryIdColumn = name == "systemform" ? "formid" : name + "id",
        PrimaryNameColumn = primaryName,
        Ownership = OwnershipKind.Organization,
        DisplayNames = Label.Of(schemaName),
        CollectionNames = Label.Of(schemaName),
        Columns = System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, columns.Select(c => KeyValuePair.Create(c.LogicalName, c))),
    };

    private static TableMetadata Table(
        string name, string schemaName, string set, string? primaryName, (int State, string Name, int Status, string Reason)[] states, params ColumnMetadata[] columns)
        => Table(name, schemaName, set, primaryName, [.. columns, State(name, states), Status(name, states)]);

    private static ColumnMetadata State(string table, (int State, string Name, int Status, string Reason)[] states)
        => Column("statecode", ColumnKind.State) with
        {
            RequiredLevel = RequiredLevel.SystemRequired,
            LocalChoice = new ChoiceMetadata
            {
                Name = table + "_statecode",
                Options = [.. states.DistinctBy(s => s.State).Select(s => new ChoiceOption { Value = s.State, Labels = Label.Of(s.Name), DefaultStatus = s.Status })],
            },
        };

    private static ColumnMetadata Status(string table, (int State, string Name, int Status, string Reason)[] states)
        => Column("statuscode", ColumnKind.Status) with
        {
            LocalChoice = new ChoiceMetadata
            {
                Name = table + "_statuscode",
                Options = [.. states.Select(s => new ChoiceOption { Value = s.Status, State = s.State, Labels = Label.Of(s.Reason) })],
            },
        };

    private static ColumnMetadata Text(string name, int length = 100) => Column(name, ColumnKind.Text) with { MaxLength = length };

    private static ColumnMetadata Memo(string name) => Column(name, ColumnKind.Memo);

    private static ColumnMetadata Number(string name) => Column(name, ColumnKind.Integer);

    private static ColumnMetadata Flag(string name) => Column(name, ColumnKind.Boolean) with { DefaultValue = 0 };

    private static ColumnMetadata Date(string name) => Column(name, ColumnKind.DateTime);

    private static ColumnMetadata Id(string name) => Column(name, ColumnKind.UniqueIdentifier);

    private static ColumnMetadata Lookup(string name, params string[] targets) => Column(name, ColumnKind.Lookup) with { Targets = targets };

    private static ColumnMetadata Choice(string name, params (int Value, string Label)[] options) => Column(name, ColumnKind.Choice) with
    {
        LocalChoice = new ChoiceMetadata { Name = name, Options = [.. options.Select(o => new ChoiceOption { Value = o.Value, Labels = Label.Of(o.Label) })] },
    };

    private static ColumnMetadata Column(string name, ColumnKind kind) => new() { LogicalName = name, SchemaName = name, Kind = kind, DisplayNames = Label.Of(name) };
}
