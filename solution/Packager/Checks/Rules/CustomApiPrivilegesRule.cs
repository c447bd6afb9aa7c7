using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>
/// A custom API's execute privilege exists, and a role of ours grants it: Create on jobs to every role, the rest to the
/// administrator (DESIGN §6). Business events have one too: whoever hears of them acts on what they say, so nobody else may raise them.
/// </summary>
public sealed class CustomApiPrivilegesRule : IRule
{
    private const string Everybody = "prvCreateino_LinkJob";
    private const string Administrator = "InoLink Administrator";

    public string Name => "custom-api-privileges";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        var roles = zip.Section("Roles").ToDictionary(
            r => (string?)r.Attribute("name") ?? "",
            r => r.Descendants("RolePrivilege").Select(p => (string?)p.Attribute("name") ?? "").ToHashSet());
        foreach ((string file, XElement api) in zip.Xml("customapis/").Where(x => x.Value.Name == "customapi"))
        {
            string? privilege = (string?)api.Element("executeprivilegename");
            if (string.IsNullOrEmpty(privilege))
            {
                yield return new Finding(Name, file, "anybody could call it: state an execute privilege");
                continue;
            }

            if (PrivilegesRule.Why(zip.Tables, privilege) is { } why)
            {
                yield return new Finding(Name, file, why);
            }

            foreach (string role in roles.Keys.Where(r => (privilege == Everybody || r == Administrator) && !roles[r].Contains(privilege)))
            {
                yield return new Finding(Name, file, $"role {role} has to grant {privilege}");
            }
        }
    }
}
