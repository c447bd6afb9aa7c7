using System.Xml.Linq;
using InoLink.Packager;
using InoLink.Packager.Registrations;
using InoLink.Solution.Tests.Samples;

namespace InoLink.Solution.Tests;

public class SyncTests
{
    private const string Package = "ino_InoLink.Plugins";

    private readonly PluginCode code = PluginCode.Read(typeof(SampleStep).Assembly.Location);

    [Fact]
    public void ExportKey_IsTheOneOfTheReference()
    {
        // solution-format §8.1: the test vector, and one key of a real export
        Assert.Equal("FEA6205F2FCAEB341541A35AD1F9EA4CD9612C70DEF81785DB8B9A3A20F03120", ExportKey.Of("ino_Ino.Link.Plugins", "Ino.Link.Plugins", "Ino.Link.Plugins.AccountSync"));
        Assert.StartsWith("EF0D269A", ExportKey.Of("ppds_PPDSDemo.PluginPackage", "PPDSDemo.PluginPackage", "PPDSDemo.PluginPackage.AccountAuditLogPlugin"), StringComparison.Ordinal);
    }

    [Fact]
    public void DeterministicId_IsVersionFive_AndStaysTheSame()
    {
        // the id under which the role shipped: another one would make a second role
        Assert.Equal("{43bd3a0f-3481-52cd-8191-32c8ecf1bba5}", DeterministicId.Braced("role:InoLink User"));
        Assert.True(DeterministicId.IsOurs(DeterministicId.Of("anything")));
        Assert.False(DeterministicId.IsOurs(Guid.Parse("1fed44d1-ae68-4a41-bd2b-f13acac4acfa")));
    }

