using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>
/// Sub-grids of forms and tiles of dashboards name a table, view, relationship and chart that exist and belong together; else they stay
/// empty without a word (solution-format §4.6).
/// </summary>
public sealed class SubGridsRule : IRule
{
    private const string SubGrid = "E7A81278-8635-4D9E-8D4D-59480B391C5B";

    public string Name => "sub-grids";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        var ids = ComponentIds.Of(zip);
        var relationships = zip.Section("EntityRelationships").ToLookup(r => (string?)r.Attribute("Name") ?? "");
        foreach (XElement control in (zip.Customizations?.Descendants("control") ?? []).Where(IsSubGrid))
        {
            string where = $"sub-grid {(string?)control.Attribute("id")} of {Owner(control)}";
            string Parameter(string name) => (string?)control.Element("parameters")?.Element(name) ?? "";
            string table = Parameter("TargetEntityType");
            if (!zip.Tables.Exists(table))
            {
                yield return new Finding(Name, where, $"shows table {table}, which doesn't exist");
            }

            string view = Parameter("ViewId");
            if (ids.Views.GetValueOrDefault(view) != table)
            {
                yield return new Finding(Name, where, $"shows view {view}, which is none of {table} in this solution: a view of the platform has another id in other environments");
            }

            string chart = Parameter("VisualizationId");
            if (chart.Length > 0 && ids.Charts.GetValueOrDefault(chart) != table)
            {
                yield return new Finding(Name, where, $"shows chart {chart}, which {table} lacks");
            }

            string relationship = Parameter("RelationshipName");
            if (Naming.IsOurs(relationship) && !relationships[relationship].Any(r => Joins(r, table, control)))
            {
                yield return new Finding(Name, where, $"relationship {relationship} doesn't lead from {table} to the form's table");
            }
        }
    }

    private static bool IsSubGrid(XElement control) =>
        ((string?)control.Attribute("classid"))?.Trim('{', '}').Equals(SubGrid, StringComparison.OrdinalIgnoreCase) == true;

    private static bool Joins(XElement relationship, string from, XElement control) =>
        LogicalName.Of((string?)relationship.Element("ReferencingEntityName")) == from
        && LogicalName.Of((string?)relationship.Element("ReferencedEntityName")) == LogicalName.Of((string?)control.Ancestors("Entity").FirstOrDefault()?.Element("Name"));

    private static string Owner(XElement control) =>
        (string?)control.Ancestors("Entity").FirstOrDefault()?.Element("Name") ?? (string?)control.Ancestors("Dashboard").FirstOrDefault()?.Element("FormId") ?? "";
}
