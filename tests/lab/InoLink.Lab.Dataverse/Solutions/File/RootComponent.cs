using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>One line of RootComponents: a type number with a schema name or an id (solution-format §2.1).</summary>
public sealed record RootComponent(int Type, string? SchemaName, Guid? Id, int Behavior)
{
    public const int Table = 1;
    public const int Choice = 9;
    public const int Role = 20;
    public const int Workflow = 29;
    public const int Dashboard = 60;
    public const int WebResource = 61;
    public const int SiteMap = 62;
    public const int FieldSecurityProfile = 70;
    public const int AppModule = 80;
    public const int PluginAssembly = 91;
    public const int Step = 92;
    public const int Connector = 372;

    /// <summary>Whether the reader knows components of that type.</summary>
    public static bool IsRead(int type)
        => type is Table or Choice or Role or Workflow or Dashboard or WebResource or SiteMap or FieldSecurityProfile or AppModule or PluginAssembly or Step or Connector;

    public static RootComponent Read(XElement component) => new(
        XmlValues.ParseInteger(component.RequiredAttribute("type"), "type"),
        component.Attribute("schemaName")?.Value,
        component.Attribute("id") is { } id ? XmlValues.ParseId(id.Value, "id") : null,
        component.Attribute("behavior") is { } behavior ? XmlValues.ParseInteger(behavior.Value, "behavior") : 0);

    public override string ToString() => $"{Type} {SchemaName ?? Id?.ToString("D")}";
}
