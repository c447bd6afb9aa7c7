using System.Text;
using System.Text.Json.Nodes;
using InoLink.Tests;

namespace InoLink.Connector.Tests;

/// <summary>The connector's own folder, as people upload it.</summary>
internal static class ConnectorFiles
{
    public static string Folder { get; } = Path.Combine(RepositoryFolder.Root, "connector");

    public static string Definition => Text("apiDefinition.swagger.json");

    public static string Properties => Text("apiProperties.json");

    public static string Script => Text("script.csx");

    public static byte[] Icon => File.ReadAllBytes(Path.Combine(Folder, "icon.png"));

    public static JsonObject DefinitionJson => JsonNode.Parse(Definition)!.AsObject();

    public static JsonObject PropertiesJson => JsonNode.Parse(Properties)!["properties"]!.AsObject();

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name), Encoding.UTF8);
}
