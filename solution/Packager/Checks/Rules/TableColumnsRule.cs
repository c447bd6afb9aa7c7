using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>
/// An own table has the columns a table is made of, and no system lookup without its relationship: either all of
/// a real export's or none, and ours ship none (solution-format §4.1 choice b).
/// </summary>
public sealed class TableColumnsRule : IRule
{
    private static readonly string[] SystemLookups = ["createdby", "createdonbehalfby", "modifiedby", "modifiedonbehalfby", "owningbusinessunit", "owningteam", "owninguser", "organizationid"];
    private static readonly string[] SystemRelationships = ["business_unit_", "lk_", "owner_", "team_", "user_", "organization_"];

    public string Name => "table-columns";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        foreach (XElement entity in zip.Tables.Own)
        {
            string table = (string?)entity.Element("Name") ?? "";
            foreach (string what in Missing(entity, table))
            {
                yield return new Finding(Name, table, what);
            }

            foreach (var same in KnownTables.Attributes(entity).GroupBy(a => (string?)a.Element("LogicalName")).Where(g => g.Count() > 1))
            {
                yield return new Finding(Name, table, $"has column {same.Key} twice: keep one");
            }
        }

        foreach (string name in zip.Section("EntityRelationships").Select(r => (string?)r.Attribute("Name") ?? "")
            .Where(n => SystemRelationships.Any(s => n.StartsWith(s, StringComparison.Ordinal))))
        {
            yield return new Finding(Name, name, "is a system relationship: the server makes it, and a half-right copy is refused; remove it");
        }
    }

    private static IEnumerable<string> Missing(XElement entity, string table)
    {
        var columns = KnownTables.Attributes(entity).ToDictionary(a => (string?)a.Attribute("PhysicalName") ?? "", a => a, StringComparer.OrdinalIgnoreCase);
        bool userOwned = (string?)KnownTables.Info(entity)?.Element("OwnershipTypeMask") == "UserOwned";
        bool Has(string name, string type) => columns.TryGetValue(name, out XElement? column) && (string?)column.Element("Type") == type;
        if (!Has(table + "Id", "primarykey"))
        {
            yield return $"lacks its primary key {table}Id";
        }

        if (columns.Values.Count(c => ((string?)c.Element("DisplayMask"))?.StartsWith("PrimaryName|", StringComparison.Ordinal) == true) != 1)
        {
            yield return "needs exactly one column with the mask PrimaryName";
        }

        if (!Has("statecode", "state") || !Has("statuscode", "status"))
        {
            yield return "lacks statecode or statuscode";
        }

        if (Has("OwnerId", "owner") != userOwned)
        {
            yield return userOwned ? "is user-owned but lacks OwnerId" : "is organization-owned: remove OwnerId";
        }

        foreach (string lookup in SystemLookups.Where(columns.ContainsKey))
        {
            yield return $"ships {lookup} without its system relationship: remove the column, the server makes it";
        }
    }
}
