using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>A dashboard: a form of no table; the XML is kept whole for the app shell.</summary>
public sealed record DashboardDefinition(Guid Id, string Name, IReadOnlyDictionary<int, string> Names, string? Description, bool IsDefault, XElement Form)
{
    public static DashboardDefinition Read(XElement dashboard)
    {
        var id = dashboard.RequiredId("FormId");
        return new DashboardDefinition(
            id,
            dashboard.Element("LocalizedNames").Label("LocalizedName") ?? "",
            dashboard.Element("LocalizedNames").Labels("LocalizedName"),
            dashboard.Element("Descriptions").Label("Description"),
            dashboard.Flag("IsDefault"),
            dashboard.Element("FormXml")?.Element("forms")?.Element("form") ?? throw new SolutionRefusedException($"The dashboard {id:D} has no form element."));
    }
}
