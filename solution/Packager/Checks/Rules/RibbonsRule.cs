using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>What a table's ribbon refers to exists in it; one wrong reference breaks the table's whole command bar (solution-format §6).</summary>
public sealed class RibbonsRule : IRule
{
    public string Name => "ribbons";

    public IEnumerable<Finding> Check(SolutionZip zip) =>
        zip.Section("Entities").SelectMany(entity => (entity.Element("RibbonDiffXml") is { } ribbon ? Violations(entity, ribbon) : [])
            .Select(what => new Finding(Name, $"ribbon of {(string?)entity.Element("Name")}", what)));

    private static IEnumerable<string> Violations(XElement entity, XElement ribbon)
    {
        string table = LogicalName.Of((string?)entity.Element("Name"));
        string prefix = $"{Naming.Prefix}.{table}.";
        HashSet<string> Ids(string element) => ribbon.Descendants(element).Where(e => e.Attribute("Id") != null && e.HasElements).Select(e => (string)e.Attribute("Id")!).ToHashSet();
        var commands = ribbon.Descendants("CommandDefinition").Select(c => (string?)c.Attribute("Id") ?? "").ToHashSet();
        var rules = new Dictionary<string, HashSet<string>>
        {
            ["EnableRule"] = ribbon.Element("RuleDefinitions")?.Element("EnableRules")?.Elements().Select(r => (string?)r.Attribute("Id") ?? "").ToHashSet() ?? [],
            ["DisplayRule"] = ribbon.Element("RuleDefinitions")?.Element("DisplayRules")?.Elements().Select(r => (string?)r.Attribute("Id") ?? "").ToHashSet() ?? [],
        };
        var labels = Ids("LocLabel");

        foreach (XElement use in ribbon.Elements("CommandDefinitions").Descendants().Where(e => rules.ContainsKey(e.Name.LocalName)))
        {
            string id = (string?)use.Attribute("Id") ?? "";
            if (!rules[use.Name.LocalName].Contains(id) && !id.StartsWith("Mscrm.", StringComparison.Ordinal))
            {
                yield return $"{use.Name.LocalName} {id} is not defined";
            }
        }

        foreach (string command in ribbon.Elements("CustomActions").Descendants().Attributes("Command").Select(a => a.Value).Where(c => !commands.Contains(c)).Distinct())
        {
            yield return $"command {command} is not defined";
        }

        foreach (string label in ribbon.Descendants().Attributes().Where(a => a.Value.StartsWith("$LocLabels:", StringComparison.Ordinal))
            .Select(a => a.Value["$LocLabels:".Length..]).Distinct().Where(l => !labels.Contains(l)))
        {
            yield return $"label {label} has no LocLabel";
        }

        foreach (XElement action in ribbon.Descendants("CustomAction").Where(a => ((string?)a.Attribute("Location"))?.Contains($".{table}.", StringComparison.Ordinal) != true))
        {
            yield return $"location {(string?)action.Attribute("Location")} has to name the table as .{table}.";
        }

        foreach (string id in ribbon.Descendants().Where(e => e.Name.LocalName is "CustomAction" or "CommandDefinition" or "LocLabel").Select(e => (string?)e.Attribute("Id") ?? "")
            .Where(i => !i.StartsWith(prefix, StringComparison.Ordinal)))
        {
            yield return $"id {id} has to begin with {prefix}";
        }

        foreach (XElement _ in ribbon.Descendants("DisplayRule").Descendants("CustomRule"))
        {
            yield return "a CustomRule is legal in enable rules only";
        }
    }
}
