using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>Labels are in languages that customizations.xml lists, English is always among them, none is stated twice.</summary>
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
            .Concat(zip.Xml("customapis/").Concat(zip.Xml("environmentvariabledefinitions/")).SelectMany(x => x.Value.Descendants()))
            .Where(e => e.Attribute("languagecode") != null);
        foreach (var group in labels.GroupBy(l => l.Parent!))
        {
            var codes = group.Select(l => (string)l.Attribute("languagecode")!).ToList();
            string where = (string?)group.First().Attribute("description") ?? group.Key.Name.LocalName;
            foreach (string code in codes.Where(c => !listed.Contains(c)).Distinct())
            {
                yield return new Finding(Name, where, $"language {code} is not in Languages: add it there or remove the label");
            }

            if (!codes.Contains(English))
            {
                yield return new Finding(Name, where, "has no English label: add languagecode 1033");
            }

            if (codes.Distinct().Count() < codes.Count)
            {
                yield return new Finding(Name, where, "has two labels of one language: keep one");
            }
        }
    }
}