    [Fact]
    public void Read_FindsPublicClassesOnly_ThatImplementThePluginInterface()
    {
        Assert.Equal(["SampleCall", "SampleEvent", "SampleStep"], code.Classes.Select(c => c.FullName.Split('.')[^1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Step_IsAsynchronous_FilteredAndNamedByItsClass()
    {
        using var folder = new TemporaryFolder();
        XElement step = Steps(Synced(folder)).Single(s => (string?)s.Attribute("Name") == "InoLink.Solution.Tests.Samples.SampleStep: Update of account");

        Assert.Equal("1", step.Element("Mode")!.Value);
        Assert.Equal("40", step.Element("Stage")!.Value);
        Assert.Equal("1", step.Element("AsyncAutoDelete")!.Value);
        Assert.Equal("name,ino_linkstatus", step.Element("FilteringAttributes")!.Value);
        Assert.Equal("20bebb1b-ea3e-db11-86a7-000a3a5473e8", step.Element("SdkMessageId")!.Value);
        Assert.Equal(ExportKey.Of(Package, "InoLink.Solution.Tests", typeof(SampleStep).FullName!), step.Element("PluginTypeExportKey")!.Value);
        Assert.Equal(DeterministicId.Braced("step:InoLink.Solution.Tests.Samples.SampleStep:Update:account"), step.Attribute("SdkMessageProcessingStepId")!.Value);
    }

    [Fact]
    public void Image_LeavesOutColumns_ThatTheTableLacks()
    {
        using var folder = new TemporaryFolder();
        var images = Steps(Synced(folder)).Descendants("SdkMessageProcessingStepImage").ToDictionary(i => i.Attribute("Name")!.Value);

        Assert.Equal("ino_linkstatus,accountnumber", images["before"].Element("Attributes")!.Value);
        Assert.Equal("Target", images["before"].Element("MessagePropertyName")!.Value);
        Assert.Equal("id", images["after"].Element("MessagePropertyName")!.Value);
        Assert.Equal("1", images["after"].Element("ImageType")!.Value);
    }

    [Fact]
    public void Merge_IsNamed_SinceItsIdIsNotKnown()
    {
        using var folder = new TemporaryFolder();
        XElement merge = Steps(Synced(folder)).Single(s => s.Element("SdkMessageName") != null);

        Assert.Equal("Merge", merge.Element("SdkMessageName")!.Value);
        Assert.Null(merge.Element("SdkMessageId"));
    }

    [Fact]
    public void CustomApi_HasItsParameters_EachInAFile()
    {
        using var folder = new TemporaryFolder();
        string solution = Synced(folder);

        XElement api = Read(solution, "customapis/ino_SampleCall/customapi.xml");
        Assert.Equal("1", api.Element("isfunction")!.Value);
        Assert.Equal("prvCreateino_LinkJob", api.Element("executeprivilegename")!.Value);
        Assert.Equal("0", api.Element("allowedcustomprocessingsteptype")!.Value);
        Assert.Equal("0", Read(solution, "customapis/ino_SampleCall/customapirequestparameters/RecordId/customapirequestparameter.xml").Element("isoptional")!.Value);
        Assert.Equal("1", Read(solution, "customapis/ino_SampleCall/customapirequestparameters/Force/customapirequestparameter.xml").Element("isoptional")!.Value);
        XElement response = Read(solution, "customapis/ino_SampleCall/customapiresponseproperties/Names/customapiresponseproperty.xml");
        Assert.Equal("11", response.Element("type")!.Value);
        Assert.Null(response.Element("isoptional"));
    }

    [Fact]
    public void BusinessEvent_HasAPrivilege_TakesAsynchronousSubscribers_AndHasNoMainOperation()
    {
        using var folder = new TemporaryFolder();
        XElement api = Read(Synced(folder), "customapis/ino_SampleEvent/customapi.xml");

        Assert.Equal("prvWriteino_AccountingCompany", api.Element("executeprivilegename")!.Value);
        Assert.Null(api.Element("plugintypeid"));
        Assert.Equal("1", api.Element("allowedcustomprocessingsteptype")!.Value);
    }

    [Fact]
    public void Sync_ReplacesWhatWasThere_AndListsItsStepsAsRoots()
    {
        using var folder = new TemporaryFolder();
        string solution = Synced(folder);
        XElement manifest = Read(solution, "Other/Solution.xml");

        Assert.Equal(4, Steps(solution).Count());
        Assert.Equal(
            Steps(solution).Select(s => s.Attribute("SdkMessageProcessingStepId")!.Value).Order(StringComparer.Ordinal),
            manifest.Descendants("RootComponent").Where(r => r.Attribute("type")!.Value == "92").Select(r => r.Attribute("id")!.Value));
        Assert.Equal(["ino_SampleCall", "ino_SampleEvent"], Directory.GetDirectories(Path.Combine(solution, "customapis")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Sync_ChangesNothing_TheSecondTime()
    {
        using var folder = new TemporaryFolder();
        string solution = Synced(folder);
        var before = Directory.GetFiles(solution, "*", SearchOption.AllDirectories).ToDictionary(f => f, File.ReadAllText);

        new Sync(solution, code).Write();

        Assert.Equal(before, Directory.GetFiles(solution, "*", SearchOption.AllDirectories).ToDictionary(f => f, File.ReadAllText));
    }

    [Fact]
    public void Sync_KeepsTranslations_OfCustomApis()
    {
        using var folder = new TemporaryFolder();
        string solution = Synced(folder);
        const string file = "customapis/ino_SampleCall/customapi.xml";
        XElement api = Read(solution, file);
        api.Element("displayname")!.Add(new XElement("label", new XAttribute("description", "Beispielaufruf"), new XAttribute("languagecode", 1031)));
        File.WriteAllBytes(Path.Combine(solution, file), SourceXml.SourceFile(api));

        new Sync(solution, code).Write();

        Assert.Contains(Read(solution, file).Element("displayname")!.Elements("label"), l => l.Attribute("description")!.Value == "Beispielaufruf");
    }

    private string Synced(TemporaryFolder folder)
    {
        string solution = folder.Copy(Repository.InoLink);
        new Sync(solution, code).Write();
        return solution;
    }

    private static IEnumerable<XElement> Steps(string solution) =>
        Directory.GetFiles(Path.Combine(solution, "SdkMessageProcessingSteps")).Select(f => XElement.Load(f));

    private static XElement Read(string solution, string file) => XElement.Load(Path.Combine(solution, file));
}
