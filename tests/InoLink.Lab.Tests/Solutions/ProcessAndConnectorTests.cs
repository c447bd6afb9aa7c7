using System.Reflection;
using System.Xml.Linq;
using InoLink.Lab.Tests.Plugins;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Tests.Solutions;

public sealed class ProcessAndConnectorTests
{
    // the key of the ECMA standard: any public key makes a strong name
    private static readonly byte[] Key = [0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0];

    private const string FullName = "Sample.Activities, Version=1.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089";

    [Fact]
    public async Task A_classic_assembly_and_a_process_that_uses_it_are_stored()
    {
        await using var organization = SampleOrganization.Open();

        var report = organization.Import(WithProcess(WithAssembly(Signed(Key)), activated: false));

        Assert.Equal("Sample.Activities", organization.Rows("pluginassembly").Single().GetAttributeValue<string>("name"));
        Assert.Equal("Sample.Activities.Do", organization.Rows("plugintype").Single().GetAttributeValue<string>("typename"));
        var process = organization.Rows("workflow").Single();
        Assert.Equal((0, "smp_thing"), (process.GetAttributeValue<OptionSetValue>("statecode").Value, process.GetAttributeValue<string>("primaryentity")));
        Assert.Empty(report.Warnings);
    }

    [Fact]
    public async Task An_assembly_must_be_what_the_solution_says()
    {
        await using var organization = SampleOrganization.Open();

        Assert.Contains("must be signed", organization.Refuses(WithAssembly(EmittedPlugins.Dll("Sample.Activities", "Sample.Activities.Do")).Build()).Message, StringComparison.Ordinal);
        Assert.Contains("signed by Microsoft", organization.Refuses(WithAssembly(Signed(typeof(IPlugin).Assembly.GetName().GetPublicKey()!)).Build()).Message, StringComparison.Ordinal);
        Assert.Contains("PluginType [Sample.Activities.Other] not found in PluginAssembly", Refusal(organization, a => a.Descendants("PluginType").Single().SetAttributeValue("AssemblyQualifiedName", "Sample.Activities.Other, " + FullName)), StringComparison.Ordinal);
        Assert.Contains("Plugin Types import: FAILURE", Refusal(organization, a => a.SetAttributeValue("FullName", FullName.Replace("1.0.0.0", "1.0.0.1", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Contains("(valid values are 0,1,2)", Refusal(organization, a => a.Element("SourceType")!.Value = "4"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_that_can_not_be_activated_fails_the_import()
    {
        await using var organization = SampleOrganization.Open();

        Assert.Contains("The process Do can't be activated", organization.Refuses(WithProcess(WithAssembly(Signed(Key))).Build()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_needs_the_activity_that_it_uses()
    {
        await using var organization = SampleOrganization.Open();

        Assert.Contains("uses the activity Sample.Activities.Do, Sample.Activities", organization.Refuses(WithProcess(SampleSolution.Plain()).Build()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"swagger":"2.0","info":{"title":"Sample"},"host":"example.test"}""", null)]
    [InlineData("""{"openapi":"3.0.0","info":{"title":"Sample"},"host":"example.test"}""", "Invalid Api definition object")]
    [InlineData("""{"swagger":"2.0","info":{"title":"Sample"},"host":"[HOST]"}""", "Invalid Api definition object")]
    [InlineData("""{"swagger":"2.0","info":{"title":"A title that is longer than 30 characters"},"host":"example.test"}""", "longer than 30 characters")]
    public async Task A_connector_needs_a_definition_of_OpenAPI_2(string definition, string? refusal)
    {
        await using var organization = SampleOrganization.Open();
        var solution = SampleSolution.Plain().Edit(c => c.Add(XElement.Parse(
            """
            <Connectors><Connector><connectorid>55555555-0000-0000-0000-000000000001</connectorid><displayname>Sample</displayname><name>smp_sample</name>
            <openapidefinition>/Connector/smp_sample_openapidefinition.json</openapidefinition></Connector></Connectors>
            """)));
        solution.Files["Connector/smp_sample_openapidefinition.json"] = SampleSolution.Utf8(definition);

        if (refusal is null)
        {
            Assert.Empty(organization.Import(solution).UnknownParts);
            Assert.Equal(definition, organization.Rows("connector").Single().GetAttributeValue<string>("openapidefinition"));
        }
        else
        {
            Assert.Contains(refusal, organization.Refuses(solution.Build()).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("connectionparameters", """{"token":{"type":"string"}}""", null)]
    [InlineData("connectionparameters", """{"properties":{"connectionParameters":{}}}""", "Nullable object must have a value")]
    [InlineData("connectionparameters", "[]", "Nullable object must have a value")]
    [InlineData("policytemplateinstances", "null", null)]
    [InlineData("policytemplateinstances", """[{"templateId":"setheader"}]""", null)]
    [InlineData("policytemplateinstances", """{"policyTemplateInstances":[]}""", "Nullable object must have a value")]
    [InlineData("customcodeblobcontent", "public class Script : ScriptBase { }", null)]
    public async Task A_connectors_parts_are_bare_values_and_kept_on_its_row(string part, string content, string? refusal)
    {
        await using var organization = SampleOrganization.Open();
        var solution = SampleSolution.Plain().Edit(c => c.Add(XElement.Parse(
            $"""
            <Connectors><Connector><connectorid>55555555-0000-0000-0000-000000000001</connectorid><displayname>Sample</displayname><name>smp_sample</name>
            <openapidefinition>/Connector/smp_sample_openapidefinition.json</openapidefinition><{part}>/Connector/smp_sample_{part}.json</{part}></Connector></Connectors>
            """)));
        solution.Files["Connector/smp_sample_openapidefinition.json"] = SampleSolution.Utf8("""{"swagger":"2.0","info":{"title":"Sample"},"host":"example.test"}""");
        solution.Files[$"Connector/smp_sample_{part}.json"] = SampleSolution.Utf8(content);

        if (refusal is null)
        {
            organization.Import(solution);
            Assert.Equal(content, organization.Rows("connector").Single().GetAttributeValue<string>(part));
        }
        else
        {
            Assert.Contains(refusal, organization.Refuses(solution.Build()).Message, StringComparison.Ordinal);
        }
    }

    private static string Refusal(SampleOrganization organization, Action<XElement> change)
        => organization.Refuses(WithAssembly(Signed(Key)).Edit(c => change(c.Descendants("PluginAssembly").Single())).Build()).Message;

    private static byte[] Signed(byte[] key)
    {
        var name = new AssemblyName("Sample.Activities") { Version = new Version(1, 0, 0, 0) };
        name.SetPublicKey(key);
        return EmittedPlugins.Dll(name, "Sample.Activities.Do");
    }

    private static SampleSolution WithAssembly(byte[] dll)
    {
        const string file = "PluginAssemblies/SampleActivities-66666666-0000-0000-0000-000000000001/SampleActivities.dll";
        var solution = SampleSolution.Plain().Edit(c => c.Element("SolutionPluginAssemblies")!.Add(XElement.Parse(
            $"""
            <PluginAssembly FullName="{FullName}" PluginAssemblyId="66666666-0000-0000-0000-000000000001"><IsolationMode>2</IsolationMode><SourceType>0</SourceType><FileName>/{file}</FileName>
            <PluginTypes><PluginType AssemblyQualifiedName="Sample.Activities.Do, {FullName}" PluginTypeId="66666666-0000-0000-0000-000000000002" Name="Sample.Activities.Do">
            <WorkflowActivityGroupName>Sample (1.0.0.0)</WorkflowActivityGroupName></PluginType></PluginTypes></PluginAssembly>
            """)));
        solution.Files[file] = dll;
        return solution;
    }

    private static SampleSolution WithProcess(SampleSolution solution, bool activated = true)
    {
        const string file = "Workflows/Do-77777777-0000-0000-0000-000000000001.xaml";
        solution.Files[file] = SampleSolution.Utf8($"""<Activity><ActivityReference AssemblyQualifiedName="Sample.Activities.Do, {FullName}" /></Activity>""");
        return solution.Edit(c => c.Element("Workflows")!.Add(XElement.Parse(
            "<Workflow WorkflowId=\"{77777777-0000-0000-0000-000000000001}\" Name=\"Do\"><XamlFileName>/" + file + "</XamlFileName><Category>0</Category><Mode>1</Mode><UpdateStage>20</UpdateStage>"
            + "<TriggerOnUpdateAttributeList>smp_name</TriggerOnUpdateAttributeList>" + (activated ? "<StateCode>1</StateCode><StatusCode>2</StatusCode>" : "<StateCode>0</StateCode><StatusCode>1</StatusCode>") + "<PrimaryEntity>smp_Thing</PrimaryEntity></Workflow>")));
    }
}
