using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>
/// A standard table's entry holds our columns and nothing else, and none of its own forms: an unmanaged import would
/// overwrite what the customer sees (solution-format §4.3).
/// </summary>
public sealed class StandardTablesRule : IRule
{
    public string Name => "standard-tables";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        foreach (XElement entity in zip.Section("Entities").Where(e => !zip.Tables.Own.Contains(e)))
        {
            string table = (string?)entity.Element("Name") ?? "";
            if (!KnownTables.IsStandard(LogicalName.Of(table)))
            {
                yield return new Finding(Name, table, "is neither a whole table of ours nor a standard table that InoLink touches: correct the name");
            }

            foreach (XElement other in KnownTables.Info(entity)?.Elements().Where(e => e.Name != "attributes") ?? [])
            {
                yield return new Finding(Name, table, $"<{other.Name.LocalName}> would change the platform's table: remove it");
            }

            foreach (XElement form in entity.Descendants("systemform"))
            {
                string id = (string?)form.Element("formid") ?? "";
                if (!Guid.TryParse(id, out Guid guid) || !DeterministicId.IsOurs(guid))
                {
                    yield return new Finding(Name, table, $"form {id} is not one of ours (version 5 id): a standard form may not be shipped");
                }
            }
        }
    }
}
