using System.Text;
using InoLink.Packager;
using InoLink.Packager.Checks;
using InoLink.Solution.Tests.Samples;

namespace InoLink.Solution.Tests;

/// <summary>Kinds of components that the core solution itself may not have yet: web resources, apps, processes, connectors.</summary>
public class LayoutTests
{
    private const string Xsi = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";
    private const string ResourceId = "85dc2f46-b55e-5d15-b124-efd0c5ff81da";

    [Fact]
    public void WebResource_IsFlatInTheZip_AndGetsAnOverride()
    {
        using var folder = new TemporaryFolder();
        string solution = Small(folder);
        Write(solution, "WebResources/ino_/js/sample.js", "'use strict';");
        Write(solution, "WebResources/ino_/js/sample.js.data.xml", $"""
            <WebResource {Xsi}><WebResourceId>{"{" + ResourceId + "}"}</WebResourceId><Name>ino_/js/sample.js</Name><WebResourceType>3</WebResourceType><FileName>/WebResources/ino_jssamplejs{ResourceId.ToUpperInvariant()}</FileName></WebResource>
            """);

        SolutionZip zip = new SolutionFolder(solution).Pack(BuildOutputs.None, null, managed: false);

        Assert.NotNull(zip.Find("WebResources/ino_jssamplejs" + ResourceId.ToUpperInvariant()));
        Assert.Contains($"PartName=\"/WebResources/ino_jssamplejs{ResourceId.ToUpperInvariant()}\"", Encoding.UTF8.GetString(zip.Find(SolutionZip.ContentTypesName)!.Bytes), StringComparison.Ordinal);
        AssertRoundTrip(folder, solution, zip);
    }

    [Fact]
    public void Process_LiesBesideItsRecord_InBoth()
    {
        using var folder = new TemporaryFolder();
        string solution = Small(folder);
        const string file = "Workflows/Sample-0F6B2C1E-3D7A-5A44-9C55-7B1D2E3F4A50.xaml";
        Write(solution, file, "<Activity />");
        Write(solution, file + ".data.xml", $"<Workflow WorkflowId=\"{{0f6b2c1e-3d7a-5a44-9c55-7b1d2e3f4a50}}\" Name=\"Sample\" {Xsi}><XamlFileName>/{file}</XamlFileName></Workflow>");

        SolutionZip zip = new SolutionFolder(solution).Pack(BuildOutputs.None, null, managed: false);

        Assert.NotNull(zip.Find(file));
        Assert.Single(zip.Section("Workflows"));
        AssertRoundTrip(folder, solution, zip);
    }

    [Fact]
    public void ClassicAssembly_ComesFromTheBuild()
    {
        using var folder = new TemporaryFolder();
        string solution = Small(folder);
        string dll = typeof(LayoutTests).Assembly.Location;
        string file = $"PluginAssemblies/Sample-F89A53F2-A611-59EA-92FB-730FE70BE839/{Path.GetFileNameWithoutExtension(dll).Replace(".", "", StringComparison.Ordinal)}.dll";
        Write(solution, file + ".data.xml", $"<PluginAssembly FullName=\"Sample\" {Xsi}><FileName>/{file}</FileName></PluginAssembly>");

        SolutionZip zip = new SolutionFolder(solution).Pack(new BuildOutputs(null, [dll]), null, managed: false);

        Assert.Equal(File.ReadAllBytes(dll), zip.Find(file)!.Bytes);
        Assert.Throws<SolutionException>(() => new SolutionFolder(solution).Pack(BuildOutputs.None, null, managed: false));
    }

    [Fact]
    public void Connector_FolderIsSingular_InTheZip()
    {
        using var folder = new TemporaryFolder();
        string solution = Small(folder);
        Write(solution, "Connectors/ino_sample.xml", $"<Connector {Xsi}><connectorid>6e6f33cc-cfc4-52c5-a07f-d61c132a9bad</connectorid><name>ino_sample</name><openapidefinition>/Connector/ino_sample_openapidefinition.json</openapidefinition></Connector>");
        Write(solution, "Connectors/ino_sample_openapidefinition.json", "{}");

        SolutionZip zip = new SolutionFolder(solution).Pack(BuildOutputs.None, null, managed: false);

        Assert.NotNull(zip.Find("Connector/ino_sample_openapidefinition.json"));
        AssertRoundTrip(folder, solution, zip);
    }

