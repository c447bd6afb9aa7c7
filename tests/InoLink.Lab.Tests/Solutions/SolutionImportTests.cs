using System.ServiceModel;
using System.Xml.Linq;
using InoLink.Lab.Dataverse;
using InoLink.Lab.Dataverse.Solutions;
using InoLink.Lab.Tests.Plugins;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Tests.Solutions;

public sealed class SolutionImportTests
{
    [Fact]
    public async Task Import_MakesEveryComponent_OfANewSolution()
    {
        await using var organization = SampleOrganization.Open();

        var report = organization.Import(SampleSolution.WithPlugins().AddStep("Update", "smp_thing", "log:x", "smp_counter", [("Pre", 0, "smp_name")]).AddApi("smp_Do", privilege: "prvWritesmp_Thing"));

        var metadata = organization.Dataverse.Metadata;
        Assert.Equal((0, 0), (report.Updated - report.Components.Count(c => c is { Kind: "entity", Name: "account" }), report.Removed));
        Assert.Empty(report.Warnings);
        Assert.Equal(OwnershipKind.User, metadata.Table("smp_thing").Ownership);
        Assert.Equal(OwnershipKind.Organization, metadata.Table("smp_log").Ownership);
        Assert.Equal(["account"], metadata.Column("smp_thing", "smp_accountid").Targets);
        Assert.True(metadata.Column("smp_thing", "smp_secret").IsSecured);
        Assert.Equal([123450000, 123450001], metadata.ChoiceOf(metadata.Column("smp_thing", "smp_kind"))!.Options.Select(o => o.Value));
        Assert.Equal(20, metadata.Column("account", "smp_flag").MaxLength);
        Assert.Equal("grey", organization.Rows("environmentvariabledefinition").Single().GetAttributeValue<string>("defaultvalue"));
        Assert.Equal(
            ["Sample.Plugins.ScriptedApi", "Sample.Plugins.ScriptedStep"],
            organization.Rows("plugintype").Select(r => r.GetAttributeValue<string>("typename")).Order(StringComparer.Ordinal));
        foreach (var table in new[] { "pluginpackage", "pluginassembly", "sdkmessageprocessingstep", "sdkmessageprocessingstepimage", "customapi", "webresource", "systemform", "savedquery", "sitemap", "appmodule", "ribbondiff" })
        {
            Assert.Single(organization.Rows(table));
        }
    }

    [Fact]
    public async Task The_role_of_a_solution_opens_its_tables_and_no_others()
    {
        await using var organization = SampleOrganization.With(SampleSolution.Plain());
        var thing = organization.CreateThing();
        var user = organization.Dataverse.CreateUser("Reader", organization.Dataverse.RootBusinessUnitId, "Sample User");
        var service = organization.Dataverse.ServiceFor(user);

        Assert.Equal("thing", service.Retrieve("smp_thing", thing, new ColumnSet("smp_name"))["smp_name"]);
        Assert.Throws<FaultException<OrganizationServiceFault>>(() => service.Create(new Entity("smp_thing") { ["smp_name"] = "mine" }));
    }

    [Fact]
    public async Task Import_KeepsRowsAndChangesNothing_WhenTheSameZipComesAgain()
    {
        await using var organization = SampleOrganization.Open();
        var solution = SampleSolution.WithPlugins().AddStep("Update", "smp_thing", "log:x", images: [("Pre", 0, "smp_name")]).AddApi("smp_Do");
        organization.Import(solution);
        var thing = organization.CreateThing("kept", ("smp_kind", new OptionSetValue(123450001)));
        var steps = organization.Rows("sdkmessageprocessingstep").Select(r => r.Id).ToList();
        var types = organization.Rows("plugintype").Select(r => r.Id).Order().ToList();

        var report = organization.Import(solution);

        Assert.Equal((0, 0), (report.Made, report.Removed));
        Assert.Equal("kept", organization.Thing(thing)["smp_name"]);
        Assert.Equal(123450001, organization.Thing(thing).GetAttributeValue<OptionSetValue>("smp_kind").Value);
        Assert.Equal(steps, organization.Rows("sdkmessageprocessingstep").Select(r => r.Id));
        Assert.Equal(types, organization.Rows("plugintype").Select(r => r.Id).Order());
        Assert.Single(organization.Rows("pluginpackage"));
    }

