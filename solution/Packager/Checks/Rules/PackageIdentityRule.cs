using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>
/// The package's name is the same everywhere and bears the prefix; its version is 1.0.0 for ever, since neither can
/// change after the first import (solution-format §8.1).
/// </summary>
public sealed class PackageIdentityRule : IRule
{
    private const string Version = "1.0.0";

    public string Name => "package-identity";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        foreach ((string file, XElement record) in zip.Xml("pluginpackages/"))
        {
            string unique = (string?)record.Attribute("uniquename") ?? "";
            foreach ((string what, string actual, string expected) in Expected(zip, file, record, unique))
            {
                if (actual != expected)
                {
                    yield return new Finding(Name, file, $"{what} is '{actual}': it has to be '{expected}'");
                }
            }

            if (!Naming.IsOurs(unique))
            {
                yield return new Finding(Name, file, $"'{unique}' has no publisher prefix: the platform refuses the nupkg");
            }

            string nupkg = $"pluginpackages/{unique}/package/{unique}.nupkg";
            if (zip.Find(nupkg) == null)
            {
                yield return new Finding(Name, file, $"{nupkg} is missing: build plugins/InoLink.Plugins and pack again");
            }
            else if (zip.Code == null)
            {
                yield return new Finding(Name, nupkg, "is not a package that can be read: build it again");
            }
        }
    }

    private static IEnumerable<(string What, string Actual, string Expected)> Expected(SolutionZip zip, string file, XElement record, string unique)
    {
        yield return ("file", file, $"pluginpackages/{unique}/pluginpackage.xml");
        yield return ("name", (string?)record.Element("name") ?? "", unique);
        yield return ("package", (string?)record.Element("package") ?? "", unique + ".nupkg");
        yield return ("version", (string?)record.Element("version") ?? "", Version);
        yield return ("exportkeyversion", (string?)record.Element("exportkeyversion") ?? "", "1");
        if (zip.Code is { } code)
        {
            yield return ("id in the nuspec", code.NugetId ?? "", unique);
            yield return ("version in the nuspec", code.NugetVersion ?? "", Version);
        }
    }
}
