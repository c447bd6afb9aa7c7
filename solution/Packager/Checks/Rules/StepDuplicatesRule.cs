using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>No class runs twice for one message of one table (checker rule meta-remove-dup-reg, critical).</summary>
public sealed class StepDuplicatesRule : IRule
{
    public string Name => "step-duplicates";

    public IEnumerable<Finding> Check(SolutionZip zip) =>
        zip.Section("SdkMessageProcessingSteps")
            .GroupBy(s => $"{StepIdentity.Message(s)} of {StepIdentity.Table(s)} for {Type(s)}")
            .Where(g => g.Count() > 1)
            .Select(g => new Finding(Name, StepIdentity.Name(g.First()), $"{g.Key} is registered {g.Count()} times: keep one"));

    private static string Type(XElement step) => (string?)step.Element("PluginTypeExportKey") ?? (string?)step.Element("PluginTypeName") ?? "";
}
