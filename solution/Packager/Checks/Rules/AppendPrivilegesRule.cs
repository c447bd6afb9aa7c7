using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>
/// Who may create or change a row with lookups needs Append on its table and AppendTo on the tables the lookups point
/// to. Only tables of ours can be told here; those of the standard tables come with the user's own role.
/// </summary>
public sealed class AppendPrivilegesRule : IRule
{
    public string Name => "append-privileges";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        var relationships = zip.Section("EntityRelationships").Select(r => (From: (string?)r.Element("ReferencingEntityName"), To: (string?)r.Element("ReferencedEntityName"))).ToList();
        var own = zip.Tables.Own.Select(e => (string?)e.Element("Name") ?? "").ToHashSet();
        foreach (XElement role in zip.Section("Roles"))
        {
            var granted = role.Descendants("RolePrivilege").Select(p => (string?)p.Attribute("name") ?? "").ToHashSet();
            foreach (string table in own.Where(t => granted.Contains("prvCreate" + t) || granted.Contains("prvWrite" + t)))
            {
                var needed = relationships.Where(r => r.From == table).Select(r => r.To).OfType<string>().Where(own.Contains).Select(t => "prvAppendTo" + t)
                    .Append("prvAppend" + table).Distinct();
                foreach (string missing in needed.Where(n => relationships.Any(r => r.From == table) && !granted.Contains(n)))
                {
                    yield return new Finding(Name, (string?)role.Attribute("name") ?? "", $"writes {table}, whose lookups need {missing}: grant it");
                }
            }
        }
    }
}
