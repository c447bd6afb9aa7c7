using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace InoLink.Lab.Connector.Definition;

/// <summary>
/// Holds answers against the definition. Stricter than a flow: a property that the definition does not name is wrong, since a maker would never see it.
/// </summary>
public sealed class AnswerSchema(Swagger swagger)
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private readonly JsonObject definitions = Closed(swagger.Root["definitions"]!.DeepClone().AsObject());

    /// <summary>What is wrong with the answer; empty = nothing.</summary>
    public IReadOnlyList<string> Problems(SwaggerOperation operation, int status, JsonNode? answer)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (operation.SchemaOf(status) is not { } schema)
        {
            return operation.Declares(status) ? [] : [$"{operation.Id} does not declare the status {status}"];
        }

        JsonObject document = schema.DeepClone().AsObject();
        document["$schema"] = "http://json-schema.org/draft-07/schema#";
        document["definitions"] = definitions.DeepClone();
        using JsonDocument instance = JsonDocument.Parse(answer?.ToJsonString() ?? "null");
        EvaluationResults results = JsonSchema.FromText(document.ToJsonString()).Evaluate(instance.RootElement, Options);
        return results.IsValid ? [] : [.. (results.Details ?? []).Where(detail => detail.Errors is { Count: > 0 }).SelectMany(detail => detail.Errors!.Values.Select(error => $"{detail.InstanceLocation}: {error}"))];
    }

    private static JsonObject Closed(JsonObject definitions)
    {
        foreach (JsonObject definition in definitions.Select(pair => pair.Value!.AsObject()).Where(definition => definition.ContainsKey("properties")))
        {
            definition["additionalProperties"] = false;
        }

        return definitions;
    }
}
