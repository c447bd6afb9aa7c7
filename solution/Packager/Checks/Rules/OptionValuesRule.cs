using System.Globalization;
using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>Values of our choices, and values we add to others', are of the publisher's range (solution-format §4.2).</summary>
public sealed class OptionValuesRule : IRule
{
    public string Name => "option-values";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        var sets = zip.Section("optionsets").Concat(zip.Section("Entities").SelectMany(KnownTables.Attributes)
            .Where(a => (string?)a.Element("Type") is "picklist" or "multiselectpicklist").Select(a => a.Element("optionset")).OfType<XElement>());
        foreach (XElement set in sets)
        {
            string name = (string?)set.Attribute("Name") ?? "";
            var values = (set.Element("options")?.Elements("option") ?? []).Select(o => (string?)o.Attribute("value") ?? "").ToList();
            foreach (string value in values)
            {
                if (!int.TryParse(value, CultureInfo.InvariantCulture, out int number) || number < Naming.FirstOption || number > Naming.LastOption)
                {
                    yield return new Finding(Name, name, $"value {value} is not between {Naming.FirstOption} and {Naming.LastOption}: it would collide with others'");
                }
            }

            if (values.Distinct().Count() < values.Count)
            {
                yield return new Finding(Name, name, "has two options of one value: give each its own");
            }
        }
    }
}
