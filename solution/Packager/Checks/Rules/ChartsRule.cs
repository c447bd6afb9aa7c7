using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>A chart aggregates columns that exist, and draws what its query computes.</summary>
public sealed class ChartsRule : IRule
{
    public string Name => "charts";

    public IEnumerable<Finding> Check(SolutionZip zip) =>
        zip.Section("Entities").SelectMany(entity => entity.Descendants("visualization").SelectMany(chart => Violations(zip, entity, chart)
            .Select(what => new Finding(Name, $"chart {(string?)chart.Element("LocalizedNames")?.Element("LocalizedName")?.Attribute("description")}", what))));

    private static IEnumerable<string> Violations(SolutionZip zip, XElement entity, XElement chart)
    {
        string table = LogicalName.Of((string?)entity.Element("Name"));
        XElement? data = chart.Element("datadescription")?.Element("datadefinition");
        if (data?.Element("fetchcollection")?.Element("fetch") is not { } fetch || chart.Element("presentationdescription")?.Element("Chart") == null)
        {
            yield return "needs a datadefinition with a fetch and a presentation with a Chart";
            yield break;
        }

        if ((string?)fetch.Attribute("aggregate") != "true")
        {
            yield return "its query has to aggregate";
        }

        if ((string?)fetch.Element("entity")?.Attribute("name") != table)
        {
            yield return $"its query has to be of {table}";
        }

        var columns = zip.Tables.Columns(table);
        var attributes = fetch.Descendants("attribute").ToList();
        foreach (string? column in attributes.Select(a => (string?)a.Attribute("name")).Concat(fetch.Descendants("condition").Select(c => (string?)c.Attribute("attribute")))
            .Where(c => c == null || !columns.Contains(c)).Distinct())
        {
            yield return $"names column {column}, which {table} lacks";
        }

        var aliases = attributes.Select(a => (string?)a.Attribute("alias")).ToHashSet();
        foreach (string? alias in data.Descendants().Where(e => e.Name.LocalName is "category" or "measure" or "order").Select(e => (string?)e.Attribute("alias")).Where(a => !aliases.Contains(a)))
        {
            yield return $"draws {alias}, which its query doesn't compute";
        }
    }
}
