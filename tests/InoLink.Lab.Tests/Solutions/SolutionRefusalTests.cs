using System.Xml.Linq;
using InoLink.Lab.Tests.Plugins;

namespace InoLink.Lab.Tests.Solutions;

/// <summary>One breach at a time, and the sentence that refuses it. Nothing is left of a refused import.</summary>
public sealed class SolutionRefusalTests
{
    private static Dictionary<string, (string Expected, Func<SampleSolution, SampleSolution> Break)> Cases { get; } = new()
    {
        ["table of another prefix"] = ("Invalid name for entity new_Thing", s => s.Edit(c => Table(c, "smp_Log").Element("Name")!.Value = "new_Thing")),
        ["column of another prefix"] = ("Invalid name for attribute new_Flag. Custom attribute names must start with a valid customization prefix", s => s.Edit(c => Column(c, "smp_Flag").SetAttributeValue("PhysicalName", "new_Flag"))),
        ["no primary name"] = ("exactly one primary name", s => s.Edit(c => Column(c, "smp_Name").Element("DisplayMask")!.Value = "ValidForForm")),
        ["unknown column type"] = ("The value 'blob' is invalid", s => s.Edit(c => Column(c, "smp_Counter").Element("Type")!.Value = "blob")),
        ["text too long"] = ("is not between 1 and 4000", s => s.Edit(c => Column(c, "smp_Flag").Element("MaxLength")!.Value = "5000")),
        ["lookup without relationship"] = ("smp_accountid of entity smp_thing is of type lookup but has no relationship", s => s.Edit(c => c.Descendants("EntityRelationship").Remove())),
        ["relationship without roles"] = ("The entity relationship role of the referencing entity is required when creating a new one-to-many entity relationship smp_account_thing", s => s.Edit(c => c.Descendants("EntityRelationshipRoles").Remove())),
        ["relationship without its lookup"] = ("names the attribute smp_otherid", s => s.Edit(c => c.Descendants("ReferencingAttributeName").Single().Value = "smp_OtherId")),
        ["choice that is nowhere"] = ("Could not find optionset with name smp_none", s => s.Edit(c => c.Descendants("OptionSetName").Single().Value = "smp_none")),
        ["key on a secured column"] = ("cannot hold the secured attribute smp_secret", s => s.Edit(c => Table(c, "smp_Thing").Descendants("attributes").Single().AddAfterSelf(XElement.Parse("<EntityKeys><EntityKey><LogicalName>smp_key</LogicalName><EntityKeyAttributes><AttributeName>smp_secret</AttributeName></EntityKeyAttributes></EntityKey></EntityKeys>")))),
        ["missing table"] = ("Some dependencies are missing. The missing dependencies are: entity opportunitysheet", s => s.Edit(c => Table(c, "Account").Element("Name")!.Value = "OpportunitySheet")),
        ["column of an out-of-the-box table that is not there"] = ("Attribute nosuchcolumn does not exist on entity account", s => s.Edit(c => { Column(c, "smp_Flag").Element("IsCustomField")!.Value = "0"; Column(c, "smp_Flag").Element("LogicalName")!.Value = "nosuchcolumn"; })),
        ["package without prefix"] = ("The nuget file name does not contain a solution prefix", s => s.AddPackage(SamplePackage.Of(SamplePackage.SamplePlugins()), "Sample.Plugins")),
        ["SDK in the package"] = ("must not contain Microsoft.Xrm.Sdk.dll", s => s.AddPackage(SamplePackage.Of(("Microsoft.Xrm.Sdk.dll", EmittedPlugins.Dll("Microsoft.Xrm.Sdk"))))),
        ["51 assemblies"] = ("51 assemblies", s => s.AddPackage(SamplePackage.Of([.. Enumerable.Range(1, 51).Select(n => ($"D{n}.dll", EmittedPlugins.Dll($"D{n}")))]))),
        ["package over 16 MB"] = ("larger than 16 MB", s => s.AddPackage(SamplePackage.Of(("big.dll", Noise(17 * 1024 * 1024))))),
        ["file that is no assembly"] = ("Plugin package smp_Sample.Plugins:", s => s.AddPackage(SamplePackage.Of(("x.dll", [1, 2, 3])))),
        ["step with a wrong key"] = ("<plugintypeexportkey>00FF</plugintypeexportkey> is not resolvable", s => s.AddStep("Create", "smp_thing", "").Also(() => s.Steps[0].Element("PluginTypeExportKey")!.Value = "00FF")),
        ["step of an unknown class"] = ("is not resolvable", s => s.AddStep("Create", "smp_thing", "", type: "Sample.Plugins.Nobody")),
        ["step on an unknown message"] = ("the message smp_Nothing does not exist", s => s.AddStep("smp_Nothing", "", "")),
        ["step on an unknown message id"] = ("sdkmessage With Id = 99999999-0000-0000-0000-000000000000 Does Not Exist", s => s.AddStep("Create", "smp_thing", "").Also(() => s.Steps[0].Element("SdkMessageId")!.Value = "99999999-0000-0000-0000-000000000000")),
        ["step on a missing table"] = ("the entity smp_gone does not exist", s => s.AddStep("Update", "smp_gone", "")),
        ["filter on a missing column"] = ("the filtering attribute smp_gone does not exist on entity smp_thing", s => s.AddStep("Update", "smp_thing", "", "smp_gone")),
        ["asynchronous step before the operation"] = ("an asynchronous step can only be registered at PostOperation", s => s.AddStep("Update", "smp_thing", "").Also(() => s.Steps[0].Element("Stage")!.Value = "20")),
        ["pre-image on Create"] = ("a pre-image is not supported on the message Create", s => s.AddStep("Create", "smp_thing", "", images: [("Pre", 0, "smp_name")])),
        ["post-image on Delete"] = ("a post-image is not supported on the message Delete", s => s.AddStep("Delete", "smp_thing", "", images: [("Post", 1, "smp_name")])),
        ["image of the wrong property"] = ("the message property id is not valid for Update", s => s.AddStep("Update", "smp_thing", "", images: [("Pre", 0, "smp_name")]).Also(() => s.Steps[0].Descendants("MessagePropertyName").Single().Value = "id")),
        ["image of a missing column"] = ("the attribute smp_gone does not exist on entity smp_thing", s => s.AddStep("Update", "smp_thing", "", images: [("Pre", 0, "smp_gone")])),
        ["step on a custom API that allows none"] = ("custom processing steps are not allowed on the message smp_Do", s => s.AddApi("smp_Do", steps: 0).AddStep("smp_Do", "", "")),
        ["custom API of another prefix"] = ("must start with the customization prefix smp_", s => s.AddApi("new_Do")),
        ["custom API with an unknown privilege"] = ("Privilege with name prvFlysmp_Thing does not exist", s => s.AddApi("smp_Do", privilege: "prvFlysmp_Thing")),
        ["custom API with an unknown type"] = ("The type 13 of Number", s => s.AddApi("smp_Do", numberType: 13)),
        ["function without a result"] = ("must have at least one response property", s => s.AddApi("smp_Do", isFunction: true).Also(() => s.Files.Remove("customapis/smp_Do/customapiresponseproperties/Double/customapiresponseproperty.xml"))),
        ["privilege that does not exist"] = ("Privilege with name prvSharesmp_Log does not exist", s => s.Edit(c => c.Descendants("RolePrivilege").Last().SetAttributeValue("name", "prvSharesmp_Log"))),
        ["privilege of a level that does not exist"] = ("The level Basic of privilege prvReadsmp_Log", s => s.Edit(c => c.Descendants("RolePrivilege").Last().SetAttributeValue("level", "Basic"))),
        ["column security on an open column"] = ("which is not secured", s => s.Edit(c => c.Descendants("AttributeName").Single().Value = "smp_counter")),
        ["web resource of another prefix"] = ("must start with the customization prefix", s => s.Edit(c => c.Descendants("WebResource").Single().Element("Name")!.Value = "new_/js/thing.js")),
        ["ribbon names a missing web resource"] = ("Ribbon item 'smp.account.Command' of account depends on web resource 'smp_/js/none.js'", s => s.Edit(c => c.Descendants("JavaScriptFunction").Single().SetAttributeValue("Library", "$webresource:smp_/js/none.js"))),
        ["form names a missing web resource"] = ("The form 'Information' of smp_thing depends on web resource 'smp_/js/none.js'", s => s.Edit(c => c.Descendants("Library").Single().SetAttributeValue("name", "smp_/js/none.js"))),
        ["app names a missing form"] = ("names a component of type 60", s => s.Edit(c => c.Descendants("AppModuleComponent").Last().SetAttributeValue("id", "{99999999-0000-0000-0000-000000000000}"))),
        ["sitemap shows a missing table"] = ("shows the entity smp_gone", s => s.Edit(c => c.Descendants("SubArea").Single().SetAttributeValue("Entity", "smp_gone"))),
        ["environment variable of another prefix"] = ("The environment variable new_Setting", s => s.Also(() => s.Files["environmentvariabledefinitions/new_Setting/environmentvariabledefinition.xml"] = SampleSolution.Utf8("""<environmentvariabledefinition schemaname="new_Setting"><type>100000000</type></environmentvariabledefinition>"""))),
    };

