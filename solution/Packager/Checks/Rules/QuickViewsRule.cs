using System.Xml;
using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>A quick view on a form shows a quick form of the table that its lookup points to (solution-format §4.6).</summary>
public sealed class QuickViewsRule : IRule
{
    private const string QuickView = "5C5600E0-1D6E-4205-A272-BE80DA87FD42";

    public string Name => "quick-views";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        var quickForms = zip.Section("Entities").SelectMany(e => e.Descendants("forms").Where(f => (string?)f.Attribute("type") == "quick").Descendants("systemform")
                .Select(f => (Id: ((string?)f.Element("formid") ?? "").Trim('{', '}'), Table: LogicalName.Of((string?)e.Element("Name"))))).ToDictionary(f => f.Id, f => f.Table);
        foreach (XElement entity in zip.Section("Entities"))
        {
            foreach (XElement control in entity.Descendants("control").Where(c => ((string?)c.Attribute("classid"))?.Contains(QuickView, StringComparison.OrdinalIgnoreCase) == true))
            {
                string where = $"quick view {(string?)control.Attribute("id")} of {(string?)entity.Element("Name")}";
                string field = (string?)control.Attribute("datafieldname") ?? "";
                var shown = Shown((string?)control.Element("parameters")?.Element("QuickForms")).ToList();
                if (shown.Count == 0)
                {
                    yield return new Finding(Name, where, "names no quick form: QuickForms holds the escaped QuickFormIds");
                }

                foreach ((string table, string form) in shown)
                {
                    if (quickForms.GetValueOrDefault(form) != table)
                    {
                        yield return new Finding(Name, where, $"shows form {form}, which is no quick form of {table} in this solution");
                    }

                    if (!Targets(zip, LogicalName.Of((string?)entity.Element("Name")), field).Contains(table))
                    {
                        yield return new Finding(Name, where, $"hangs on {field}, which is no lookup to {table}");
                    }
                }
            }
        }
    }

    private static IEnumerable<(string Table, string Form)> Shown(string? quickForms)
    {
        XElement? root;
        try
        {
            root = quickForms == null ? null : XElement.Parse(quickForms);
        }
        catch (XmlException)
        {
            root = null;
        }

        return root?.Elements("QuickFormId").Select(q => ((string?)q.Attribute("entityname") ?? "", q.Value)) ?? [];
    }

    private static IEnumerable<string> Targets(SolutionZip zip, string table, string lookup) =>
        zip.Section("EntityRelationships")
            .Where(r => LogicalName.Of((string?)r.Element("ReferencingEntityName")) == table && LogicalName.Of((string?)r.Element("ReferencingAttributeName")) == lookup)
            .Select(r => LogicalName.Of((string?)r.Element("ReferencedEntityName")));
}
