using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>
/// Labels are in languages that customizations.xml lists, English is always among them, none is stated twice. What people see (tables, forms, apps …) is in
/// every listed language; custom APIs and variables, which developers and administrators see, may stay English.
/// </summary>
public sealed class LanguagesRule : IRule
{
    private const string English = "1033";

    public string Name => "languages";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        var listed = zip.Section("Languages").Select(l => l.Value).ToHashSet();
        if (zip.Customizations != null && !listed.Contains(English))
        {
            yield return new Finding(Name, "Languages", $"{English} is missing: add it");
        }

        IEnumerable<XElement> labels = (zip.Customizations?.Descendants() ?? [])
            .Concat(zip.Manifest?.Descendants() ?? [])
            .Concat(zip.Xml("customapis/").Concat(zip.Xml("environmentvariabledefinitions/")).SelectMany(x => x.Value.Descendants()))
            .Where(e => Code(e) != null);
        foreach (var group in labels.GroupBy(l => l.Parent!))
        {
            var codes = group.Select(l => Code(l)!).ToList();
            string where = (string?)group.First().Attribute("description") ?? (string?)group.First().Attribute("Title") ?? group.Key.Name.LocalName;
            foreach (string code in codes.Where(c => !listed.Contains(c)).Distinct())
            {
                yield return new Finding(Name, where, $"language {code} is not in Languages: add it there or remove the label");
            }

            if (!codes.Contains(English))
            {
                yield return new Finding(Name, where, "has no English label: add languagecode 1033");
            }

            bool seen = group.Key.AncestorsAndSelf().Last() == zip.Customizations || group.Key.AncestorsAndSelf().Last() == zip.Manifest;
            foreach (string code in seen && where.Length > 0 ? listed.Except(codes) : [])
            {
                yield return new Finding(Name, where, $"has no label in language {code}: add it");
            }

            if (codes.Distinct().Count() < codes.Count)
            {
                yield return new Finding(Name, where, "has two labels of one language: keep one");
            }
        }
    }

    // titles of sitemaps have an LCID
    private static string? Code(XElement label) => (string?)label.Attribute("languagecode") ?? (label.Name == "Title" ? (string?)label.Attribute("LCID") : null);
}
