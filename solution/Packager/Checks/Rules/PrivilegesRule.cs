using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>Privileges of roles exist: the table's schema-name case, and what its ownership kind has (solution-format §13).</summary>
public sealed partial class PrivilegesRule : IRule
{
    private static readonly string[] Levels = ["Basic", "Local", "Deep", "Global"];

    public string Name => "privileges";

    /// <summary>Why a privilege of an own table can't exist; null when it does.</summary>
    public static string? Why(KnownTables tables, string privilege)
    {
        Match match = Privilege().Match(privilege);
        string table = match.Groups["table"].Value;
        XElement? entity = tables.Own.FirstOrDefault(e => (string?)e.Element("Name") == table);
        if (!match.Success || entity == null)
        {
            return $"privilege {privilege} is not of a table of this solution (schema-name case)";
        }

        return match.Groups["verb"].Value is "Assign" or "Share" && !IsUserOwned(entity)
            ? $"privilege {privilege} doesn't exist: {table} is organization-owned"
            : null;
    }

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        foreach (XElement role in zip.Section("Roles"))
        {
            string name = (string?)role.Attribute("name") ?? "";
            var privileges = role.Descendants("RolePrivilege").ToList();
            foreach (XElement granted in privileges)
            {
                string privilege = (string?)granted.Attribute("name") ?? "";
                string level = (string?)granted.Attribute("level") ?? "";
                if (Why(zip.Tables, privilege) is { } why)
                {
                    yield return new Finding(Name, name, why);
                }
                else if (!Levels.Contains(level))
                {
                    yield return new Finding(Name, name, $"level {level} of {privilege} is none of {string.Join(", ", Levels)}");
                }
                else if (level != "Global" && !IsUserOwned(zip.Tables.Own.First(e => (string?)e.Element("Name") == Privilege().Match(privilege).Groups["table"].Value)))
                {
                    yield return new Finding(Name, name, $"{privilege} has to be Global: its table is organization-owned");
                }
            }

            foreach (var same in privileges.GroupBy(p => (string?)p.Attribute("name")).Where(g => g.Count() > 1))
            {
                yield return new Finding(Name, name, $"{same.Key} is granted twice: keep one");
            }
        }
    }

    [GeneratedRegex("^prv(?<verb>Create|Read|Write|Delete|AppendTo|Append|Assign|Share)(?<table>.+)$")]
    private static partial Regex Privilege();

    private static bool IsUserOwned(XElement entity) => (string?)KnownTables.Info(entity)?.Element("OwnershipTypeMask") == "UserOwned";
}
