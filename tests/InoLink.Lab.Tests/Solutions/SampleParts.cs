using System.Xml.Linq;

namespace InoLink.Lab.Tests.Solutions;

/// <summary>The XML of <see cref="SampleSolution"/>.</summary>
internal static class SampleParts
{
    public static IReadOnlyDictionary<string, string> MessageIds { get; } = new Dictionary<string, string>
    {
        ["Create"] = "9ebdbb1b-ea3e-db11-86a7-000a3a5473e8",
        ["Update"] = "20bebb1b-ea3e-db11-86a7-000a3a5473e8",
        ["Delete"] = "a1bdbb1b-ea3e-db11-86a7-000a3a5473e8",
    };

    public static XElement Customizations() => XElement.Parse(
        $"""
        <ImportExportXml>
          <Entities>
            <Entity><Name LocalizedName="Account" OriginalName="">Account</Name>
              <EntityInfo><entity Name="Account"><attributes>{Column("smp_Flag", "nvarchar", "<Format>text</Format><MaxLength>20</MaxLength>")}</attributes></entity></EntityInfo>
              <RibbonDiffXml><CustomActions><CustomAction Id="smp.account.Button.CustomAction" Location="Mscrm.Form.account.MainTab.Save.Controls._children" Sequence="900"><CommandUIDefinition>
                <Button Id="smp.account.Button" Command="smp.account.Command" LabelText="Go" TemplateAlias="o1" /></CommandUIDefinition></CustomAction></CustomActions>
                <Templates><RibbonTemplates Id="Mscrm.Templates" /></Templates>
                <CommandDefinitions><CommandDefinition Id="smp.account.Command"><EnableRules /><DisplayRules /><Actions><JavaScriptFunction FunctionName="Sample.go" Library="$webresource:smp_/js/thing.js" /></Actions></CommandDefinition></CommandDefinitions>
                <RuleDefinitions><TabDisplayRules /><DisplayRules /><EnableRules /></RuleDefinitions><LocLabels /></RibbonDiffXml>
            </Entity>
            <Entity><Name LocalizedName="Thing" OriginalName="Thing">smp_Thing</Name>
              <EntityInfo><entity Name="smp_Thing">
                <LocalizedNames><LocalizedName description="Thing" languagecode="1033" /><LocalizedName description="Ding" languagecode="1031" /></LocalizedNames>
                <LocalizedCollectionNames><LocalizedCollectionName description="Things" languagecode="1033" /></LocalizedCollectionNames>
                <attributes>
                  {Key("smp_ThingId")}{Name(100)}{States("smp_thing")}
                  {Column("smp_Counter", "int", "<Format>none</Format><MinValue>0</MinValue><MaxValue>1000</MaxValue>")}
                  {Column("smp_Kind", "picklist", "<AppDefaultValue>-1</AppDefaultValue><OptionSetName>smp_kind</OptionSetName>")}
                  {Column("smp_AccountId", "lookup", "<LookupStyle>single</LookupStyle><LookupTypes />")}
                  {Column("smp_Secret", "nvarchar", "<Format>text</Format><MaxLength>50</MaxLength>", secured: true)}
                </attributes>
                <EntitySetName>smp_things</EntitySetName><OwnershipTypeMask>UserOwned</OwnershipTypeMask>
              </entity></EntityInfo>
              <FormXml><forms type="main"><systemform><formid>{"{33333333-0000-0000-0000-000000000001}"}</formid><FormActivationState>1</FormActivationState>
                <form><tabs /><formLibraries><Library name="smp_/js/thing.js" libraryUniqueId="{"{33333333-0000-0000-0000-000000000002}"}" /></formLibraries></form>
                <LocalizedNames><LocalizedName description="Information" languagecode="1033" /></LocalizedNames></systemform></forms></FormXml>
              <SavedQueries><savedqueries><savedquery><isdefault>1</isdefault><savedqueryid>{"{33333333-0000-0000-0000-000000000003}"}</savedqueryid><querytype>0</querytype>
                <fetchxml><fetch><entity name="smp_thing"><attribute name="smp_name" /></entity></fetch></fetchxml>
                <LocalizedNames><LocalizedName description="Active Things" languagecode="1033" /></LocalizedNames></savedquery></savedqueries></SavedQueries>
            </Entity>
            <Entity><Name LocalizedName="Log" OriginalName="Log">smp_Log</Name>
              <EntityInfo><entity Name="smp_Log">
                <LocalizedNames><LocalizedName description="Log" languagecode="1033" /></LocalizedNames>
                <attributes>{Key("smp_LogId")}{Name(200)}{States("smp_log")}{Column("smp_Text", "ntext", "<Format>text</Format><MaxLength>100000</MaxLength>")}</attributes>
                <EntitySetName>smp_logs</EntitySetName><OwnershipTypeMask>OrgOwned</OwnershipTypeMask>
              </entity></EntityInfo>
            </Entity>
          </Entities>
          <Roles><Role id="{"{44444444-0000-0000-0000-000000000001}"}" name="Sample User"><RolePrivileges>
            <RolePrivilege name="prvReadsmp_Thing" level="Global" /><RolePrivilege name="prvWritesmp_Thing" level="Basic" /><RolePrivilege name="prvReadsmp_Log" level="Global" />
          </RolePrivileges></Role></Roles>
          <Workflows />
          <FieldSecurityProfiles><FieldSecurityProfile name="Sample Secrets" fieldsecurityprofileid="{"{44444444-0000-0000-0000-000000000002}"}"><FieldPermissions><FieldPermission>
            <EntityName>smp_thing</EntityName><AttributeName>smp_secret</AttributeName><CanRead>4</CanRead><CanUpdate>0</CanUpdate><CanCreate>4</CanCreate>
          </FieldPermission></FieldPermissions></FieldSecurityProfile></FieldSecurityProfiles>
          <EntityRelationships><EntityRelationship Name="smp_account_thing">
            <EntityRelationshipType>OneToMany</EntityRelationshipType><ReferencingEntityName>smp_Thing</ReferencingEntityName><ReferencedEntityName>Account</ReferencedEntityName>
            <CascadeAssign>NoCascade</CascadeAssign><CascadeDelete>RemoveLink</CascadeDelete><ReferencingAttributeName>smp_AccountId</ReferencingAttributeName>
            <EntityRelationshipRoles>
              <EntityRelationshipRole><NavigationPropertyName>smp_AccountId</NavigationPropertyName><RelationshipRoleType>1</RelationshipRoleType></EntityRelationshipRole>
              <EntityRelationshipRole><NavigationPropertyName>smp_account_thing</NavigationPropertyName><RelationshipRoleType>0</RelationshipRoleType></EntityRelationshipRole>
            </EntityRelationshipRoles>
          </EntityRelationship></EntityRelationships>
          <optionsets><optionset Name="smp_kind" localizedName="Kind"><OptionSetType>picklist</OptionSetType><IsGlobal>1</IsGlobal>
            <displaynames><displayname description="Kind" languagecode="1033" /></displaynames><options>{Option(123450000, "Round")}{Option(123450001, "Square")}</options></optionset></optionsets>
          <WebResources><WebResource><WebResourceId>{"{11111111-0000-0000-0000-000000000001}"}</WebResourceId><Name>smp_/js/thing.js</Name><WebResourceType>3</WebResourceType>
            <FileName>/WebResources/smp_jsthingjs11111111-0000-0000-0000-000000000001</FileName></WebResource></WebResources>
          <SolutionPluginAssemblies /><SdkMessageProcessingSteps />
          <AppModuleSiteMaps><AppModuleSiteMap><SiteMapUniqueName>smp_App</SiteMapUniqueName>
            <SiteMap><Area Id="a"><Group Id="g"><SubArea Id="s" Entity="smp_thing" /></Group></Area></SiteMap></AppModuleSiteMap></AppModuleSiteMaps>
          <AppModules><AppModule><UniqueName>smp_App</UniqueName><AppModuleComponents><AppModuleComponent type="1" schemaName="smp_thing" /><AppModuleComponent type="62" schemaName="smp_App" />
            <AppModuleComponent type="60" id="{"{33333333-0000-0000-0000-000000000001}"}" /></AppModuleComponents></AppModule></AppModules>
          <Languages><Language>1033</Language></Languages>
        </ImportExportXml>
        """);

