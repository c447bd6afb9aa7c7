using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>Texts of scripts: a string file (RESX) exists in every language of the solution with the same keys, and every key asked for is in it (webresources §3, DESIGN §9).</summary>
public sealed partial class ResourceStringsRule : IRule
{
    public string Name => "resource-strings";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        var files = WebResourceTexts.Of(zip, ".resx").Select(file => (file.Key, Match: FileName().Match(file.Key), Keys: Keys(file.Value))).ToList();
        var languages = zip.Section("Languages").Select(l => l.Value).ToList();
        foreach (var (name, _, _) in files.Where(f => !f.Match.Success || f.Keys == null))
        {
            yield return new Finding(Name, name, "has to be a RESX file named <name>.<language>.resx");
        }

        var sets = files.Where(f => f.Match.Success && f.Keys != null).GroupBy(f => f.Match.Groups["name"].Value).ToDictionary(g => g.Key, g => g.ToDictionary(f => f.Match.Groups["language"].Value, f => f.Keys!));
        foreach ((string name, var byLanguage) in sets)
        {
            var all = byLanguage.Values.SelectMany(k => k).ToHashSet();
            foreach (string missing in languages.Except(byLanguage.Keys))
            {
                yield return new Finding(Name, name, $"has no file in language {missing}: add {name}.{missing}.resx");
            }

            foreach ((string language, var keys) in byLanguage)
            {
                foreach (string key in all.Except(keys).Order(StringComparer.Ordinal))
                {
                    yield return new Finding(Name, $"{name}.{language}.resx", $"lacks the text '{key}'");
                }
            }
        }

        foreach ((string script, string text) in WebResourceTexts.Of(zip, ".js", ".html"))
        {
            foreach (Match use in Use().Matches(text))
            {
                string name = use.Groups["name"].Value;
                if (!sets.TryGetValue(name, out var byLanguage) || !byLanguage.Values.Any(keys => keys.Contains(use.Groups["key"].Value)))
                {
                    yield return new Finding(Name, script, $"asks for the text '{use.Groups["key"].Value}' of {name}, which has no such key");
                }
            }
        }
    }

    private static HashSet<string>? Keys(string resx)
    {
        try
        {
            return XDocument.Parse(resx.TrimStart('\uFEFF')).Descendants("data").Select(d => (string?)d.Attribute("name") ?? "").ToHashSet(StringComparer.Ordinal);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^(?<name>.+)\.(?<language>\d{4})\.resx$")]
    private static partial Regex FileName();

    [GeneratedRegex("""getResourceString\(\s*["'](?<name>[^"']+)["']\s*,\s*["'](?<key>[^"']+)["']""")]
    private static partial Regex Use();
}
