using System.Xml.Linq;
using InoLink.Packager.Registrations;

namespace InoLink.Packager.Checks.Rules;

/// <summary>Every export key is that of a class in the package, else "Lookup value … is not resolvable" (solution-format §8.1).</summary>
public sealed class ExportKeysRule : IRule
{
    public string Name => "export-keys";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        if (zip.Code is not { } code || zip.PackageName is not { } package)
        {
            yield break;
        }

        var keys = code.Classes.Select(c => ExportKey.Of(package, c.Assembly, c.FullName)).ToHashSet();
        var used = zip.Section("SdkMessageProcessingSteps").Select(s => (Where: StepIdentity.Name(s), Key: (string?)s.Element("PluginTypeExportKey")))
            .Concat(zip.Xml("customapis/").Where(x => x.Value.Name == "customapi")
                .Select(x => (Where: x.Key, Key: (string?)x.Value.Element("plugintypeid")?.Element("plugintypeexportkey"))));
        foreach ((string where, string? key) in used.Where(u => u.Key != null && !keys.Contains(u.Key)))
        {
            yield return new Finding(Name, where, $"export key {key} is of no class in the package: run Packager sync");
        }
    }
}