    public static XElement Manifest(SampleSolution solution, XElement customizations) => XElement.Parse(
        $"""
        <ImportExportXml version="9.2.0.0"><SolutionManifest><UniqueName>{solution.UniqueName}</UniqueName>
          <LocalizedNames><LocalizedName description="Sample" languagecode="1033" /></LocalizedNames><Version>{solution.Version}</Version><Managed>{(solution.Managed ? 1 : 0)}</Managed>
          <Publisher><UniqueName>sample</UniqueName><CustomizationPrefix>smp</CustomizationPrefix><CustomizationOptionValuePrefix>12345</CustomizationOptionValuePrefix></Publisher>
          <RootComponents>{string.Concat(Roots(customizations))}</RootComponents></SolutionManifest></ImportExportXml>
        """);

    public static string ContentTypes(IEnumerable<string> files) =>
        $"""
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/octet-stream" /><Default Extension="nupkg" ContentType="application/octet-stream" />
        <Default Extension="dll" ContentType="application/octet-stream" /><Default Extension="json" ContentType="application/octet-stream" /><Default Extension="xaml" ContentType="application/octet-stream" />
        {string.Concat(files.Where(f => f.StartsWith("WebResources/", StringComparison.Ordinal)).Select(f => $"""<Override PartName="/{f}" ContentType="application/octet-stream" />"""))}</Types>
        """;

