using System.Xml.Linq;
using InoLink.Packager.Registrations;

namespace InoLink.Packager.Checks.Rules;

/// <summary>The steps of the solution are those the classes in the package declare (DESIGN §9).</summary>
public sealed class RegistrationDriftRule : IRule
{
    private const string Remedy = "run Packager sync";

    public string Name => "step-drift";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        if (zip.Code is not { } code || zip.PackageName is not { } package)
        {
            yield break;
        }

        var declared = code.Classes.SelectMany(new StepXml(package, zip.Tables).Of).DistinctBy(Id).ToDictionary(Id);
        var shipped = zip.Section("SdkMessageProcessingSteps").Where(s => s.Element("PluginTypeExportKey") != null).DistinctBy(Id).ToDictionary(Id);
        foreach ((string id, XElement step) in declared)
        {
            if (!shipped.TryGetValue(id, out XElement? actual))
            {
                yield return new Finding(Name, StepIdentity.Name(step), $"is declared on the class but the solution lacks it: {Remedy}");
            }
            else if (!XNode.DeepEquals(actual, step))
            {
                yield return new Finding(Name, StepIdentity.Name(step), $"differs from what the class declares: {Remedy}");
            }
        }

        foreach (XElement step in shipped.Where(s => !declared.ContainsKey(s.Key)).Select(s => s.Value))
        {
            yield return new Finding(Name, StepIdentity.Name(step), $"is in the solution but no class declares it: {Remedy}");
        }
    }

    private static string Id(XElement step) => (string?)step.Attribute("SdkMessageProcessingStepId") ?? "";
}
