using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>Choice columns name a choice that exists, defaults are among the options, states and statuses belong together.</summary>
public sealed class ChoicesRule : IRule
{
    public string Name => "choices";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        var global = zip.Section("optionsets").ToDictionary(o => (string?)o.Attribute("Name") ?? "", Values);
        foreach (XElement entity in zip.Section("Entities"))
        {
            foreach (XElement column in KnownTables.Attributes(entity))
            {
                string where = $"{(string?)entity.Element("Name")}.{(string?)column.Element("LogicalName")}";
                var values = column.Element("optionset") is { } local ? Values(local) : [];
                if ((string?)column.Element("OptionSetName") is { } name && !global.TryGetValue(name, out values))
                {
                    yield return new Finding(Name, where, $"choice {name} is not in optionsets: add it or correct the name");
                    continue;
                }

                if ((string?)column.Element("AppDefaultValue") is { } chosen and not "-1" && values?.Contains(chosen) == false)
                {
                    yield return new Finding(Name, where, $"default {chosen} is not among its options");
                }
            }

            foreach (string what in States(entity))
            {
                yield return new Finding(Name, (string?)entity.Element("Name") ?? "", what);
            }
        }
    }

    private static IEnumerable<string> States(XElement entity)
    {
        var states = entity.Descendants("state").ToDictionary(s => (string?)s.Attribute("value") ?? "", s => (string?)s.Attribute("defaultstatus"));
        var statuses = entity.Descendants("status").Where(s => s.Parent?.Name == "statuses")
            .ToDictionary(s => (string?)s.Attribute("value") ?? "", s => (string?)s.Attribute("state"));
        foreach ((string value, string? chosen) in states)
        {
            if (chosen == null || statuses.GetValueOrDefault(chosen) != value)
            {
                yield return $"the default status {chosen} of state {value} is not a status of that state";
            }
        }

        foreach ((string value, string? state) in statuses.Where(s => !states.ContainsKey(s.Value ?? "")))
        {
            yield return $"status {value} belongs to state {state}, which statecode lacks";
        }
    }

    private static HashSet<string> Values(XElement set) =>
        set.Descendants("option").Select(o => (string?)o.Attribute("value") ?? "").ToHashSet(StringComparer.Ordinal);
}
