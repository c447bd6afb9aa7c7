using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>Web resources have allowed names, a type that fits their extension, and exist where they are referred to (solution-format §7).</summary>
public sealed partial class WebResourcesRule : IRule
{
    private const int MaxBytes = 5 * 1024 * 1024;

    private static readonly Dictionary<string, int> Types = new()
    {
        [".html"] = 1, [".htm"] = 1, [".css"] = 2, [".js"] = 3, [".xml"] = 4, [".png"] = 5, [".jpg"] = 6, [".gif"] = 7, [".xsl"] = 9, [".ico"] = 10, [".svg"] = 11, [".resx"] = 12,
    };

    public string Name => "web-resources";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        var names = zip.Section("WebResources").Select(w => (string?)w.Element("Name") ?? "").ToHashSet(StringComparer.Ordinal);
        foreach (XElement resource in zip.Section("WebResources"))
        {
            string name = (string?)resource.Element("Name") ?? "";
            foreach (string what in Violations(zip, resource, name))
            {
                yield return new Finding(Name, name, what);
            }
        }

        var references = (zip.Customizations?.Descendants() ?? []).Attributes().Where(a => a.Value.StartsWith("$webresource:", StringComparison.Ordinal))
            .Select(a => a.Value["$webresource:".Length..].Split('?')[0]);
        foreach (XElement resource in zip.Section("WebResources"))
        {
            foreach (string missing in Dependencies(resource).Where(d => !names.Contains(d)))
            {
                yield return new Finding(Name, (string?)resource.Element("Name") ?? "", $"depends on {missing}, which is not in the solution: add it");
            }
        }

        foreach (string missing in references.Distinct().Where(r => !names.Contains(r)))
        {
            yield return new Finding(Name, missing, "is referred to as $webresource: but is not in the solution: add it");
        }
    }

    private static IEnumerable<string> Dependencies(XElement resource)
    {
        try
        {
            return (string?)resource.Element("DependencyXml") is { Length: > 0 } xml ? [.. XElement.Parse(xml).Descendants("Library").Select(l => (string?)l.Attribute("name") ?? "")] : [];
        }
        catch (XmlException)
        {
            return ["(DependencyXml that is not XML)"];
        }
    }

    private static IEnumerable<string> Violations(SolutionZip zip, XElement resource, string name)
    {
        if (!AllowedName().IsMatch(name) || name.Contains("//", StringComparison.Ordinal))
        {
            yield return "the name may hold letters, digits, '_', '.', '-' and single '/' only";
        }

        string type = (string?)resource.Element("WebResourceType") ?? "";
        if (!Types.TryGetValue(Path.GetExtension(name), out int expected) || type != expected.ToString(CultureInfo.InvariantCulture))
        {
            yield return $"type {type} doesn't fit the extension";
        }

        if (zip.Find(((string?)resource.Element("FileName") ?? "").TrimStart('/')) is { Bytes.Length: > MaxBytes })
        {
            yield return "is larger than 5 MB, the default limit";
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_./-]+$")]
    private static partial Regex AllowedName();
}
