using System.Text;
using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>A custom connector: kept, not run (solution-format §12).</summary>
/// <param name="OpenApi">The OpenAPI 2.0 document.</param>
public sealed record ConnectorDefinition(Guid Id, string Name, string DisplayName, string OpenApi)
{
    private static readonly string[] Files = ["connectionparameters", "policytemplateinstances", "iconblob", "customcodeblobcontent"];

    public static ConnectorDefinition Read(XElement connector, SolutionZip zip)
    {
        foreach (var file in Files.Select(connector.Text).OfType<string>())
        {
            zip.Take(file);
        }

        var name = connector.RequiredText("name");
        return new ConnectorDefinition(
            connector.RequiredId("connectorid"), name, connector.Text("displayname") ?? name, Encoding.UTF8.GetString(zip.Take(connector.RequiredText("openapidefinition"))));
    }
}