    [Fact]
    public async Task Import_AddsColumnsAndOptions_WhenTheVersionIsHigher()
    {
        await using var organization = SampleOrganization.With(SampleSolution.Plain());
        var thing = organization.CreateThing();
        var next = SampleSolution.Plain().Edit(c =>
        {
            c.Descendants("optionset").Single(o => o.Attribute("Name")!.Value == "smp_kind").Element("options")!.Add(XElement.Parse(SampleParts.Option(123450002, "Oval")));
            c.Descendants("attributes").First().Add(XElement.Parse(SampleParts.Column("smp_Extra", "int", "")));
        });
        next.Version = "1.1.0.0";

        var report = organization.Import(next);

        Assert.Equal(["account.smp_extra"], report.Components.Where(c => c.Action == ImportAction.Made).Select(c => c.Name));
        organization.Administrator.Update(new Entity("smp_thing", thing) { ["smp_kind"] = new OptionSetValue(123450002) });
        Assert.Equal("1.1.0.0", organization.Rows("solution", "uniquename", "Sample").Single().GetAttributeValue<string>("version"));
    }

    [Fact]
    public async Task Import_AddsAnOption_ToAnOutOfTheBoxChoice()
    {
        await using var organization = SampleOrganization.Open();

        organization.Import(SampleSolution.Plain().Edit(c => c.Element("Entities")!.Add(XElement.Parse(
            $"""
            <Entity><Name>Product</Name><EntityInfo><entity Name="Product"><attributes><attribute PhysicalName="ProductTypeCode"><Type>picklist</Type><Name>producttypecode</Name>
            <LogicalName>producttypecode</LogicalName><IsCustomField>0</IsCustomField><optionset Name="product_producttypecode"><OptionSetType>picklist</OptionSetType>
            <options>{SampleParts.Option(1, "Sales Inventory")}{SampleParts.Option(123450000, "Toys")}</options></optionset></attribute></attributes></entity></EntityInfo></Entity>
            """))));

        var choice = organization.Dataverse.Metadata.ChoiceOf(organization.Dataverse.Metadata.Column("product", "producttypecode"))!;
        Assert.Equal("Toys", choice.Option(123450000)!.Labels[1033]);
        Assert.Equal(1, choice.Options.Count(option => option.Value == 1));
    }

    [Fact]
    public async Task A_managed_update_takes_away_what_is_gone_from_the_file()
    {
        await using var organization = SampleOrganization.Open();
        var first = SampleSolution.WithPlugins().AddStep("Update", "smp_thing", "log:x");
        first.Managed = true;
        organization.Import(first);
        var second = SampleSolution.WithPlugins().Edit(c => c.Descendants("attribute").Single(a => (string?)a.Attribute("PhysicalName") == "smp_Counter").Remove());
        (second.Managed, second.Version) = (true, "1.0.0.1");

        var report = organization.Import(second);

        Assert.Equal(["sdkmessageprocessingstep", "attribute"], report.Components.Where(c => c.Action == ImportAction.Removed).Select(c => c.Kind));
        Assert.Empty(organization.Rows("sdkmessageprocessingstep"));
        Assert.Null(organization.Dataverse.Metadata.Table("smp_thing").Column("smp_counter"));
    }

    [Fact]
    public async Task An_unmanaged_update_leaves_what_is_gone_from_the_file()
    {
        await using var organization = SampleOrganization.With(SampleSolution.Plain());

        organization.Import(SampleSolution.Plain().Edit(c => c.Descendants("attribute").Single(a => (string?)a.Attribute("PhysicalName") == "smp_Counter").Remove()));

        Assert.NotNull(organization.Dataverse.Metadata.Table("smp_thing").Column("smp_counter"));
    }

