using System.Text;
using System.Xml.Linq;
using InoLink.Packager;
using InoLink.Packager.Checks;
using InoLink.Packager.Checks.Rules;
using InoLink.Solution.Tests.Samples;
using Mono.Cecil;

namespace InoLink.Solution.Tests;

/// <summary>Every rule speaks when the thing it guards is made wrong in a copy of the real zip.</summary>
public class RuleTests
{
    private const string Wake = "customapis/ino_WakeLinkJobs/customapi.xml";
    private const string Loopback = "environmentvariabledefinitions/ino_QuickBooksLoopback/environmentvariabledefinition.xml";
    private const string Package = "pluginpackages/ino_InoLink.Plugins/pluginpackage.xml";
    private const string NoId = "{00000000-0000-5000-8000-000000000001}";

    private static readonly List<(string Rule, string Message, Func<SolutionZip> Zip)> Samples =
    [
        ("root-files", "missing at the root", () => Broken.Without("solution.xml")),
        ("entry-names", "use '/'", () => Broken.File("Workflows\\x.xaml", "")),
        ("entry-names", "directory entry", () => Broken.File("Workflows/", "")),
        ("content-types", "no Default for 'svg'", () => Broken.File("customapis/x.svg", "")),
        ("content-types", "no Override", () => Broken.File("WebResources/inox", "")),
        ("readable-xml", "not XML", () => Broken.File(Wake, "<customapi>")),
        ("readable-xml", "byte order mark", () => BuiltZips.Core.With("solution.xml", [.. Encoding.UTF8.Preamble, .. BuiltZips.Core.Find("solution.xml")!.Bytes])),
        ("named-files", "the zip lacks it", () => Broken.Customizations(c => c.AddPart("Workflows", "<Workflow><XamlFileName>/Workflows/x.xaml</XamlFileName></Workflow>"))),
        ("named-files", "doesn't name it", () => Broken.File("Workflows/x.xaml", "")),
        ("manifest", "has to be 'ino'", () => Broken.Manifest(m => m.Descendants("CustomizationPrefix").Single().Value = "new")),
        ("manifest", "x.y.z.w", () => Broken.Manifest(m => m.Descendants("Version").Single().Value = "1.0")),
        ("manifest", "0 or 1", () => Broken.Manifest(m => m.Descendants("Managed").Single().Value = "2")),
        ("root-components", "no root component of type 9", () => Broken.Manifest(m => m.Descendants("RootComponent").First(r => r.Attribute("type")!.Value == "9").Remove())),
        ("root-components", "no such node", () => Broken.Customizations(c => c.Role("InoLink User").Remove())),
        ("root-components", "behavior has to be 2", () => Broken.Manifest(m => m.Descendants("RootComponent").First(r => r.Attribute("schemaName")!.Value == "account").SetAttributeValue("behavior", 0))),
        ("root-components", "never listed", () => Broken.Manifest(m => m.Descendants("RootComponents").Single().Add(XElement.Parse("<RootComponent type=\"10109\" schemaName=\"x\" />")))),
        ("section-order", "move it before", () => Broken.Customizations(c => c.Element("Roles")!.AddBeforeSelf(new XElement("optionsets")))),
        ("section-order", "may not hold <Nonsense>", () => Broken.Customizations(c => c.Add(new XElement("Nonsense")))),
        ("element-order", "<Type> stands after <Name>", () => Broken.Customizations(c => Swap(c.Column("ino_LinkJob", "ino_source"), "Type", "Name"))),
        ("languages", "no English label", () => Broken.Customizations(c => c.Descendants("displayname").First().SetAttributeValue("languagecode", 1031))),
        ("languages", "no label in language 1031", () => Broken.Customizations(c => c.Descendants("displayname").First(d => d.Attribute("languagecode")!.Value == "1031").Remove())),
        ("languages", "no label in language 1031", () => Broken.Customizations(c => c.Descendants("Title").First(t => t.Attribute("LCID")?.Value == "1031").Remove())),
        ("languages", "is not in Languages", () => Broken.Manifest(m => m.Descendants("LocalizedName").First().AddAfterSelf(XElement.Parse("<LocalizedName description=\"x\" languagecode=\"1036\" />")))),
        ("unique-ids", "share the id", () => Broken.Customizations(c => Set(c.Descendants("systemform").First(), "formid", c.Descendants("savedqueryid").First().Value))),
        ("unique-ids", "lower case in braces", () => Broken.Customizations(c => Set(c.Descendants("systemform").First(), "formid", NoId[1..^1]))),
        ("prefix", "relationship has to begin", () => Broken.Customizations(c => c.Descendants("EntityRelationship").First().SetAttributeValue("Name", "new_x"))),
        ("prefix", "PhysicalName in lower case", () => Broken.Customizations(c => c.Column("ino_LinkJob", "ino_source").SetAttributeValue("PhysicalName", "ino_Sauce"))),
        ("option-values", "value 1 is not between", () => Broken.Customizations(c => c.Element("optionsets")!.Descendants("option").First().SetAttributeValue("value", 1))),
        ("unique-ids", "not made from a name", () => Broken.Customizations(c => Set(c.Descendants("systemform").First(), "formid", "{1fed44d1-ae68-4a41-bd2b-f13acac4acfa}"))),
        ("column-sizes", "MaxLength has to be 1 to 4000", () => Broken.Customizations(c => Set(c.Column("ino_LinkJob", "ino_errorcode"), "MaxLength", "4001"))),
        ("column-sizes", "twice MaxLength", () => Broken.Customizations(c => Set(c.Column("ino_LinkJob", "ino_errorcode"), "Length", "50"))),
        ("column-sizes", "MinValue and MaxValue", () => Broken.Customizations(c => Set(c.Column("ino_LinkJob", "ino_attempts"), "MaxValue", "-1"))),
        ("column-sizes", "Format has to be date", () => Broken.Customizations(c => Set(c.Column("Invoice", "ino_documentdate"), "Format", "datetime"))),
        ("choice-numbers", "is none of the choices", () => Broken.Customizations(c => c.Choice("ino_companystate").Descendants("option").First().Remove())),
        ("choice-numbers", "NeedsConsent 776210001", () => Broken.Customizations(c => c.Choice("ino_companystate").Descendants("option").ElementAt(1).SetAttributeValue("value", 776210009))),
        ("table-columns", "lacks statecode", () => Broken.Customizations(c => c.Column("ino_Link", "statecode").Remove())),
        ("table-columns", "remove OwnerId", () => Broken.Customizations(c => Set(c.Table("ino_LinkJob"), "OwnershipTypeMask", "OrgOwned"))),
        ("table-columns", "without its system relationship", () => Broken.Customizations(c => c.Column("ino_Link", "ino_synctoken").SetAttributeValue("PhysicalName", "CreatedBy"))),
        ("standard-tables", "would change the platform's table", () => Broken.Customizations(c => c.Table("Account").Descendants("attributes").Single().AddAfterSelf(XElement.Parse("<IsAuditEnabled>1</IsAuditEnabled>")))),
        ("standard-tables", "standard form", () => Broken.Customizations(c => c.Table("Account").Add(XElement.Parse("<FormXml><forms type=\"main\"><systemform><formid>{1fed44d1-ae68-4a41-bd2b-f13acac4acfa}</formid><form /></systemform></forms></FormXml>")))),
        ("choices", "not in optionsets", () => Broken.Customizations(c => Set(c.Column("ino_LinkJob", "ino_source"), "OptionSetName", "ino_sauce"))),
        ("choices", "not a status of that state", () => Broken.Customizations(c => c.Column("ino_Link", "statecode").Descendants("state").First().SetAttributeValue("defaultstatus", 2))),
        ("lookups", "lookup without a relationship", () => Broken.Customizations(c => c.Descendants("EntityRelationship").First().Remove())),
        ("lookups", "which the table lacks", () => Broken.Customizations(c => c.Column("ino_LinkJob", "ino_accountid").Remove())),
        ("lookups", "neither in the solution", () => Broken.Customizations(c => Set(c.Descendants("EntityRelationship").First(), "ReferencedEntityName", "Lead"))),
        ("relationship-roles", "role of type 1", () => Broken.Customizations(c => c.Descendants("EntityRelationshipRole").First().Remove())),
        ("relationship-roles", "is none of", () => Broken.Customizations(c => Set(c.Descendants("EntityRelationship").First(), "CascadeDelete", "Sometimes"))),
        ("forms", "which ino_linkjob lacks", () => Broken.Customizations(c => c.Table("ino_LinkJob").Descendants("control").First().SetAttributeValue("datafieldname", "ino_nothing"))),
        ("forms", "is not known", () => Broken.Customizations(c => c.Table("ino_LinkJob").Descendants("control").First().SetAttributeValue("classid", NoId))),
        ("forms", "is used twice", () => Broken.Customizations(c => c.Table("ino_LinkJob").Descendants("cell").First().SetAttributeValue("id", c.Table("ino_LinkJob").Descendants("form").Single().Descendants("cell").Last().Attribute("id")!.Value))),
        ("forms", "is for ntext but", () => Broken.Customizations(c => c.Table("ino_LinkJob").Descendants("control").First().SetAttributeValue("classid", "{E0DECE4B-6FC8-4A8F-A065-082708572369}"))),
        ("views", "which ino_link lacks", () => Broken.Customizations(c => c.Table("ino_Link").Descendants("savedquery").First().Descendants("attribute").First().SetAttributeValue("name", "ino_nothing"))),
        ("views", "doesn't fetch", () => Broken.Customizations(c => c.Table("ino_Link").Descendants("savedquery").First().Descendants("cell").First().SetAttributeValue("name", "ino_unlinkreason"))),
        ("views", "type code", () => Broken.Customizations(c => c.Table("ino_Link").Descendants("grid").First().SetAttributeValue("object", 10001))),
        ("views", "one default quick find view", () => Broken.Customizations(c => c.Table("ino_Link").Descendants("savedquery").Single(v => v.Element("querytype")!.Value == "4").Remove())),
        ("secrets", "set IsSecured to 1", () => Broken.Customizations(c => Set(c.Column("ino_Connection", "ino_accesstoken"), "IsSecured", "0"))),
        ("secrets", "remove prvReadino_Connection", () => Broken.Customizations(c => Grant(c, "InoLink Administrator", "prvReadino_Connection"))),
        ("secrets", "a view names the secured column", () => Broken.Customizations(c => c.Table("ino_Connection").Descendants("savedquery").First().Descendants("cell").First().SetAttributeValue("name", "ino_clientsecret"))),
        ("secrets", "a form shows the secured column", () => Broken.Customizations(c => c.Table("ino_Connection").Descendants("control").First().SetAttributeValue("datafieldname", "ino_clientsecret"))),
        ("secrets", "set CanRead to 0", () => Broken.Customizations(c => c.AddPart("FieldSecurityProfiles", "<FieldSecurityProfile><FieldPermissions><FieldPermission><EntityName>ino_connection</EntityName><AttributeName>ino_accesstoken</AttributeName><CanRead>4</CanRead></FieldPermission></FieldPermissions></FieldSecurityProfile>"))),
        ("secrets", "audited", () => Broken.Customizations(c => Set(c.Column("ino_Connection", "ino_accesstoken"), "IsAuditEnabled", "1"))),
        ("privileges", "organization-owned", () => Broken.Customizations(c => Grant(c, "InoLink User", "prvAssignino_Link"))),
        ("privileges", "schema-name case", () => Broken.Customizations(c => Grant(c, "InoLink User", "prvReadino_link"))),
        ("privileges", "has to be Global", () => Broken.Customizations(c => c.Role("InoLink User").Descendants("RolePrivilege").Single(p => p.Attribute("name")!.Value == "prvReadino_AccountingCompany").SetAttributeValue("level", "Basic"))),
        ("append-privileges", "need prvAppendToino_AccountingCompany", () => Broken.Customizations(c => Revoke(c, "InoLink User", "prvAppendToino_AccountingCompany"))),
        ("step-mode", "no step may be synchronous", () => Broken.Customizations(c => Set(c.Step("Update"), "Mode", "0"))),
        ("step-mode", "only be PostOperation", () => Broken.Customizations(c => Set(c.Step("Update"), "Stage", "20"))),
        ("step-mode", "pile up", () => Broken.Customizations(c => Set(c.Step("Update"), "AsyncAutoDelete", "0"))),
        ("step-mode", "not a message id", () => Broken.Customizations(c => Set(c.Step("Update"), "SdkMessageId", NoId[1..^1]))),
        ("step-images", "Create has a post-image only", () => Broken.Customizations(c => AddImage(c.Step("Create"), type: 0, "ino_name"))),
        ("step-images", "ino_nothing, which", () => Broken.Customizations(c => AddImage(c.Step("Create"), type: 1, "ino_nothing"))),
        ("step-images", "which means all", () => Broken.Customizations(c => AddImage(c.Step("Create"), type: 1, ""))),
        ("step-columns", "doesn't exist", () => Broken.Customizations(c => Set(c.Step("Update"), "PrimaryEntity", "lead"))),
        ("step-columns", "filters on ino_nothing", () => Broken.Customizations(c => Set(c.Step("Update"), "FilteringAttributes", "ino_nothing"))),
        ("step-columns", "needs FilteringAttributes", () => Broken.Customizations(c => c.Step("Update").Element("FilteringAttributes")!.Remove())),
        ("step-duplicates", "is registered 2 times", () => Broken.Customizations(c => c.Element("SdkMessageProcessingSteps")!.Add(new XElement(c.Step("Update"))))),
        ("step-drift", "the solution lacks it", () => Broken.Customizations(c => c.Step("Update").Remove())),
        ("step-drift", "differs", () => Broken.Customizations(c => Set(c.Step("Update"), "Rank", "2"))),
        ("step-drift", "no class declares it", () => Broken.Customizations(c => c.Step("Update").SetAttributeValue("SdkMessageProcessingStepId", NoId))),
        ("export-keys", "of no class", () => Broken.Customizations(c => Set(c.Step("Update"), "PluginTypeExportKey", new string('0', 64)))),
        ("custom-apis", "have to be the same", () => Broken.Xml(Wake, x => x.SetAttributeValue("uniquename", "ino_Wake"))),
        ("custom-apis", "may not state isoptional", () => Broken.Xml(Wake.Replace("customapi.xml", "customapiresponseproperties/Woken/customapiresponseproperty.xml", StringComparison.Ordinal), x => x.Element("name")!.AddBeforeSelf(new XElement("isoptional", 0)))),
        ("custom-apis", "needs a response property", () => new SolutionZip([.. Broken.Xml(Wake, x => Set(x, "isfunction", "1")).Entries.Where(e => !e.Name.Contains("/customapiresponseproperties/", StringComparison.Ordinal))])),
        ("custom-api-drift", "differs", () => Broken.Xml(Wake, x => Set(x, "isprivate", "1"))),
        ("custom-api-drift", "the solution lacks it", () => Broken.Without(Wake)),
        ("custom-api-drift", "no class declares it", () => Broken.File("customapis/ino_X/customapi.xml", "<customapi uniquename=\"ino_X\" />")),
        ("custom-api-privileges", "anybody could call it", () => Broken.Xml(Wake, x => x.Element("executeprivilegename")!.Remove())),
        ("custom-api-privileges", "has to grant", () => Broken.Customizations(c => Revoke(c, "InoLink User", "prvCreateino_LinkJob"))),
        ("custom-api-privileges", "doesn't exist", () => Broken.Xml(Wake, x => Set(x, "executeprivilegename", "prvShareino_Link"))),
        ("package-identity", "version is '1.0.1'", () => Broken.Xml(Package, x => Set(x, "version", "1.0.1"))),
        ("package-identity", "is missing: build", () => Broken.Without("pluginpackages/ino_InoLink.Plugins/package/ino_InoLink.Plugins.nupkg")),
        ("package-content", "exactly one assembly", () => Broken.Package("lib/net462/Other.dll", System.IO.File.ReadAllBytes(typeof(SampleStep).Assembly.Location))),
        ("package-content", "which the sandbox brings", () => Broken.Package("lib/net462/System.Text.Json.dll", System.IO.File.ReadAllBytes(typeof(System.Text.Json.JsonSerializer).Assembly.Location))),
        ("package-content", "which is signed and references InoLink.Engine", () => Broken.Package("lib/net462/Signed.dll", Signed("Signed", "InoLink.Engine"))),
        ("package-content", "belong into lib/net4", () => Broken.Package("tools/Packager.dll", System.IO.File.ReadAllBytes(typeof(SolutionZip).Assembly.Location))),
        ("schema-names", "names ino_wakeon", () => Broken.Customizations(c => c.Column("ino_LinkJob", "ino_wakeon").Remove())),
        ("environment-variables", "ships a value", () => Broken.File(Loopback.Replace("definition.xml", "values.json", StringComparison.Ordinal), "{}")),
        ("environment-variables", "may have no default", () => Broken.Xml(Loopback, x => x.AddFirst(new XElement("defaultvalue", "http://127.0.0.1:1")))),
        ("web-resources", "is referred to as $webresource:", () => Broken.Customizations(c => Ribbon(c, "<CustomActions><CustomAction Id=\"ino.ino_linkjob.x\" Location=\"Mscrm.Form.ino_linkjob.x\" Image=\"$webresource:ino_/x.png\" /></CustomActions>"))),
        ("web-resources", "doesn't fit the extension", () => Broken.Customizations(c => c.AddPart("WebResources", $"<WebResource><WebResourceId>{NoId}</WebResourceId><Name>ino_/x.js</Name><WebResourceType>1</WebResourceType></WebResource>"))),
        ("ribbons", "command ino.x is not defined", () => Broken.Customizations(c => Ribbon(c, "<CustomActions><CustomAction Id=\"ino.ino_linkjob.x\" Location=\"Mscrm.Form.ino_linkjob.x\"><Button Command=\"ino.x\" /></CustomAction></CustomActions>"))),
        ("ribbons", "label ino.y has no LocLabel", () => Broken.Customizations(c => Ribbon(c, "<CustomActions><CustomAction Id=\"ino.ino_linkjob.x\" Location=\"Mscrm.Form.ino_linkjob.x\"><Button LabelText=\"$LocLabels:ino.y\" /></CustomAction></CustomActions>"))),
        ("ribbons", "has to name the table", () => Broken.Customizations(c => Ribbon(c, "<CustomActions><CustomAction Id=\"ino.ino_linkjob.x\" Location=\"Mscrm.Form.account.x\" /></CustomActions>"))),
        ("ribbons", "enable rules only", () => Broken.Customizations(c => c.Table("ino_LinkJob").Element("RibbonDiffXml")!.Descendants("DisplayRules").First().Add(XElement.Parse("<DisplayRule Id=\"ino.ino_linkjob.r\"><CustomRule /></DisplayRule>")))),
        ("script-functions", "is not in the solution", () => Broken.Customizations(c => Ribbon(c, Call("go", 0)))),
        ("script-functions", "doesn't define", () => Broken.Script("InoLink.stay = function () { };", c => Ribbon(c, Call("go", 0)))),
        ("script-functions", "gives InoLink.go 2 parameters, but it takes 1", () => Broken.Script("InoLink.go = async function (form) { };", c => Ribbon(c, Call("go", 2)))),
        ("script-functions", "gives InoLink.go 1 parameters, but it takes 0", () => Broken.Script("window.InoLink = { go() { } };", c => AddHandler(c, "InoLink.go"))),
        ("script-calls", "calls ino_Gone", () => Broken.Script("call(0, 'ino_Gone', {}, {});", _ => { })),
        ("script-calls", "the parameter Nothing", () => Broken.Script("call(0, 'ino_RetryLinkJob', { LinkJobId: ID, Nothing: TEXT }, {});", _ => { })),
        ("script-calls", "LinkJobId as TEXT, but its type is 12", () => Broken.Script("call(0, 'ino_RetryLinkJob', { LinkJobId: TEXT }, {});", _ => { })),
        ("script-calls", "lists ino_RetryLinkJob as a function, but it is an action", () => Broken.Script("const APIS = { ino_RetryLinkJob: { isFunction: true, types: { LinkJobId: \"Edm.Guid\" } } };", _ => { })),
        ("script-calls", "LinkJobId as \"Edm.String\", but its type is 12", () => Broken.Script("const APIS = { ino_RetryLinkJob: { types: { LinkJobId: \"Edm.String\" } } };", _ => { })),
        ("script-calls", "calls ino_RetryLinkJob without LinkJobId", () => Broken.Script("call(0, 'ino_RetryLinkJob', {}, {});", _ => { })),
        ("resource-strings", "has no file in language 1031", () => Broken.Resource("ino_/strings/X.1033.resx", 12, "<root><data name=\"a\" /></root>", _ => { })),
        ("resource-strings", "has to be a RESX file", () => Broken.Resource("ino_/strings/X.resx", 12, "<root />", _ => { })),
        ("resource-strings", "which has no such key", () => Broken.Script("Xrm.Utility.getResourceString('ino_/strings/X', 'gone');", _ => { })),
        ("web-resources", "depends on ino_/js/gone.js", () => Broken.Script("", c => c.Descendants("WebResource").Single(w => w.Element("Name")!.Value == "ino_/js/sample.js").Element("WebResourceType")!.AddAfterSelf(new XElement("DependencyXml", "<Dependencies><Dependency componentType=\"WebResource\"><Library name=\"ino_/js/gone.js\" /></Dependency></Dependencies>")))),
        ("sub-grids", "shows table", () => Broken.Customizations(c => c.Control("link_jobs", "Account").Descendants("TargetEntityType").Single().Value = "ino_nothing")),
        ("sub-grids", "shows view", () => Broken.Customizations(c => c.Control("link_jobs", "Account").Descendants("ViewId").Single().Value = NoId)),
        ("sub-grids", "doesn't lead", () => Broken.Customizations(c => c.Control("link_jobs", "Account").Descendants("RelationshipName").Single().Value = "ino_contact_ino_linkjob")),
        ("sub-grids", "shows chart", () => Broken.Customizations(c => c.Descendants("VisualizationId").First(v => v.Value.Length > 0).Value = NoId)),
        ("quick-views", "no quick form of", () => Broken.Customizations(c => Set(c.Control("company_connection", "ino_LinkJob"), "QuickForms", $"<QuickFormIds><QuickFormId entityname=\"ino_accountingcompany\">{NoId[1..^1]}</QuickFormId></QuickFormIds>"))),
        ("quick-views", "no lookup to", () => Broken.Customizations(c => c.Control("company_connection", "ino_LinkJob").SetAttributeValue("datafieldname", "ino_accountid"))),
        ("quick-views", "names no quick form", () => Broken.Customizations(c => Set(c.Control("company_connection", "ino_LinkJob"), "QuickForms", "none"))),
        ("charts", "names column", () => Broken.Customizations(c => c.Descendants("datadefinition").First().Descendants("attribute").First().SetAttributeValue("name", "ino_nothing"))),
        ("charts", "doesn't compute", () => Broken.Customizations(c => c.Descendants("measure").First().SetAttributeValue("alias", "x"))),
        ("charts", "has to aggregate", () => Broken.Customizations(c => c.Descendants("datadefinition").First().Descendants("fetch").Single().Attribute("aggregate")!.Remove())),
        ("apps", "opens dashboard", () => Broken.Customizations(c => c.Descendants("SubArea").First(a => a.Attribute("DefaultDashboard") != null).SetAttributeValue("DefaultDashboard", NoId[1..^1]))),
        ("apps", "opens view", () => Broken.Customizations(c => c.Descendants("SubArea").First(a => a.Attribute("Id")!.Value == "ino_sub_failed").SetAttributeValue("Url", "/main.aspx?pagetype=entitylist&etn=account&viewid=%7B00000000-0000-5000-8000-000000000001%7D"))),
        ("apps", "names component ino_nothing", () => Broken.Customizations(c => c.AddPart("AppModules", "<AppModule><UniqueName>ino_x</UniqueName><AppModuleComponents><AppModuleComponent type=\"1\" schemaName=\"ino_nothing\" /></AppModuleComponents></AppModule>"))),
        ("apps", "sub-area shows table", () => Broken.Customizations(c => c.AddPart("AppModuleSiteMaps", "<AppModuleSiteMap><SiteMap><SubArea Id=\"x\" Entity=\"ino_nothing\" /></SiteMap></AppModuleSiteMap>"))),
        ("classic-assemblies", "IsolationMode has to be 2", () => Broken.Customizations(c => c.AddPart("SolutionPluginAssemblies", "<PluginAssembly FullName=\"x\"><IsolationMode>1</IsolationMode><SourceType>4</SourceType></PluginAssembly>"))),
        ("classic-assemblies", "is no public class", () => Broken.Assembly("InoLink.Gone")),
        ("classic-assemblies", "has no strong name", () => Broken.Assembly("InoLink.Solution.Tests.RuleTests")),
        ("processes", "has to ship as a draft", () => Broken.Process("<StateCode>1</StateCode><StatusCode>2</StatusCode>", "")),
        ("processes", "doesn't exist", () => Broken.Process("<PrimaryEntity>ino_Nothing</PrimaryEntity>", "")),
        ("processes", "x:Class has to be XrmWorkflow0f6b2c1e", () => Broken.Process("", "<Activity x:Class=\"XrmWorkflow1\" />")),
        ("processes", "may have no Persist", () => Broken.Process("<Mode>1</Mode>", "<Persist />")),
        ("connection-references", "is made in the target environment", () => Broken.Customizations(c => c.AddPart("connectionreferences", "<connectionreference connectionreferencelogicalname=\"ino_x\"><connectorid>shared_ino-5fx</connectorid></connectionreference>"))),
        ("catalogs", "no catalog lists it", () => Broken.Xml("Assets/catalogassignments.xml", x => x.RemoveNodes())),
        ("catalogs", "below another one", () => Broken.Xml("Assets/catalogassignments.xml", x => x.Elements().Single().SetAttributeValue("catalogid.uniquename", "ino_InoLink"))),
        ("catalogs", "custom API of this solution", () => Broken.Xml("Assets/catalogassignments.xml", x => x.Elements().Single().SetAttributeValue("object.uniquename", "ino_Nothing"))),
        ("catalogs", "there are two levels", () => Broken.Xml("catalogs/ino_LinkJobs/catalog.xml", x => x.Element("parentcatalogid")!.SetElementValue("uniquename", "ino_LinkJobs"))),
        ("catalogs", "be the folder's name", () => Broken.Xml("catalogs/ino_LinkJobs/catalog.xml", x => x.SetAttributeValue("uniquename", "ino_Jobs"))),
        ("connectors", "has to be Swagger 2.0", () => Broken.Customizations(c => c.AddPart("Connectors", "<Connector><name>ino_x</name><openapidefinition>/Connector/x.json</openapidefinition></Connector>")).With("Connector/x.json", Encoding.UTF8.GetBytes("{\"openapi\":\"3.0\"}"))),
    ];

