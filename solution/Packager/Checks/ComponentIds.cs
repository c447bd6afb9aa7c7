using System.Xml.Linq;

namespace InoLink.Packager.Checks;

/// <summary>Ids of a solution's forms, views, charts and dashboards, to which others refer. Ids in braces, tables by logical name.</summary>
internal sealed class ComponentIds
{
    private ComponentIds()
    {
    }

    /// <summary>Table of each form.</summary>
    public Dictionary<string, string> Forms { get; } = [];

    /// <summary>Table of each view.</summary>
    public Dictionary<string, string> Views { get; } = [];

    /// <summary>Table of each chart.</summary>
    public Dictionary<string, string> Charts { get; } = [];

    public HashSet<string> Dashboards { get; } = [];

    public static ComponentIds Of(SolutionZip zip)
    {
        var ids = new ComponentIds();
        foreach (XElement entity in zip.Section("Entities"))
        {
            string table = LogicalName.Of((string?)entity.Element("Name"));
            Add(ids.Forms, entity, "systemform", "formid", table);
            Add(ids.Views, entity, "savedquery", "savedqueryid", table);
            Add(ids.Charts, entity, "visualization", "savedqueryvisualizationid", table);
        }

        ids.Dashboards.UnionWith(zip.Section("Dashboards").Select(d => (string?)d.Element("FormId") ?? ""));
        return ids;
    }

    private static void Add(Dictionary<string, string> target, XElement entity, string element, string id, string table)
    {
        foreach (XElement part in entity.Descendants(element))
        {
            target[(string?)part.Element(id) ?? ""] = table;
        }
    }
}