    public static string Column(string name, string type, string tail, bool secured = false) =>
        $"""
        <attribute PhysicalName="{name}"><Type>{type}</Type><Name>{Lower(name)}</Name><LogicalName>{Lower(name)}</LogicalName><RequiredLevel>none</RequiredLevel><DisplayMask>ValidForForm</DisplayMask>
        <IsCustomField>1</IsCustomField><IsSecured>{(secured ? 1 : 0)}</IsSecured>{tail}<displaynames><displayname description="{name[4..]}" languagecode="1033" /></displaynames></attribute>
        """;

    public static XElement Image(int step, int number, string message, (string Alias, int Type, string Columns) image) => new(
        "SdkMessageProcessingStepImage",
        new XAttribute("Name", image.Alias),
        new XElement("SdkMessageProcessingStepImageId", $"{{22222222-0000-0000-0001-{(step * 100) + number:D12}}}"),
        new XElement("Attributes", image.Columns),
        new XElement("EntityAlias", image.Alias),
        new XElement("ImageType", image.Type),
        new XElement("MessagePropertyName", message == "Create" ? "id" : "Target"));

    public static string Option(int value, string label) => $"""<option value="{value}"><labels><label description="{label}" languagecode="1033" /></labels></option>""";

    private static string Key(string name) =>
        $"""<attribute PhysicalName="{name}"><Type>primarykey</Type><Name>{Lower(name)}</Name><LogicalName>{Lower(name)}</LogicalName><RequiredLevel>systemrequired</RequiredLevel></attribute>""";

    private static string Name(int length) =>
        $"""
        <attribute PhysicalName="smp_Name"><Type>nvarchar</Type><Name>smp_name</Name><LogicalName>smp_name</LogicalName><RequiredLevel>required</RequiredLevel><DisplayMask>PrimaryName|ValidForForm</DisplayMask>
        <IsCustomField>1</IsCustomField><MaxLength>{length}</MaxLength></attribute>
        """;

    private static string States(string table) =>
        $"""
        <attribute PhysicalName="statecode"><Type>state</Type><Name>statecode</Name><LogicalName>statecode</LogicalName><RequiredLevel>systemrequired</RequiredLevel><IsCustomField>0</IsCustomField>
          <optionset Name="{table}_statecode"><OptionSetType>state</OptionSetType><states><state value="0" defaultstatus="1" invariantname="Active"><labels><label description="Active" languagecode="1033" /></labels></state>
          <state value="1" defaultstatus="2" invariantname="Inactive"><labels><label description="Inactive" languagecode="1033" /></labels></state></states></optionset></attribute>
        <attribute PhysicalName="statuscode"><Type>status</Type><Name>statuscode</Name><LogicalName>statuscode</LogicalName><IsCustomField>0</IsCustomField>
          <optionset Name="{table}_statuscode"><OptionSetType>status</OptionSetType><statuses><status value="1" state="0"><labels><label description="Active" languagecode="1033" /></labels></status>
          <status value="2" state="1"><labels><label description="Inactive" languagecode="1033" /></labels></status></statuses></optionset></attribute>
        """;

    private static IEnumerable<string> Roots(XElement file)
    {
        foreach (var table in file.Elements("Entities").Elements("Entity"))
        {
            var shell = table.Element("EntityInfo")?.Element("entity")?.Element("OwnershipTypeMask") is null;
            yield return $"""<RootComponent type="1" schemaName="{Lower(table.Element("Name")!.Value)}" behavior="{(shell ? 2 : 0)}" />""";
        }

        foreach (var (section, item, type, id) in new[]
        {
            ("Roles", "Role", 20, "id"), ("FieldSecurityProfiles", "FieldSecurityProfile", 70, "fieldsecurityprofileid"), ("Workflows", "Workflow", 29, "WorkflowId"),
            ("SdkMessageProcessingSteps", "SdkMessageProcessingStep", 92, "SdkMessageProcessingStepId"), ("SolutionPluginAssemblies", "PluginAssembly", 91, "PluginAssemblyId"),
        })
        {
            foreach (var element in file.Elements(section).Elements(item))
            {
                yield return $"""<RootComponent type="{type}" id="{element.Attribute(id)!.Value}" behavior="0" />""";
            }
        }

        foreach (var (section, item, type, name) in new[] { ("WebResources", "WebResource", 61, "Name"), ("AppModuleSiteMaps", "AppModuleSiteMap", 62, "SiteMapUniqueName"), ("AppModules", "AppModule", 80, "UniqueName") })
        {
            foreach (var element in file.Elements(section).Elements(item))
            {
                yield return $"""<RootComponent type="{type}" schemaName="{element.Element(name)!.Value}" behavior="0" />""";
            }
        }

        foreach (var connector in file.Elements("Connectors").Elements("Connector"))
        {
            yield return $"""<RootComponent type="372" id="{connector.Element("connectorid")!.Value}" schemaName="{connector.Element("name")!.Value}" behavior="0" />""";
        }

        foreach (var set in file.Elements("optionsets").Elements("optionset"))
        {
            yield return $"""<RootComponent type="9" schemaName="{set.Attribute("Name")!.Value}" behavior="0" />""";
        }
    }

#pragma warning disable CA1308 // logical names are lower case
    private static string Lower(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308
}
