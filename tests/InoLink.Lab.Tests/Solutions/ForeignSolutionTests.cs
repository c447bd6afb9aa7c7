using System.Xml.Linq;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Tests.Solutions;

/// <summary>Solutions that others exported, in the shapes of the format dossier: what the local Dataverse does not know is named, the rest is imported, nothing is dropped in silence.</summary>
public sealed class ForeignSolutionTests
{
    /// <summary>Sections of customizations.xml that real exports hold (solution-format §3).</summary>
    public static TheoryData<string, string> Sections => new()
    {
        { "Templates", "EmailTemplate" }, { "EntityMaps", "EntityMap" }, { "EntityImageConfigs", "EntityImageConfig" }, { "AttributeImageConfigs", "AttributeImageConfig" },
        { "Reports", "Report" }, { "InteractionCentricDashboards", "InteractionCentricDashboard" }, { "Dialogs", "Dialog" }, { "CustomControls", "CustomControl" },
        { "ServiceEndpoints", "ServiceEndpoint" }, { "EntityDataProviders", "EntityDataProvider" }, { "EntityDataSources", "EntityDataSource" }, { "CanvasApps", "CanvasApp" },
        { "ConnectionRoles", "ConnectionRole" }, { "connectionreferences", "connectionreference" }, { "appaction_appactionrule_classicrulesset", "appaction" }, { "msdyn_dataflows", "msdyn_dataflow" },
    };

    [Theory]
    [MemberData(nameof(Sections))]
    public async Task A_section_that_is_not_known_is_named(string section, string item)
    {
        var solution = SampleSolution.Plain().Edit(c =>
        {
            c.Elements(section).Remove();
            c.Add(new XElement(section, new XElement(item, new XAttribute("id", "x"))));
        });

        Assert.Equal([$"customizations.xml {section}/{item}"], await PartsOf(solution));
    }

    [Theory]
    [InlineData("appactions/smp_Do/appaction.xml")]
    [InlineData("Controls/smp_Grid/bundle.js")]
    [InlineData("CanvasApps/smp_app_DocumentUri.msapp")]
    [InlineData("botcomponents/smp_bot/botcomponent.xml")]
    [InlineData("Assets/smp_relationship.xml")]
    [InlineData("Reports/List.rdl")]
    public async Task A_file_that_is_not_known_is_named(string file)
    {
        var solution = SampleSolution.Plain();
        solution.Files[file] = "<a />"u8.ToArray();

        Assert.Equal([$"file {file}"], await PartsOf(solution, contentTypes: true));
    }

    [Theory]
    [InlineData(31)]
    [InlineData(36)]
    [InlineData(66)]
    [InlineData(95)]
    [InlineData(183)]
    [InlineData(300)]
    [InlineData(380)]
    [InlineData(431)]
    [InlineData(10109)]
    public async Task A_root_component_of_a_kind_that_is_not_read_is_named_and_refuses_nothing(int type)
    {
        await using var organization = SampleOrganization.Open();

        using var zip = SampleSolution.Plain().Build(manifest => manifest.Descendants("RootComponents").Single().Add(XElement.Parse($"<RootComponent type=\"{type}\" schemaName=\"smp_other\" behavior=\"0\" />")));

        Assert.Equal([$"root component {type} smp_other"], organization.Extensions.Importer.Import(zip).UnknownParts);
    }

