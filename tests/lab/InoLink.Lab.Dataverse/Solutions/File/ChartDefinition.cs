using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>A chart of a table: its aggregating query and how it is drawn, both kept whole for the app shell.</summary>
public sealed record ChartDefinition(Guid Id, string Name, IReadOnlyDictionary<int, string> Names, string? Description, bool IsDefault, XElement Data, XElement Presentation)
{
    public static IEnumerable<ChartDefinition> ReadAll(XElement? visualizations)
        => (visualizations?.Elements("visualization") ?? []).Select(chart => new ChartDefinition(
            chart.RequiredId("savedqueryvisualizationid"),
            chart.Element("LocalizedNames").Label("LocalizedName") ?? "",
            chart.Element("LocalizedNames").Labels("LocalizedName"),
            chart.Element("Descriptions").Label("Description"),
            chart.Flag("isdefault"),
            Content(chart, "datadescription"),
            Content(chart, "presentationdescription")));

    /// <summary>Columns that the query names.</summary>
    public IEnumerable<string> Columns => Data.Descendants("attribute").Attributes("name").Concat(Data.Descendants("condition").Attributes("attribute")).Select(name => name.Value).Distinct(StringComparer.Ordinal);

    private static XElement Content(XElement chart, string part)
        => chart.Element(part)?.Elements().FirstOrDefault() ?? throw new SolutionRefusedException($"The chart {chart.Text("savedqueryvisualizationid")} has no {part}.");
}
