using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>
/// Secrets: every memo and hash of ino_Connection is a secured column; nothing shows one; no role but System
/// Administrator reads their table, no profile reads them; their table is not audited (DESIGN §3).
/// </summary>
public sealed class SecuredColumnsRule : IRule
{
    private const string SecretTable = "ino_connection";

    public string Name => "secrets";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        foreach (XElement column in KnownTables.Attributes(zip.Tables.Find(SecretTable) ?? new XElement("Entity")))
        {
            string name = (string?)column.Element("LogicalName") ?? "";
            bool secret = (string?)column.Element("Type") == "ntext" || name.EndsWith("hash", StringComparison.Ordinal);
            if (secret && (string?)column.Element("IsSecured") != "1")
            {
                yield return new Finding(Name, $"{SecretTable}.{name}", "holds a secret: set IsSecured to 1");
            }
        }

        foreach (XElement entity in zip.Section("Entities"))
        {
            var secured = KnownTables.Attributes(entity).Where(a => (string?)a.Element("IsSecured") == "1").ToList();
            foreach (string what in secured.Count == 0 ? [] : Exposures(zip, entity, secured))
            {
                yield return new Finding(Name, (string?)entity.Element("Name") ?? "", what);
            }
        }

        foreach (XElement permission in zip.Section("FieldSecurityProfiles").Descendants("FieldPermission")
            .Where(p => p.Elements().Any(e => e.Name.LocalName.StartsWith("CanRead", StringComparison.Ordinal) && e.Value != "0")))
        {
            yield return new Finding(Name, $"{(string?)permission.Element("EntityName")}.{(string?)permission.Element("AttributeName")}", "a profile may read this secured column: set CanRead to 0");
        }
    }

    private static IEnumerable<string> Exposures(SolutionZip zip, XElement entity, List<XElement> secured)
    {
        string table = (string?)entity.Element("Name") ?? "";
        var names = secured.Select(a => (string?)a.Element("LogicalName") ?? "").ToHashSet();
        foreach (string? shown in entity.Descendants("control").Select(c => (string?)c.Attribute("datafieldname")).Where(f => f != null && names.Contains(f)))
        {
            yield return $"a form shows the secured column {shown}: remove it";
        }

        foreach (string? shown in entity.Descendants("savedquery").Descendants().Where(e => e.Name.LocalName is "cell" or "attribute" or "condition" or "order")
            .Select(e => (string?)e.Attribute("name") ?? (string?)e.Attribute("attribute")).Where(f => f != null && names.Contains(f)).Distinct())
        {
            yield return $"a view names the secured column {shown}: remove it";
        }

        foreach (XElement role in zip.Section("Roles").Where(r => r.Descendants("RolePrivilege").Any(p => (string?)p.Attribute("name") == "prvRead" + table)))
        {
            yield return $"role {(string?)role.Attribute("name")} reads the table: remove prvRead{table}";
        }

        if ((string?)KnownTables.Info(entity)?.Element("IsAuditEnabled") != "0" || secured.Any(a => (string?)a.Element("IsAuditEnabled") != "0"))
        {
            yield return "is audited, which would keep old secrets: set IsAuditEnabled to 0 on the table and its secured columns";
        }
    }
}
