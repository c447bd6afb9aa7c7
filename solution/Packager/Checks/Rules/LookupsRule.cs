using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>A lookup column and its relationship come together; one half alone ends in 80040203 (solution-format §4.4).</summary>
public sealed class LookupsRule : IRule
{
    public string Name => "lookups";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        var relationships = zip.Section("EntityRelationships").Where(r => (string?)r.Element("EntityRelationshipType") == "OneToMany").ToList();
        var related = relationships.Select(r => $"{Text(r, "ReferencingEntityName")}.{Text(r, "ReferencingAttributeName")}").ToList();
        var lookups = zip.Section("Entities").SelectMany(e => KnownTables.Attributes(e)
            .Where(a => (string?)a.Element("Type") == "lookup")
            .Select(a => $"{(string?)e.Element("Name")}.{(string?)a.Attribute("PhysicalName")}")).ToList();
        foreach (string lookup in lookups.Except(related))
        {
            yield return new Finding(Name, lookup, "is a lookup without a relationship (names in schema-name case): add it to Other/Relationships");
        }

        foreach (string relation in related.Except(lookups))
        {
            yield return new Finding(Name, relation, "a relationship names this lookup column, which the table lacks (names in schema-name case): add the column");
        }

        foreach (var same in relationships.GroupBy(r => (string?)r.Attribute("Name"), StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            yield return new Finding(Name, same.Key ?? "", "is the name of two relationships: rename one");
        }

        foreach (XElement relationship in relationships)
        {
            string target = Text(relationship, "ReferencedEntityName");
            if (!zip.Tables.Exists(LogicalName.Of(target)))
            {
                yield return new Finding(Name, (string?)relationship.Attribute("Name") ?? "", $"refers to table {target}, which is neither in the solution nor a known standard table");
            }
        }
    }
    private static string Text(XElement relationship, string element) => (string?)relationship.Element(element) ?? "";
}
