using System.Xml.Linq;
using InoLink.Packager.Layout;

namespace InoLink.Packager.Checks.Rules;

/// <summary>Every file that customizations.xml names is in the zip, and every content file is named by it.</summary>
public sealed class NamedFilesRule : IRule
{
    private static readonly string[] Folders = ["WebResources/", "Workflows/", "PluginAssemblies/", "Connector/"];

    private static readonly string[] PathElements =
    [
        "FileName", "XamlFileName", "JsonFileName", "openapidefinition", "connectionparameters", "policytemplateinstances", "customcodeblobcontent", "iconblob",
    ];

    public string Name => "named-files";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        var named = (zip.Customizations?.Descendants() ?? [])
            .Where(e => PathElements.Contains(e.Name.LocalName) && e.Value.StartsWith('/'))
            .Select(e => e.Value[1..]).ToHashSet(StringComparer.Ordinal);
        foreach (string file in named.Where(f => zip.Find(f) == null))
        {
            yield return new Finding(Name, file, "customizations.xml names it but the zip lacks it: add the file or correct the path");
        }

        foreach (SolutionEntry entry in zip.Entries.Where(e => Folders.Any(f => e.Name.StartsWith(f, StringComparison.Ordinal)) && !named.Contains(e.Name)))
        {
            yield return new Finding(Name, entry.Name, "is in the zip but customizations.xml doesn't name it: add its record or leave it out");
        }

        foreach (XElement resource in zip.Section("WebResources"))
        {
            string file = ((string?)resource.Element("FileName") ?? "").TrimStart('/');
            string? expected = Guid.TryParse((string?)resource.Element("WebResourceId"), out _) ? WebResourceFiles.EntryName(resource) : null;
            if (file != expected)
            {
                yield return new Finding(Name, (string?)resource.Element("Name") ?? "web resource", $"FileName has to be /{expected ?? "<name><id>"}");
            }
        }
    }
}
