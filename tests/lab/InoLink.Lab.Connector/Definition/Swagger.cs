using System.Text.Json.Nodes;

namespace InoLink.Lab.Connector.Definition;

/// <summary>A Swagger 2.0 document as a flow's designer reads it: operations by their id.</summary>
public sealed class Swagger
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    private readonly Dictionary<string, SwaggerOperation> operations;

    public Swagger(string json)
    {
        Root = JsonNode.Parse(json)!.AsObject();
        operations = (
            from path in Root["paths"]!.AsObject()
            from method in path.Value!.AsObject()
            where Methods.Contains(method.Key)
            select new SwaggerOperation(this, path.Key, method.Key, method.Value!.AsObject())).ToDictionary(operation => operation.Id, StringComparer.Ordinal);
    }

    public JsonObject Root { get; }

    public IReadOnlyCollection<SwaggerOperation> Operations => operations.Values;

    public SwaggerOperation this[string operationId] => operations.TryGetValue(operationId, out SwaggerOperation? operation) ? operation : throw new ArgumentException($"The definition has no operation {operationId}.");

    /// <summary>Follows a <c>$ref</c> into the document.</summary>
    public JsonObject Resolve(JsonNode node)
    {
        JsonNode found = node;
        while (found is JsonObject reference && (string?)reference["$ref"] is { } pointer)
        {
            found = pointer.TrimStart('#', '/').Split('/').Aggregate((JsonNode)Root, (at, part) => at[part] ?? throw new InvalidOperationException($"{pointer} leads nowhere."));
        }

        return found.AsObject();
    }
}