    [Fact]
    public async Task The_short_system_relationships_of_a_full_export_are_the_servers_own()
    {
        var solution = SampleSolution.Plain().Edit(c =>
        {
            Attributes(c).Add(XElement.Parse(SampleParts.Column("CreatedBy", "lookup", "<LookupStyle>single</LookupStyle><LookupTypes />").Replace("<IsCustomField>1", "<IsCustomField>0", StringComparison.Ordinal)));
            foreach (var (name, column, referenced) in new[] { ("lk_smp_thing_createdby", "CreatedBy", "SystemUser"), ("business_unit_smp_thing", "OwningBusinessUnit", "BusinessUnit"), ("owner_smp_thing", "OwnerId", "Owner") })
            {
                c.Element("EntityRelationships")!.Add(XElement.Parse(
                    $"<EntityRelationship Name=\"{name}\"><EntityRelationshipType>OneToMany</EntityRelationshipType><ReferencingEntityName>smp_Thing</ReferencingEntityName><ReferencedEntityName>{referenced}</ReferencedEntityName><CascadeDelete>NoCascade</CascadeDelete><ReferencingAttributeName>{column}</ReferencingAttributeName></EntityRelationship>"));
            }
        });

        Assert.Equal(
            ["relationship business_unit_smp_thing: the server's own", "relationship lk_smp_thing_createdby: the server's own", "relationship owner_smp_thing: the server's own"],
            (await PartsOf(solution)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_table_of_the_platform_that_is_not_emulated_is_set_aside_with_all_that_hangs_on_it()
    {
        await using var organization = SampleOrganization.Open();
        var solution = SampleSolution.WithPlugins()
            .Edit(c => c.Element("Entities")!.Add(XElement.Parse($"<Entity><Name>Lead</Name><EntityInfo><entity Name=\"Lead\"><attributes>{SampleParts.Column("smp_Score", "int", "")}</attributes></entity></EntityInfo></Entity>")))
            .Edit(c => c.Descendants("SubArea").Single().AddAfterSelf(XElement.Parse("<SubArea Id=\"leads\" Entity=\"lead\" />")))
            .AddStep("Update", "lead", "log:x", name: "Scoring");

        var report = organization.Import(solution);

        Assert.Equal(["table lead: 1 column(s), 0 form(s), 0 view(s)", "step Scoring", "sub-area leads of sitemap smp_App: table lead"], report.UnknownParts);
        Assert.Empty(organization.Rows("sdkmessageprocessingstep"));
        Assert.True(organization.Dataverse.Metadata.TryGetTable("smp_thing", out _));
    }

    [Theory]
    [InlineData("image")]
    [InlineData("partylist")]
    public async Task A_column_of_a_kind_that_is_not_emulated_is_named(string type)
    {
        await using var organization = SampleOrganization.Open();

        var report = organization.Import(SampleSolution.Plain().Edit(c => Attributes(c).Add(XElement.Parse(SampleParts.Column("smp_Other", type, "")))));

        Assert.Equal([$"column smp_thing.smp_other: type {type}"], report.UnknownParts);
        Assert.Null(organization.Dataverse.Metadata.Table("smp_thing").Column("smp_other"));
    }

    [Fact]
    public async Task A_form_of_another_kind_and_a_standard_column_that_is_not_here_are_named()
    {
        var solution = SampleSolution.Plain().Edit(c =>
        {
            var forms = c.Descendants("forms").First();
            var other = new XElement(forms);
            other.SetAttributeValue("type", "mainInteractionCentric");
            other.Descendants("formid").Single().Value = "{33333333-0000-0000-0000-000000000009}";
            forms.AddAfterSelf(other);
            forms.Descendants("tabs").Single().Add(XElement.Parse("<tab><control id=\"entityimage\" datafieldname=\"entityimage\" /></tab>"));
        });

        Assert.Equal(["form Information of smp_thing: type mainInteractionCentric", "column smp_thing.entityimage of form Information"], await PartsOf(solution));
    }

    [Fact]
    public async Task A_synchronous_step_is_stored_named_and_never_run()
    {
        await using var organization = SampleOrganization.Open();
        var solution = SampleSolution.WithPlugins().AddStep("Create", "smp_thing", "log:x", name: "At once");
        solution.Steps[0].Element("Mode")!.Value = "0";

        var report = organization.Import(solution);
        organization.CreateThing();

        Assert.Equal(["step At once: synchronous, so it is stored and never run"], report.UnknownParts);
        Assert.Single(organization.Rows("sdkmessageprocessingstep"));
        Assert.Empty(organization.Jobs());
    }

    [Fact]
    public async Task Privileges_of_the_platforms_other_tables_are_named_and_the_rest_of_the_role_counts()
    {
        await using var organization = SampleOrganization.Open();
        var solution = SampleSolution.Plain().Edit(c => c.Descendants("RolePrivileges").Single().Add(
            XElement.Parse("<RolePrivilege name=\"prvReadLead\" level=\"Global\" />"), XElement.Parse("<RolePrivilege name=\"prvGoOffline\" level=\"Global\" />")));

        var report = organization.Import(solution);
        var user = organization.Dataverse.CreateUser("Reader", organization.Dataverse.RootBusinessUnitId, "Sample User");

        Assert.Equal(["privilege prvReadLead of role Sample User", "privilege prvGoOffline of role Sample User"], report.UnknownParts);
        Assert.Empty(organization.Dataverse.ServiceFor(user).RetrieveMultiple(new QueryExpression("smp_thing")).Entities);
    }

    [Fact]
    public async Task A_polymorphic_lookup_and_a_many_to_many_relationship_are_known()
    {
        await using var organization = SampleOrganization.Open();
        static XElement Relationship(string name, string referenced) => XElement.Parse(
            $"<EntityRelationship Name=\"{name}\"><EntityRelationshipType>OneToMany</EntityRelationshipType><ReferencingEntityName>smp_Thing</ReferencingEntityName><ReferencedEntityName>{referenced}</ReferencedEntityName><CascadeDelete>RemoveLink</CascadeDelete><ReferencingAttributeName>smp_AboutId</ReferencingAttributeName>"
            + $"<EntityRelationshipRoles><EntityRelationshipRole><NavigationPropertyName>smp_AboutId_{referenced}</NavigationPropertyName><RelationshipRoleType>1</RelationshipRoleType></EntityRelationshipRole><EntityRelationshipRole><NavigationPropertyName>{name}</NavigationPropertyName><RelationshipRoleType>0</RelationshipRoleType></EntityRelationshipRole></EntityRelationshipRoles></EntityRelationship>");

        var report = organization.Import(SampleSolution.Plain().Edit(c =>
        {
            Attributes(c).Add(XElement.Parse(SampleParts.Column("smp_AboutId", "lookup", "<LookupStyle>polymorphic</LookupStyle>")));
            c.Element("EntityRelationships")!.Add(Relationship("smp_about_account", "Account"), Relationship("smp_about_contact", "Contact"), XElement.Parse(
                "<EntityRelationship Name=\"smp_thing_contacts\"><EntityRelationshipType>ManyToMany</EntityRelationshipType><FirstEntityName>smp_Thing</FirstEntityName><SecondEntityName>Contact</SecondEntityName><IntersectEntityName>smp_thing_contact</IntersectEntityName></EntityRelationship>"));
        }));

        Assert.Empty(report.UnknownParts);
        Assert.Equal(["account", "contact"], organization.Dataverse.Metadata.Column("smp_thing", "smp_aboutid").Targets);
        Assert.True(organization.Dataverse.Metadata.TryGetRelationship("smp_thing_contacts", out _));
    }

    [Fact]
    public async Task Parts_of_a_table_that_are_not_read_are_named()
    {
        var solution = SampleSolution.Plain().Edit(c => c.Descendants("Entity").First().Add(XElement.Parse("<CustomControlDefaultConfigs><CustomControlDefaultConfig /></CustomControlDefaultConfigs>")));

        Assert.Equal(["customizations.xml CustomControlDefaultConfigs of Account"], await PartsOf(solution));
    }

    [Fact]
    public async Task An_option_outside_the_publishers_range_is_taken_with_a_warning()
    {
        await using var organization = SampleOrganization.Open();

        var report = organization.Import(SampleSolution.Plain().Edit(c => c.Element("optionsets")!.Descendants("option").First().SetAttributeValue("value", "5")));

        Assert.Contains("The value 5 of option set smp_kind is outside the option value prefix 12345", Assert.Single(report.Warnings), StringComparison.Ordinal);
    }

    private static XElement Attributes(XElement customizations) => customizations.Descendants("entity").Single(e => (string?)e.Attribute("Name") == "smp_Thing").Element("attributes")!;

    private static async Task<IReadOnlyList<string>> PartsOf(SampleSolution solution, bool contentTypes = false)
    {
        await using var organization = SampleOrganization.Open();
        using var zip = solution.Build(entries: files =>
        {
            if (contentTypes)
            {
                var extra = string.Concat(new[] { "js", "msapp", "rdl" }.Select(e => $"<Default Extension=\"{e}\" ContentType=\"application/octet-stream\" />"));
                files["[Content_Types].xml"] = SampleSolution.Utf8(System.Text.Encoding.UTF8.GetString(files["[Content_Types].xml"]).Replace("</Types>", extra + "</Types>", StringComparison.Ordinal));
            }
        });

        return organization.Extensions.Importer.Import(zip).UnknownParts;
    }
}
