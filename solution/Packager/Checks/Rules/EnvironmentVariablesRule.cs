using System.Globalization;
using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>Environment variables ship as definitions only: a value is the environment's (solution-format §10).</summary>
public sealed class EnvironmentVariablesRule : IRule
{
    private const string Folder = "environmentvariabledefinitions/";
    private const string Loopback = "ino_QuickBooksLoopback";

    public string Name => "environment-variables";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        foreach (SolutionEntry entry in zip.Below(Folder).Where(e => e.Name.EndsWith("environmentvariablevalues.json", StringComparison.Ordinal)))
        {
            yield return new Finding(Name, entry.Name, "ships a value: leave it out");
        }

        foreach ((string file, XElement definition) in zip.Xml(Folder))
        {
            string name = (string?)definition.Attribute("schemaname") ?? "";
            if (file != $"{Folder}{name}/environmentvariabledefinition.xml")
            {
                yield return new Finding(Name, file, $"defines '{name}': the folder has to bear that name");
            }

            if (!int.TryParse((string?)definition.Element("type"), CultureInfo.InvariantCulture, out int type) || type is < 100000000 or > 100000005)
            {
                yield return new Finding(Name, file, "type is not between 100000000 and 100000005");
            }

            if (name == Loopback && definition.Element("defaultvalue") != null)
            {
                yield return new Finding(Name, file, "the loopback address may have no default: it would switch QuickBooks off everywhere");
            }
        }
    }
}
