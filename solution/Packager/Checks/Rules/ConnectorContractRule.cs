using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>Each operation of the connector that calls a custom API has its parameters and results, type for type (DESIGN §9).</summary>
/// <param name="core">The solution with the custom APIs.</param>
public sealed class ConnectorContractRule(SolutionZip core) : IRule
{
    private readonly IReadOnlyDictionary<string, CustomApiSignature> apis = CustomApiSignature.ReadAll(core);

    public string Name => "connector-contract";

    public IEnumerable<Finding> Check(SolutionZip zip) =>
        from record in zip.Section("Connectors")
        let file = zip.Find(((string?)record.Element("openapidefinition") ?? "").TrimStart('/'))
        where file != null
        let definition = JsonNode.Parse(file.Bytes)!
        from path in definition["paths"]!.AsObject()
        let name = path.Key.TrimStart('/').Replace("()", "", StringComparison.Ordinal)
        where name.StartsWith("ino_", StringComparison.Ordinal) && char.IsUpper(name.ElementAtOrDefault(4))
        from operation in path.Value!.AsObject()
        from what in Violations(definition, name, operation.Key, operation.Value!)
        select new Finding(Name, $"{operation.Key} {path.Key}", what);

    private IEnumerable<string> Violations(JsonNode definition, string name, string method, JsonNode operation)
    {
        if (!apis.TryGetValue(name, out CustomApiSignature? api))
        {
            return [$"no custom API {name} exists: correct the path or remove the operation"];
        }

        JsonNode? body = operation["parameters"]?.AsArray().FirstOrDefault(parameter => (string?)parameter!["in"] == "body");
        JsonNode? request = body == null ? null : Resolve(definition, body["schema"]);
        JsonNode? response = Resolve(definition, operation["responses"]?["200"]?["schema"]);
        return Method(api, method).Concat(Request(definition, api, request)).Concat(Response(definition, api, response));
    }

    private static IEnumerable<string> Method(CustomApiSignature api, string method)
    {
        if (api.IsFunction != (method == "get"))
        {
            yield return $"{api.Name} is {(api.IsFunction ? "a function: use get" : "an action: use post")}";
        }
    }

    private static IEnumerable<string> Request(JsonNode definition, CustomApiSignature api, JsonNode? schema)
    {
        var sent = Properties(definition, schema);
        var required = (schema?["required"]?.AsArray() ?? []).Select(name => (string?)name).ToHashSet(StringComparer.Ordinal);
        foreach ((string name, JsonNode? property) in sent)
        {
            if (!api.Parameters.TryGetValue(name, out var parameter))
            {
                yield return $"sends {name}, which {api.Name} does not take";
            }
            else if (!Fits(parameter.Type, property))
            {
                yield return $"sends {name} as {Kind(property)}, but its type is {parameter.Type}";
            }
        }

        foreach (string name in api.Parameters.Where(parameter => !parameter.Value.IsOptional).Select(parameter => parameter.Key).Where(name => !sent.ContainsKey(name) || !required.Contains(name)))
        {
            yield return $"has to require {name}: {api.Name} can't be called without it";
        }
    }

    private static IEnumerable<string> Response(JsonNode definition, CustomApiSignature api, JsonNode? schema)
    {
        foreach ((string name, JsonNode? property) in Properties(definition, schema).Where(property => !property.Key.Contains('@', StringComparison.Ordinal)))
        {
            if (!api.Results.TryGetValue(name, out int type))
            {
                yield return $"promises {name}, which {api.Name} does not answer";
            }
            else if (!Fits(type, property))
            {
                yield return $"promises {name} as {Kind(property)}, but its type is {type}";
            }
        }
    }

    private static Dictionary<string, JsonNode?> Properties(JsonNode definition, JsonNode? schema) =>
        (schema?["properties"]?.AsObject() ?? []).ToDictionary(property => property.Key, property => Resolve(definition, property.Value), StringComparer.Ordinal);

    private static JsonNode? Resolve(JsonNode definition, JsonNode? schema) =>
        (string?)schema?["$ref"] is { } reference ? definition["definitions"]?[reference[(reference.LastIndexOf('/') + 1)..]] : schema;

    private static string Kind(JsonNode? property) => $"{(string?)property?["type"]} {(string?)property?["format"]}".Trim();

    // the platform's numbers of types, as JSON writes their values; a choice of texts may stand for an integer nowhere
    private static bool Fits(int type, JsonNode? property) => (type, (string?)property?["type"]) switch
    {
        (0, "boolean") or (2 or 6 or 8, "number") or (7 or 9, "integer") or (1 or 10 or 12, "string") or (11, "array") or (4, "array") or (3 or 5, "object") => true,
        (4, "object") => true,
        _ => false,
    };
}
