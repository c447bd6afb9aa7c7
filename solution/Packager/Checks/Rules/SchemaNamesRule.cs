using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>Every name with our prefix in the shipped code's string constants exists in the solution (DESIGN §9).</summary>
public sealed partial class SchemaNamesRule : IRule
{
    public string Name => "schema-names";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        if (zip.Code is not { } code || zip.Customizations == null)
        {
            yield break;
        }

        var known = Known(zip);
        foreach (var assembly in code.Assemblies)
        {
            foreach (string name in assembly.Strings.SelectMany(s => OurName().Matches(s)).Select(m => m.Value).Distinct().Where(n => !known.Contains(n)).Order(StringComparer.Ordinal))
            {
                yield return new Finding(Name, assembly.SimpleName, $"names {name}, which the solution lacks: correct the code or add the component");
            }
        }
    }

    // "_ino_x_value" of the Web API is left out by the look-behind; the rest of a name ends at any other character
    [GeneratedRegex("(?<![A-Za-z0-9_.])ino_[A-Za-z0-9_]+(?:\\.[A-Z][A-Za-z0-9]+)*")]
    private static partial Regex OurName();

    private static HashSet<string> Known(SolutionZip zip)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        void Schema(string? name)
        {
            if (name != null)
            {
                names.Add(name);
                names.Add(LogicalName.Of(name));
            }
        }

        foreach (XElement entity in zip.Section("Entities"))
        {
            Schema((string?)entity.Element("Name"));
            Schema((string?)KnownTables.Info(entity)?.Element("EntitySetName"));
            foreach (XElement column in KnownTables.Attributes(entity))
            {
                Schema((string?)column.Attribute("PhysicalName"));
            }
        }

        names.UnionWith(zip.Section("optionsets").Concat(zip.Section("EntityRelationships")).Select(e => (string?)e.Attribute("Name") ?? ""));
        names.UnionWith(zip.Section("WebResources").Select(e => (string?)e.Element("Name") ?? ""));
        names.UnionWith(zip.Section("AppModules").Select(e => (string?)e.Element("UniqueName") ?? ""));
        names.UnionWith(zip.Xml("customapis/").Concat(zip.Xml("pluginpackages/")).Select(x => (string?)x.Value.Attribute("uniquename") ?? ""));
        names.UnionWith(zip.Xml("environmentvariabledefinitions/").Select(x => (string?)x.Value.Attribute("schemaname") ?? ""));
        return names;
    }
}
