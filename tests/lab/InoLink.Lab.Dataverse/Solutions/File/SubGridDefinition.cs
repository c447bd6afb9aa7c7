using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>A sub-grid of a form or a tile of a dashboard: what it shows (solution-format §4.6).</summary>
public sealed record SubGridDefinition(string ControlId, string Table, Guid? View, Guid? Chart, string? Relationship)
{
    private const string ClassId = "E7A81278-8635-4D9E-8D4D-59480B391C5B";

    public static IEnumerable<SubGridDefinition> ReadAll(XElement form)
        => from control in form.Descendants("control")
           where control.Attribute("classid")?.Value.Contains(ClassId, StringComparison.OrdinalIgnoreCase) == true
           let parameters = control.Element("parameters")
           where parameters is not null
           select new SubGridDefinition(
               control.Attribute("id")?.Value ?? "",
               parameters.RequiredText("TargetEntityType"),
               parameters.Id("ViewId"),
               parameters.Id("VisualizationId"),
               parameters.Text("RelationshipName"));
}
