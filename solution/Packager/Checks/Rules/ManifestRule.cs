using System.Globalization;
using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>solution.xml states our publisher, a full version and a kind (solution-format §2).</summary>
public sealed class ManifestRule : IRule
{
    private const string Publisher = "inolink";

    public string Name => "manifest";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        if (zip.Manifest?.Element("SolutionManifest") is not { } manifest)
        {
            yield break;
        }

        foreach ((string path, string expected) in Expected())
        {
            string actual = path.Split('/').Aggregate((XElement?)manifest, (e, name) => e?.Element(name))?.Value ?? "";
            if (actual != expected)
            {
                yield return Report($"{path} is '{actual}': it has to be '{expected}'");
            }
        }

        string version = (string?)manifest.Element("Version") ?? "";
        if (!Version.TryParse(version, out Version? parsed) || parsed.Revision < 0)
        {
            yield return Report($"Version '{version}' is not of the form x.y.z.w");
        }

        if ((string?)manifest.Element("Managed") is not ("0" or "1"))
        {
            yield return Report("Managed has to be 0 or 1 in a packed solution");
        }

        if (!zip.UniqueName.StartsWith("InoLink", StringComparison.Ordinal) || !zip.UniqueName.All(char.IsAsciiLetterOrDigit))
        {
            yield return Report($"UniqueName '{zip.UniqueName}' has to be InoLink… of letters and digits");
        }

        // solutions of newer organizations don't import into older ones
        string made = (string?)zip.Manifest.Attribute("version") ?? "";
        if (!made.StartsWith("9.", StringComparison.Ordinal) || (string?)zip.Manifest.Attribute("SolutionPackageVersion") is null)
        {
            yield return Report("the root needs version=\"9.…\" and SolutionPackageVersion");
        }
    }

    private static IEnumerable<(string Path, string Expected)> Expected() =>
    [
        ("Publisher/UniqueName", Publisher),
        ("Publisher/CustomizationPrefix", Naming.Prefix),
        ("Publisher/CustomizationOptionValuePrefix", Naming.OptionPrefix.ToString(CultureInfo.InvariantCulture)),
    ];

    private Finding Report(string what) => new(Name, SolutionZip.ManifestName, what);
}