    [Fact]
    public async Task Import_Refuses_ALowerVersion_AnotherPrefix_AndAnotherMode()
    {
        await using var organization = SampleOrganization.With(SampleSolution.Plain());

        Assert.Contains("is lower than the version 1.0.0.0", Refusal(organization, s => s.Version = "0.9.0.0"), StringComparison.Ordinal);
        Assert.Contains("Import can only update solutions when the modes match", Refusal(organization, s => s.Managed = true), StringComparison.Ordinal);
        Assert.Contains(
            "exists with the prefixes smp and 12345",
            organization.Refuses(SampleSolution.Plain().Build(manifest => manifest.Descendants("CustomizationPrefix").Single().Value = "oth")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unmanaged_import_without_the_switch_leaves_steps_disabled_and_says_so()
    {
        await using var organization = SampleOrganization.Open();

        var report = organization.Import(SampleSolution.WithPlugins().AddStep("Create", "smp_thing", "log:x"), new SolutionImportOptions { EnableSteps = false });
        organization.CreateThing();

        Assert.Contains("1 step(s) are disabled", Assert.Single(report.Warnings), StringComparison.Ordinal);
        Assert.Empty(organization.Jobs());
    }

    [Fact]
    public async Task The_message_ImportSolution_does_the_same_and_answers_with_the_platforms_fault()
    {
        await using var organization = SampleOrganization.Open();
        using var zip = (MemoryStream)SampleSolution.Plain().Build();

        organization.Administrator.Execute(new OrganizationRequest("ImportSolution") { ["CustomizationFile"] = zip.ToArray(), ["PublishWorkflows"] = true });
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => organization.Administrator.Execute(new OrganizationRequest("ImportSolution") { ["CustomizationFile"] = new byte[] { 1 } }));

        Assert.True(organization.Dataverse.Metadata.TryGetTable("smp_thing", out _));
        Assert.Equal(unchecked((int)0x80048060), fault.Detail.ErrorCode);
    }

    [Fact]
    public async Task Only_who_may_customize_imports()
    {
        await using var organization = SampleOrganization.With(SampleSolution.Plain());
        var user = organization.Dataverse.CreateUser("Reader", organization.Dataverse.RootBusinessUnitId, "Sample User");
        using var zip = SampleSolution.Plain().Build();

        Assert.Contains("prvImportCustomization", Assert.Throws<SolutionRefusedException>(() => organization.Extensions.Importer.Import(zip, new SolutionImportOptions { UserId = user })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plugin_assembly_that_comes_later_is_not_registered_and_its_steps_do_not_resolve()
    {
        await using var organization = SampleOrganization.With(SampleSolution.WithPlugins());
        var both = SamplePackage.Of(("SamplePlugins.dll", SamplePackage.SamplePlugins()), ("Second.dll", EmittedPlugins.Dll("Second", "Second.Plugin")));

        var report = organization.Import(SampleSolution.Plain().AddPackage(both));

        Assert.Contains("the assembly Second has plug-in types", Assert.Single(report.Warnings), StringComparison.Ordinal);
        Assert.Single(organization.Rows("pluginassembly"));
        var withStep = SampleSolution.Plain().AddPackage(both).AddStep("Create", "smp_thing", "");
        withStep.Steps[0].Element("PluginTypeExportKey")!.Value = InoLink.Lab.Dataverse.Plugins.PluginTypeExportKey.Of(SampleSolution.Package, "Second", "Second.Plugin");
        Assert.Contains("is not resolvable", organization.Refuses(withStep.Build()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_class_that_still_has_a_step_can_not_be_dropped_and_the_package_version_never_changes()
    {
        await using var organization = SampleOrganization.Open();
        byte[] Package(params string[] classes) => SamplePackage.Of(("SamplePlugins.dll", EmittedPlugins.Dll("SamplePlugins", classes)));
        organization.Import(SampleSolution.Plain().AddPackage(Package("Sample.One", "Sample.Two")).AddStep("Create", "smp_thing", "", type: "Sample.One"));

        Assert.Contains("Unable to delete 'Sample.One' plugintype due to 1 step(s)", organization.Refuses(SampleSolution.Plain().AddPackage(Package("Sample.Two")).Build()).Message, StringComparison.Ordinal);
        Assert.Contains("PluginPackage version cannot be updated", organization.Refuses(SampleSolution.Plain().AddPackage(Package("Sample.One", "Sample.Two"), version: "1.0.1").Build()).Message, StringComparison.Ordinal);
        organization.Import(SampleSolution.Plain().AddPackage(Package("Sample.One")).AddStep("Create", "smp_thing", "", type: "Sample.One"));
        Assert.Equal("Sample.One", organization.Rows("plugintype").Single().GetAttributeValue<string>("typename"));
    }

    [Theory]
    [InlineData("smp_Do", true, 1, 7, true, "isfunction")]
    [InlineData("smp_Do", false, 2, 7, true, "allowedcustomprocessingsteptype")]
    [InlineData("smp_Do", false, 1, 10, true, "Number")]
    [InlineData("smp_Do", false, 1, 7, false, "Number")]
    public async Task A_custom_API_keeps_the_signature_it_was_made_with(string name, bool isFunction, int steps, int numberType, bool optional, string expected)
    {
        await using var organization = SampleOrganization.With(SampleSolution.WithPlugins().AddApi("smp_Do"));

        var refused = organization.Refuses(SampleSolution.WithPlugins().AddApi(name, isFunction: isFunction, steps: steps, numberType: numberType, numberOptional: optional).Build());

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be changed after creation", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_environment_variables_value_is_the_organizations_own()
    {
        await using var organization = SampleOrganization.With(SampleSolution.Plain());
        var definition = organization.Rows("environmentvariabledefinition").Single().Id;
        organization.Administrator.Create(new Entity("environmentvariablevalue") { ["schemaname"] = "smp_Setting", ["value"] = "red", ["environmentvariabledefinitionid"] = new EntityReference("environmentvariabledefinition", definition) });

        organization.Import(SampleSolution.Plain());

        Assert.Equal("red", organization.Rows("environmentvariablevalue").Single().GetAttributeValue<string>("value"));
    }

    private static string Refusal(SampleOrganization organization, Action<SampleSolution> change)
    {
        var solution = SampleSolution.Plain();
        change(solution);
        return organization.Refuses(solution.Build()).Message;
    }
}
