using System.Xml.Linq;
using InoLink.Packager;
using InoLink.Packager.Checks.Rules;

namespace InoLink.Solution.Tests;

/// <summary>The shipped activities against the custom APIs of the zip beside them.</summary>
public class ActivityCallsTests
{
    private const string Parameter = "customapis/ino_Promote/customapirequestparameters/RecordId/customapirequestparameter.xml";
    private const string Result = "customapis/ino_RetryLinkJob/customapiresponseproperties/JobStatus/customapiresponseproperty.xml";
    private static readonly SolutionZip Processes = BuiltZips.Read("InoLinkProcesses.zip");

    [Fact]
    public void Activities_KeepTheContract_OfTheCustomApis() => Assert.Empty(new ActivityCallsRule(BuiltZips.Core).Check(Processes));

    [Theory]
    [InlineData(Parameter, "RecordId", "Record", "InoLink.Workflows.PromoteRecord: uses RecordId, which ino_Promote neither takes nor answers")]
    [InlineData(Parameter, "RecordId", "Record", "has to give Record: ino_Promote can't be called without it")]
    [InlineData(Result, "JobStatus", "State", "InoLink.Workflows.RetryLinkJob: uses JobStatus, which ino_RetryLinkJob neither takes nor answers")]
    [InlineData("customapis/ino_Unlink/customapi.xml", "ino_Unlink", "ino_Loosen", "calls ino_Unlink, which is no custom API of InoLink")]
    public void Rule_Speaks_WhenAnApiIsRenamedWithoutItsActivity(string file, string name, string other, string expected)
    {
        XElement root = XElement.Parse(System.Text.Encoding.UTF8.GetString(BuiltZips.Core.Find(file)!.Bytes).TrimStart('\uFEFF'));
        Assert.Equal(name, (string?)root.Attribute("uniquename"));
        root.SetAttributeValue("uniquename", other);
        SolutionZip core = BuiltZips.Core.With(file, System.Text.Encoding.UTF8.GetBytes(root.ToString()));

        Assert.Contains(new ActivityCallsRule(core).Check(Processes), finding => finding.ToString().Contains(expected, StringComparison.Ordinal));
    }
}
