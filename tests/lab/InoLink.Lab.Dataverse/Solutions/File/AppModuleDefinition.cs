using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>A model-driven app (solution-format §5); the XML is kept whole for the app shell.</summary>
public sealed record AppModuleDefinition(string UniqueName, string DisplayName, IReadOnlyList<AppModuleComponent> Components, IReadOnlyList<Guid> Roles, XElement Xml)
{
    public static AppModuleDefinition Read(XElement app)
    {
        var name = app.RequiredText("UniqueName");
        return new AppModuleDefinition(
            name,
            app.Element("LocalizedNames").Label("LocalizedName") ?? name,
            [.. app.Elements("AppModuleComponents").Elements("AppModuleComponent").Select(AppModuleComponent.Read)],
            [.. app.Elements("AppModuleRoleMaps").Elements("Role").Select(role => XmlValues.ParseId(role.RequiredAttribute("id"), "id"))],
            app);
    }
}

/// <summary>A part that an app shows: type 1 table, 26 view, 60 form, 62 sitemap.</summary>
public sealed record AppModuleComponent(int Type, string? SchemaName, Guid? Id)
{
    public static AppModuleComponent Read(XElement component) => new(
        XmlValues.ParseInteger(component.RequiredAttribute("type"), "type"),
        component.Attribute("schemaName")?.Value,
        component.Attribute("id") is { } id ? XmlValues.ParseId(id.Value, "id") : null);
}