    public static TheoryData<int, string, string> Cases { get; } = MakeCases();

    [Fact]
    public void PackageContent_TakesIntuitsUnsignedSdk_WithItsOwnSignedJsonReader()
    {
        SolutionZip zip = Broken.Package(
            ("lib/net462/Intuit.Ipp.Core.dll", Signed("Intuit.Ipp.Core", "Newtonsoft.Json", key: false)),
            ("lib/net462/Newtonsoft.Json.dll", Signed("Newtonsoft.Json", "mscorlib")));

        Assert.Empty(new PackageContentRule().Check(zip));
    }

    [Theory]
    [MemberData(nameof(BuiltZips.Names), MemberType = typeof(BuiltZips))]
    public void Check_IsSilent_OnABuiltZip(string name) => Assert.Empty(SolutionCheck.Run(Path.Combine(Repository.Zips, name), package: null));

    [Fact]
    public void Check_IsSilent_OnTheSources() => Assert.Empty(SolutionCheck.Run(Repository.InoLink, Repository.Package));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rule_Speaks_WhenTheThingItGuardsIsWrong(int index, string rule, string message)
    {
        var findings = SolutionCheck.Run(Samples[index].Zip()).Where(f => f.Rule == rule).ToList();

        Assert.Contains(findings, f => f.ToString().Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void EveryRule_HasABrokenSample() =>
        Assert.Empty(SolutionCheck.All.Select(r => r.Name).Except(Samples.Select(s => s.Rule)));

    [Fact]
    public void RuleNames_AreUnique() => Assert.Equal(SolutionCheck.All.Count, SolutionCheck.All.Select(r => r.Name).Distinct().Count());

    /// <summary>A library that references another.</summary>
    private static byte[] Signed(string name, string reference, bool key = true)
    {
        using var assembly = AssemblyDefinition.CreateAssembly(new AssemblyNameDefinition(name, new Version(1, 0, 0, 0)), name + ".dll", ModuleKind.Dll);
        if (key)
        {
            assembly.Name.PublicKey = typeof(object).Assembly.GetName().GetPublicKey();
            assembly.Name.HasPublicKey = true;
        }

        assembly.MainModule.AssemblyReferences.Add(new AssemblyNameReference(reference, new Version(1, 0, 0, 0)));
        using var stream = new MemoryStream();
        assembly.Write(stream);
        return stream.ToArray();
    }

    private static TheoryData<int, string, string> MakeCases()
    {
        var cases = new TheoryData<int, string, string>();
        foreach ((int index, var sample) in Samples.Index())
        {
            cases.Add(index, sample.Rule, sample.Message);
        }

        return cases;
    }

    private static void Set(XElement parent, string element, string value) => parent.Descendants(element).First().Value = value;

    private static void Swap(XElement parent, string first, string second)
    {
        XElement moved = parent.Element(first)!;
        moved.Remove();
        parent.Element(second)!.AddAfterSelf(moved);
    }

    private static void Grant(XElement customizations, string role, string privilege) =>
        customizations.Role(role).Element("RolePrivileges")!.Add(new XElement("RolePrivilege", new XAttribute("name", privilege), new XAttribute("level", "Global")));

    private static void Revoke(XElement customizations, string role, string privilege) =>
        customizations.Role(role).Descendants("RolePrivilege").Single(p => p.Attribute("name")!.Value == privilege).Remove();

    private static void Ribbon(XElement customizations, string actions) =>
        customizations.Table("ino_LinkJob").Element("RibbonDiffXml")!.Element("CustomActions")!.ReplaceWith(XElement.Parse(actions));

    private static string Call(string function, int parameters) =>
        $"<CustomActions><CustomRule FunctionName=\"InoLink.{function}\" Library=\"$webresource:ino_/js/sample.js\">{string.Concat(Enumerable.Repeat("<CrmParameter Value=\"PrimaryControl\" />", parameters))}</CustomRule></CustomActions>";

    private static void AddHandler(XElement customizations, string function) =>
        customizations.Table("ino_LinkJob").Descendants("form").First().Add(XElement.Parse($"<events><event name=\"onload\"><Handlers><Handler functionName=\"{function}\" libraryName=\"ino_/js/sample.js\" handlerUniqueId=\"{NoId}\" enabled=\"true\" parameters=\"\" passExecutionContext=\"true\" /></Handlers></event></events>"));

    private static void AddImage(XElement step, int type, string columns) =>
        step.Element("SdkMessageProcessingStepImages")!.Add(new XElement(
            "SdkMessageProcessingStepImage",
            new XAttribute("Name", "x"),
            new XElement("SdkMessageProcessingStepImageId", NoId),
            new XElement("Attributes", columns),
            new XElement("EntityAlias", "x"),
            new XElement("ImageType", type),
            new XElement("MessagePropertyName", "id")));
}