    public static TheoryData<string> Breaches { get; } = [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Breaches))]
    public async Task Import_Refuses(string breach)
    {
        var (expected, change) = Cases[breach];
        await using var organization = SampleOrganization.Open();

        var refused = organization.Refuses(change(SampleSolution.WithPlugins()).Build());

        Assert.Contains(refused.Refusals, refusal => refusal.Contains(expected, StringComparison.Ordinal));
        Assert.False(organization.Dataverse.Metadata.TryGetTable("smp_thing", out _));
        Assert.Empty(organization.Rows("solution", "uniquename", "Sample"));
    }

    [Fact]
    public async Task Import_Refuses_ARootComponentThatIsNotDefined()
    {
        await using var organization = SampleOrganization.Open();

        var refused = organization.Refuses(SampleSolution.Plain().Build(manifest => manifest.Descendants("RootComponents").Single().Add(XElement.Parse("""<RootComponent type="61" schemaName="smp_/js/none.js" behavior="0" />"""))));

        Assert.Equal("The following root components are not defined in customizations: 61 smp_/js/none.js", refused.Message);
    }

    [Fact]
    public async Task Import_Refuses_AComponentThatIsInNoRoot()
    {
        await using var organization = SampleOrganization.Open();

        var refused = organization.Refuses(SampleSolution.Plain().Build(manifest => manifest.Descendants("RootComponent").Single(root => root.Attribute("type")!.Value == "61").Remove()));

        Assert.Equal("The following components of customizations are not defined in the root components: 61 smp_/js/thing.js", refused.Message);
    }

    private static XElement Table(XElement customizations, string name) => customizations.Descendants("Entity").Single(e => e.Element("Name")!.Value == name);

    private static XElement Column(XElement customizations, string name) => customizations.Descendants("attribute").First(a => a.Attribute("PhysicalName")!.Value == name);

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}

internal static class SampleSolutionChange
{
    /// <summary>A change of what the solution holds by now.</summary>
    public static SampleSolution Also(this SampleSolution solution, Action change)
    {
        change();
        return solution;
    }
}