    [Fact]
    public void Connector_TakesItsFiles_FromTheConnectorsOwnFolder()
    {
        using var folder = new TemporaryFolder();
        string solution = Small(folder);
        Write(folder.Path, "connector/apiProperties.json", "{\"properties\":{\"connectionParameters\":{\"a\":1}}}");
        Write(folder.Path, "connector/script.csx", "// code");
        Write(solution, "Connectors/ino_sample.xml", $"<Connector {Xsi}><name>ino_sample</name><connectionparameters>/Connector/ino_sample_connectionparameters.json</connectionparameters><policytemplateinstances>/Connector/ino_sample_policytemplateinstances.json</policytemplateinstances><customcodeblobcontent>/Connector/ino_sample_customcodeblobcontent.csx</customcodeblobcontent></Connector>");

        SolutionZip zip = new SolutionFolder(solution).Pack(BuildOutputs.None, null, managed: false);

        Assert.Equal("{\"a\":1}", Encoding.UTF8.GetString(zip.Find("Connector/ino_sample_connectionparameters.json")!.Bytes));
        Assert.Equal("null", Encoding.UTF8.GetString(zip.Find("Connector/ino_sample_policytemplateinstances.json")!.Bytes));
        Assert.Equal("// code", Encoding.UTF8.GetString(zip.Find("Connector/ino_sample_customcodeblobcontent.csx")!.Bytes));
    }

    [Fact]
    public void App_AndItsSiteMap_HaveFoldersOfTheirName()
    {
        using var folder = new TemporaryFolder();
        string solution = Small(folder);
        Write(solution, "AppModules/ino_Sample/AppModule.xml", $"<AppModule {Xsi}><UniqueName>ino_Sample</UniqueName></AppModule>");
        Write(solution, "AppModuleSiteMaps/ino_Sample/AppModuleSiteMap.xml", $"<AppModuleSiteMap {Xsi}><SiteMapUniqueName>ino_Sample</SiteMapUniqueName></AppModuleSiteMap>");

        SolutionZip zip = new SolutionFolder(solution).Pack(BuildOutputs.None, null, managed: false);

        Assert.Single(zip.Section("AppModules"));
        Assert.Single(zip.Section("AppModuleSiteMaps"));
        AssertRoundTrip(folder, solution, zip);
    }

    [Fact]
    public void Check_IsSilent_OnAnEmptySolution()
    {
        using var folder = new TemporaryFolder();

        Assert.Empty(SolutionCheck.Run(Small(folder), package: null));
    }

    private static string Small(TemporaryFolder folder)
    {
        string solution = Path.Combine(folder.Path, "solution", "InoLinkSample");
        string manifest = File.ReadAllText(Path.Combine(Repository.InoLink, "Other", "Solution.xml"))
            .Replace("<UniqueName>InoLink</UniqueName>", "<UniqueName>InoLinkSample</UniqueName>", StringComparison.Ordinal);
        int roots = manifest.IndexOf("<RootComponents>", StringComparison.Ordinal);
        int end = manifest.IndexOf("</RootComponents>", StringComparison.Ordinal) + "</RootComponents>".Length;
        Write(solution, "Other/Solution.xml", manifest[..roots] + "<RootComponents />" + manifest[end..]);
        Write(solution, "Other/Customizations.xml", $"""
            <ImportExportXml {Xsi}><Entities /><Roles /><Workflows /><FieldSecurityProfiles /><Templates /><EntityMaps /><EntityRelationships /><OrganizationSettings /><optionsets /><WebResources /><CustomControls /><SolutionPluginAssemblies /><SdkMessageProcessingSteps /><AppModuleSiteMaps /><AppModules /><EntityDataProviders /><Connectors /><Languages><Language>1033</Language><Language>1031</Language></Languages></ImportExportXml>
            """);
        return solution;
    }

    private static void AssertRoundTrip(TemporaryFolder folder, string solution, SolutionZip zip)
    {
        string back = Path.Combine(folder.Path, "back");
        new SolutionFolder(back).Unpack(zip);

        Assert.Equal(
            Directory.GetFiles(solution, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(solution, f)).Order(StringComparer.Ordinal),
            Directory.GetFiles(back, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(back, f)).Order(StringComparer.Ordinal));
        Assert.Equal(ZipBytes.Write(zip.Entries), ZipBytes.Write(new SolutionFolder(back).Pack(BuildOutputs.None, null, managed: false).Entries));
    }

    private static void Write(string solution, string file, string text)
    {
        string full = Path.Combine(solution, file);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
