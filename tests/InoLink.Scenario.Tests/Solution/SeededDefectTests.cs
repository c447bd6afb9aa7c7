using System.Text;
using System.Xml.Linq;
using InoLink.Lab;
using InoLink.Lab.Dataverse.Solutions;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Scenario.Tests.Solution;

/// <summary>One defect at a time in the zip that ships, and the refusal in the platform's words. Nothing is left of a refused import.</summary>
public sealed class SeededDefectTests
{
    private const string Package = "pluginpackages/ino_InoLink.Plugins/pluginpackage.xml";
    private const string Wake = "customapis/ino_WakeLinkJobs/";
    private const string Gone = "{99999999-0000-0000-0000-000000000000}";

    private static Dictionary<string, (string Expected, Action<ShippedZip> Seed)> Defects { get; } = new()
    {
        ["manifest missing"] = ("must contain the following files at its root: solution.xml, customizations.xml, and [Content_Types].xml", z => z.Entries.Remove("solution.xml")),
        ["content types missing"] = ("must contain the following files at its root", z => z.Entries.Remove("[Content_Types].xml")),
        ["content type of nupkg missing"] = (".nupkg' has no content type in [Content_Types].xml", z => z.EditXml("[Content_Types].xml", t => t.Elements().Single(e => e.Attribute("Extension")?.Value == "nupkg").Remove())),
        ["backslash in a name"] = ("uses a backslash as separator", z => z.Entries["Workflows\\x.xaml"] = []),
        ["neither managed nor unmanaged"] = ("must be 0 or 1", z => z.Manifest.Descendants("Managed").Single().Value = "2"),
        ["version of three parts"] = ("is not of the form major.minor.build.revision", z => z.Manifest.Descendants("Version").Single().Value = "1.1.0"),
        ["root component that is not there"] = ("The following root components are not defined in customizations: 61 ino_/js/gone.js", z => Roots(z).Add(XElement.Parse("<RootComponent type=\"61\" schemaName=\"ino_/js/gone.js\" behavior=\"0\" />"))),
        ["unlisted component"] = ("are not defined in the root components: 9 ino_jobstatus", z => Roots(z).Elements().Single(r => r.Attribute("schemaName")?.Value == "ino_jobstatus").Remove()),
        ["table of a missing app"] = ("Some dependencies are missing. The missing dependencies are: entity saleschannel", z => { z.Table("Quote").Element("Name")!.Value = "SalesChannel"; Roots(z).Elements().Single(r => r.Attribute("schemaName")?.Value == "quote").SetAttributeValue("schemaName", "saleschannel"); }),
        ["table of another prefix"] = ("Invalid name for entity new_Thing. Custom entity names must start with a valid customization prefix", z => { Roots(z).Add(XElement.Parse("<RootComponent type=\"1\" schemaName=\"new_thing\" behavior=\"0\" />")); z.Table("Account").AddAfterSelf(XElement.Parse("<Entity><Name>new_Thing</Name><EntityInfo><entity Name=\"new_Thing\"><attributes /><OwnershipTypeMask>OrgOwned</OwnershipTypeMask></entity></EntityInfo></Entity>")); }),
        ["column of another prefix"] = ("Invalid name for attribute new_LinkStatus. Custom attribute names must start with a valid customization prefix", z => Column(z, "Account", "ino_linkstatus").SetAttributeValue("PhysicalName", "new_LinkStatus")),
        ["two primary names"] = ("must have exactly one primary name attribute", z => Column(z, "ino_LinkJob", "ino_errorcode").Element("DisplayMask")!.Value += "|PrimaryName"),
        ["text too long"] = ("is not between 1 and 4000", z => Column(z, "ino_LinkJob", "ino_errorcode").Element("MaxLength")!.Value = "4001"),
        ["unknown column type"] = ("XSD validation failed with the following error: 'The 'Type' element of attribute ino_ErrorCode is invalid", z => Column(z, "ino_LinkJob", "ino_errorcode").Element("Type")!.Value = "text"),
        ["choice that is nowhere"] = ("Could not find optionset with name ino_nothing", z => Column(z, "ino_LinkJob", "ino_jobstatus").Element("OptionSetName")!.Value = "ino_nothing"),
        ["lookup without relationship"] = ("ino_accountid of entity ino_linkjob is of type lookup but has no relationship", z => Relationship(z, "ino_account_ino_linkjob").Remove()),
        ["relationship without roles"] = ("The entity relationship role of the referencing entity is required when creating a new one-to-many entity relationship ino_account_ino_linkjob", z => Relationship(z, "ino_account_ino_linkjob").Element("EntityRelationshipRoles")!.RemoveNodes()),
        ["relationship without lookup"] = ("names the attribute ino_nothingid, which ino_linkjob does not have", z => Relationship(z, "ino_account_ino_linkjob").Element("ReferencingAttributeName")!.Value = "ino_NothingId"),
        ["wrong export key of a step"] = ("<plugintypeexportkey>0000000000000000000000000000000000000000000000000000000000000000</plugintypeexportkey> is not resolvable", z => Step(z, "Update").Element("PluginTypeExportKey")!.Value = new string('0', 64)),
        ["wrong export key of a custom API"] = ("is not resolvable", z => z.EditXml(Wake + "customapi.xml", api => api.Descendants("plugintypeexportkey").Single().Value = new string('0', 64))),
        ["class missing from the package"] = ("is not resolvable", z => z.WithoutClass("InoLink.Plugins.Steps.RecordsMerged")),
        ["stand-in in the package"] = ("must not contain Microsoft.Xrm.Sdk.dll", z => z.EditPackage(files => files["lib/net462/Microsoft.Xrm.Sdk.dll"] = File.ReadAllBytes(typeof(Entity).Assembly.Location))),
        ["51 assemblies"] = ("51 assemblies", z => z.EditPackage(files => Copies(files, 48))),
        ["package without prefix"] = ("The nuget file name does not contain a solution prefix", z => z.EditXml(Package, p => { p.SetAttributeValue("uniquename", "InoLink.Plugins"); p.Element("name")!.Value = "InoLink.Plugins"; })),
        ["package that is no zip"] = ("Plugin package ino_InoLink.Plugins:", z => z.Entries[z.Entries.Keys.Single(k => k.EndsWith(".nupkg", StringComparison.Ordinal))] = Encoding.UTF8.GetBytes("none")),
        ["asynchronous step before the operation"] = ("an asynchronous step can only be registered at PostOperation", z => Step(z, "Update").Element("Stage")!.Value = "20"),
        ["pre-image on Create"] = ("a pre-image is not supported on the message Create", z => Step(z, "Create").Element("SdkMessageProcessingStepImages")!.Add(Image(0, "ino_name", "id"))),
        ["filter on a missing column"] = ("the filtering attribute ino_nothing does not exist on entity", z => Step(z, "Update").Element("FilteringAttributes")!.Value = "ino_nothing"),
        ["step on a missing table"] = ("the entity ino_nothing does not exist", z => Step(z, "Update").Element("PrimaryEntity")!.Value = "ino_nothing"),
        ["step on an unknown message"] = ("Does Not Exist", z => Step(z, "Update").Element("SdkMessageId")!.Value = Gone[1..^1]),
        ["privilege that does not exist"] = ("Privilege with name prvShareino_Link does not exist", z => z.Customizations.Descendants("RolePrivilege").First(p => p.Attribute("name")!.Value == "prvReadino_Link").SetAttributeValue("name", "prvShareino_Link")),
        ["depth that does not exist"] = ("The level Basic of privilege prvReadino_Link", z => z.Customizations.Descendants("RolePrivilege").First(p => p.Attribute("name")!.Value == "prvReadino_Link").SetAttributeValue("level", "Basic")),
        ["execute privilege that does not exist"] = ("Privilege with name prvFlyino_LinkJob does not exist", z => z.EditXml(Wake + "customapi.xml", api => api.Element("executeprivilegename")!.Value = "prvFlyino_LinkJob")),
        ["function without an answer"] = ("must have at least one response property", z => { z.EditXml(Wake + "customapi.xml", api => api.Element("isfunction")!.Value = "1"); z.Entries.Remove(Wake + "customapiresponseproperties/Woken/customapiresponseproperty.xml"); }),
        ["form without its script"] = ("depends on web resource 'ino_/js/gone.js', which does not exist", z => z.Table("ino_LinkJob").Descendants("form").First().Add(XElement.Parse("<formLibraries><Library name=\"ino_/js/gone.js\" libraryUniqueId=\"" + Gone + "\" /></formLibraries>"))),
        ["button without its script"] = ("depends on web resource 'ino_/js/gone.js', which does not exist", z => Ribbon(z).ReplaceWith(XElement.Parse("<RibbonDiffXml><CustomActions /><CommandDefinitions><CommandDefinition Id=\"ino.x\"><Actions><JavaScriptFunction FunctionName=\"go\" Library=\"$webresource:ino_/js/gone.js\" /></Actions></CommandDefinition></CommandDefinitions></RibbonDiffXml>"))),
        ["form with a missing column"] = ("depends on attribute ino_nothing, which does not exist", z => z.Table("ino_LinkJob").Descendants("control").First(c => c.Attribute("datafieldname") != null).SetAttributeValue("datafieldname", "ino_nothing")),
        ["sub-grid on a missing view"] = ("depends on savedquery 99999999-0000-0000-0000-000000000000, which does not exist", z => z.Table("Account").Descendants("ViewId").First().Value = Gone),
        ["chart of a missing column"] = ("names the attribute ino_nothing", z => z.Customizations.Descendants("datadefinition").First().Descendants("attribute").First().SetAttributeValue("name", "ino_nothing")),
        ["app with a missing part"] = ("names a component of type 60", z => z.Customizations.Descendants("AppModuleComponents").Single().Add(XElement.Parse($"<AppModuleComponent type=\"60\" id=\"{Gone}\" />"))),
        ["sitemap with a missing table"] = ("shows the entity ino_nothing", z => z.Customizations.Descendants("SubArea").First(a => a.Attribute("Entity") != null).SetAttributeValue("Entity", "ino_nothing")),
        ["environment variable of another prefix"] = ("The environment variable new_Loopback", z => z.EditXml("environmentvariabledefinitions/ino_QuickBooksLoopback/environmentvariabledefinition.xml", v => v.SetAttributeValue("schemaname", "new_Loopback"))),
    };

