using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>
/// A new relationship needs both its roles, else "the entity relationship role of the referencing entity is required"
/// (solution-format §4.4).
/// </summary>
public sealed class RelationshipRolesRule : IRule
{
    private static readonly string[] Behaviours = ["NoCascade", "Cascade", "RemoveLink", "Restrict", "Active", "UserOwned"];

    public string Name => "relationship-roles";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        foreach (XElement relationship in zip.Section("EntityRelationships").Where(r => (string?)r.Element("EntityRelationshipType") == "OneToMany"))
        {
            string name = (string?)relationship.Attribute("Name") ?? "";
            var roles = (relationship.Element("EntityRelationshipRoles")?.Elements() ?? []).ToDictionary(r => (string?)r.Element("RelationshipRoleType") ?? "");
            if (!roles.TryGetValue("1", out XElement? referencing) || referencing.Element("NavPaneDisplayOption") == null
                || (string?)referencing.Element("NavigationPropertyName") != (string?)relationship.Element("ReferencingAttributeName"))
            {
                yield return new Finding(Name, name, "needs a role of type 1 with the navigation pane settings and the lookup's name as navigation property");
            }

            if (!roles.TryGetValue("0", out XElement? referenced) || (string?)referenced.Element("NavigationPropertyName") != name)
            {
                yield return new Finding(Name, name, "needs a role of type 0 with the relationship's name as navigation property");
            }

            foreach (XElement cascade in relationship.Elements().Where(e => e.Name.LocalName.StartsWith("Cascade", StringComparison.Ordinal) && !Behaviours.Contains(e.Value)))
            {
                yield return new Finding(Name, name, $"{cascade.Name.LocalName} '{cascade.Value}' is none of {string.Join(", ", Behaviours)}");
            }
        }
    }
}
