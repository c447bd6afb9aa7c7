using System.Text;
using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>A custom connector: kept, not run (solution-format §12). Its parts are what a host of connectors reads from the row.</summary>
/// <param name="OpenApi">The OpenAPI 2.0 document.</param>
public sealed record ConnectorDefinition(Guid Id, string Name, string DisplayName, string OpenApi)
{
    public string? Description { get; init; }

    public int? Type { get; init; }

    public string? BrandColor { get; init; }

    /// <summary>JSON: the object of connection parameters.</summary>
    public string? Parameters { get; init; }

    /// <summary>JSON: the array of policies.</summary>
    public string? Policies { get; init; }

    /// <summary>Source of the C# script.</summary>
    public string? Code { get; init; }

    /// <summary>The picture in base64.</summary>
    public string? Icon { get; init; }

    public static ConnectorDefinition Read(XElement connector, SolutionZip zip)
    {
        var name = connector.RequiredText("name");
        return new ConnectorDefinition(
            connector.RequiredId("connectorid"), name, connector.Text("displayname") ?? name, Encoding.UTF8.GetString(zip.Take(connector.RequiredText("openapidefinition"))))
        {
            Description = connector.Text("description"),
            Type = connector.Integer("connectortype"),
            BrandColor = connector.Text("iconbrandcolor"),
            Parameters = Text(connector, "connectionparameters", zip),
            Policies = Text(connector, "policytemplateinstances", zip),
            Code = Text(connector, "customcodeblobcontent", zip),
            Icon = connector.Text("iconblob") is { } file ? Convert.ToBase64String(zip.Take(file)) : null,
        };
    }

    private static string? Text(XElement connector, string element, SolutionZip zip) => connector.Text(element) is { } file ? Encoding.UTF8.GetString(zip.Take(file)) : null;
}