    public static TheoryData<string> Names => [.. Defects.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_defect_is_refused_in_the_platforms_words_and_leaves_nothing(string name)
    {
        (string expected, Action<ShippedZip> seed) = Defects[name];
        await using Laboratory lab = await Laboratory.OpenAsync();
        ShippedZip zip = new("1.0.0.0");
        seed(zip);

        var refused = Assert.Throws<SolutionRefusedException>(() => Import(lab, zip));

        Assert.Contains(refused.Refusals, refusal => refusal.Contains(expected, StringComparison.Ordinal));
        Assert.False(lab.Dataverse.Metadata.TryGetTable("ino_linkjob", out _));
        QueryByAttribute installed = new("solution");
        installed.AddAttributeValue("uniquename", "InoLink");
        Assert.Empty(lab.Administrator.RetrieveMultiple(installed).Entities);
    }

    [Fact]
    public void At_least_25_defects_are_seeded() => Assert.InRange(Defects.Count, 25, 1000);

    [Fact]
    public async Task The_unchanged_zip_is_taken()
    {
        await using Laboratory lab = await Laboratory.OpenAsync();

        SolutionImportReport report = Import(lab, new ShippedZip("1.0.0.0"));

        Assert.Empty(report.Warnings);
        Assert.Empty(report.UnknownParts);
    }

    [Fact]
    public async Task A_second_plugin_assembly_that_comes_with_an_update_is_not_registered_and_its_step_is_refused()
    {
        await using Laboratory lab = await Laboratory.OpenAsync();
        lab.Import();
        ShippedZip update = new ShippedZip("1.1.0.0").EditPackage(files => Copies(files, 1));
        string key = Step(update, "Update").Element("PluginTypeExportKey")!.Value;

        SolutionImportReport report = Import(lab, update);
        Step(update, "Update").Element("PluginTypeExportKey")!.Value = InoLink.Lab.Dataverse.Plugins.PluginTypeExportKey.Of("ino_InoLink.Plugins", "Copy1", "InoLink.Plugins.Steps.RecordsMerged");
        var refused = Assert.Throws<SolutionRefusedException>(() => Import(lab, update));

        Assert.Contains("the assembly Copy1 has plug-in types but was not in the package when that was created; it is not registered", Assert.Single(report.Warnings), StringComparison.Ordinal);
        Assert.Contains("is not resolvable", refused.Message, StringComparison.Ordinal);
        Assert.NotEqual(key, Step(update, "Update").Element("PluginTypeExportKey")!.Value);
    }

    [Theory]
    [InlineData("PluginPackage version cannot be updated", "package")]
    [InlineData("cannot be changed after creation", "api")]
    [InlineData("exists with the prefixes ino and 77621", "publisher")]
    [InlineData("Import can only update solutions when the modes match", "mode")]
    public async Task What_can_not_change_after_the_first_import_is_refused_later(string expected, string what)
    {
        await using Laboratory lab = await Laboratory.OpenAsync();
        lab.Import();
        ShippedZip update = new("1.1.0.0");
        switch (what)
        {
            case "package":
                update.EditXml(Package, p => p.Element("version")!.Value = "1.1.0");
                break;
            case "api":
                update.EditXml(Wake + "customapiresponseproperties/Woken/customapiresponseproperty.xml", p => p.Element("type")!.Value = "10");
                break;
            case "publisher":
                update.Manifest.Descendants("CustomizationOptionValuePrefix").Single().Value = "77622";
                break;
            default:
                update.Manifest.Descendants("Managed").Single().Value = "0";
                break;
        }

        Assert.Contains(expected, Assert.Throws<SolutionRefusedException>(() => Import(lab, update)).Message, StringComparison.Ordinal);
    }

    private static SolutionImportReport Import(Laboratory lab, ShippedZip zip)
    {
        using Stream file = zip.Build();
        return lab.Extensions.Importer.Import(file);
    }

    private static XElement Roots(ShippedZip zip) => zip.Manifest.Descendants("RootComponents").Single();

    private static XElement Column(ShippedZip zip, string table, string column) => zip.Table(table).Descendants("attribute").First(a => a.Element("LogicalName")?.Value == column);

    private static XElement Relationship(ShippedZip zip, string name) => zip.Customizations.Descendants("EntityRelationship").Single(r => r.Attribute("Name")!.Value == name);

    private static XElement Step(ShippedZip zip, string message) => zip.Customizations.Descendants("SdkMessageProcessingStep").First(s => s.Attribute("Name")!.Value.Contains($": {message} of ", StringComparison.Ordinal));

    private static XElement Ribbon(ShippedZip zip) => zip.Table("ino_LinkJob").Element("RibbonDiffXml")!;

    private static XElement Image(int type, string columns, string property) => XElement.Parse(
        $"<SdkMessageProcessingStepImage Name=\"x\"><SdkMessageProcessingStepImageId>{Gone}</SdkMessageProcessingStepImageId><Attributes>{columns}</Attributes><EntityAlias>x</EntityAlias><ImageType>{type}</ImageType><MessagePropertyName>{property}</MessagePropertyName></SdkMessageProcessingStepImage>");

    /// <summary>Copies of the plug-in assembly under other names.</summary>
    private static void Copies(Dictionary<string, byte[]> files, int count)
    {
        for (int i = 1; i <= count; i++)
        {
            using var module = Mono.Cecil.ModuleDefinition.ReadModule(new MemoryStream(files["lib/net462/InoLink.Plugins.dll"]));
            module.Assembly.Name.Name = $"Copy{i}";
            module.Name = $"Copy{i}.dll";
            using MemoryStream copy = new();
            module.Write(copy);
            files[$"lib/net462/Copy{i}.dll"] = copy.ToArray();
        }
    }
}
