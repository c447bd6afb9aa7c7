using System.Text.Json.Nodes;
using InoLink.Lab.Connector.Definition;

namespace InoLink.Connector.Tests.Definition;

/// <summary>What a rule has against a place in the definition.</summary>
internal sealed record Finding(string Rule, string Where, string What);

/// <summary>The rules of the certification that no validator which runs offline has (connector §2, §8), over the definition.</summary>
internal static class CertificationRules
{
    private const int LongestSummary = 80;

    private static readonly string[] Categories =
    [
        "AI", "Business Management", "Business Intelligence", "Collaboration", "Commerce", "Communication", "Content and Files", "Data", "Finance", "Human Resources", "Internet of Things", "IT Operations",
        "Lifestyle and Entertainment", "Marketing", "Productivity", "Sales and CRM", "Security", "Social Media", "Website",
    ];

    private static readonly string[] OpenApi3 = ["oneOf", "anyOf", "nullable", "requestBody", "components", "servers"];

    public static IReadOnlyList<Finding> Check(JsonObject definition)
    {
        Swagger swagger = new(definition.ToJsonString());
        return
        [
            .. Info(definition), .. Host(definition), .. Metadata(definition), .. Version(definition), .. TestConnection(definition, swagger),
            .. swagger.Operations.SelectMany(operation => Operation(definition, operation)),
            .. swagger.Operations.SelectMany(operation => Responses(swagger, operation)),
            .. Texts(definition), .. DynamicValues.Check(definition, swagger),
        ];
    }

    /// <summary>Everything that a maker sees as a field or a value: parameters, and properties of definitions, by their place.</summary>
    public static IEnumerable<(string Where, JsonObject Field)> Fields(JsonObject definition) =>
        Parameters(definition).Concat(
            from named in definition["definitions"]!.AsObject()
            from property in named.Value!["properties"]?.AsObject() ?? []
            select ($"{named.Key}.{property.Key}", property.Value!.AsObject()));

    private static IEnumerable<(string Where, JsonObject Field)> Parameters(JsonObject definition) =>
        (from path in definition["paths"]!.AsObject()
         from method in path.Value!.AsObject()
         from parameter in method.Value!["parameters"]!.AsArray()
         where !parameter!.AsObject().ContainsKey("$ref")
         select ($"{(string)method.Value!["operationId"]!}.{(string)parameter!["name"]!}", parameter!.AsObject()))
        .Concat((definition["parameters"]?.AsObject() ?? []).Select(shared => (shared.Key, shared.Value!.AsObject())));

    private static IEnumerable<Finding> Info(JsonObject definition)
    {
        string title = (string)definition["info"]!["title"]!;
        string description = (string)definition["info"]!["description"]!;
        string[] forbidden = ["api", "connector", "quickbooks", "dynamics"];
        if (title.Length is < 1 or > 30 || !Words.IsAscii(title) || !char.IsLetterOrDigit(title[^1]) || Words.NamesAProduct(title) || forbidden.Any(word => title.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            yield return new Finding("title", title, "1 to 30 characters, without API, Connector and others' products, with a letter or digit at its end");
        }

        if (description.Length is < 30 or > 500 || !Words.IsAscii(description) || Words.NamesAProduct(description) || Words.HasAnAddress(description))
        {
            yield return new Finding("description", description, "30 to 500 characters of ASCII, without addresses and products of the platform");
        }

        if (definition["info"]!["contact"] is not JsonObject contact || new[] { "name", "url", "email" }.Any(part => (string?)contact[part] is not { Length: > 0 }))
        {
            yield return new Finding("contact", "info.contact", "has name, url and email");
        }
    }

    private static IEnumerable<Finding> Host(JsonObject definition)
    {
        string host = (string?)definition["host"] ?? "";
        if (Uri.CheckHostName(host) != UriHostNameType.Dns || (string?)definition["basePath"] is not { } basePath || !basePath.StartsWith('/') || definition["schemes"]?.ToJsonString() != "[\"https\"]")
        {
            yield return new Finding("host", host, "a host name alone, a basePath with a slash before it, https only");
        }

        if (definition.ToJsonString().Contains("http://", StringComparison.OrdinalIgnoreCase))
        {
            yield return new Finding("host", "http://", "is nowhere");
        }
    }

    private static IEnumerable<Finding> Metadata(JsonObject definition)
    {
        Dictionary<string, string> values = (definition["x-ms-connector-metadata"]?.AsArray() ?? []).ToDictionary(entry => (string)entry!["propertyName"]!, entry => (string)entry!["propertyValue"]!);
        string[] categories = values.GetValueOrDefault("Categories", "").Split(';');
        if (!values.ContainsKey("Website") || !values.ContainsKey("Privacy policy") || categories.Length > 2 || categories.Any(category => !Categories.Contains(category)))
        {
            yield return new Finding("metadata", "x-ms-connector-metadata", "Website, Privacy policy, and at most two of the fixed categories");
        }
    }

    private static IEnumerable<Finding> Version(JsonObject definition)
    {
        string[] found = [.. Keys(definition).Where(OpenApi3.Contains).Distinct()];
        if ((string?)definition["swagger"] != "2.0" || found.Length > 0)
        {
            yield return new Finding("swagger", string.Join(", ", found), "Swagger 2.0 without words of OpenAPI 3");
        }
    }

    private static IEnumerable<Finding> TestConnection(JsonObject definition, Swagger swagger)
    {
        string? id = (string?)definition["x-ms-capabilities"]?["testConnection"]?["operationId"];
        if (swagger.Operations.SingleOrDefault(operation => operation.Id == id) is not { } operation || operation.Method != HttpMethod.Get || operation.Parameters.Count > 0)
        {
            yield return new Finding("test-connection", id ?? "", "an operation that takes nothing and changes nothing");
        }
    }

    private static IEnumerable<Finding> Operation(JsonObject definition, SwaggerOperation operation)
    {
        JsonObject node = definition["paths"]![operation.Path]![operation.Method.Method.ToLowerInvariant()]!.AsObject();
        string summary = (string?)node["summary"] ?? "";
        string description = (string?)node["description"] ?? "";
        if (!Words.IsPascalCase(operation.Id))
        {
            yield return new Finding("operation-id", operation.Id, "PascalCase, letters and digits");
        }

        if (summary.Length is 0 or > LongestSummary || !Words.IsPlain(summary) || !Words.IsSentenceCase(summary) || Words.NamesAProduct(summary) || (operation.IsTrigger && !summary.StartsWith("When a ", StringComparison.Ordinal)))
        {
            yield return new Finding("summary", operation.Id, "a sentence in letters, digits and parentheses without a period, a trigger's begins with 'When a'");
        }

        if (!description.EndsWith('.') || description == summary || description == summary + "." || Words.NamesAProduct(description) || (operation.IsTrigger && !description.StartsWith("This operation triggers when ", StringComparison.Ordinal)))
        {
            yield return new Finding("operation-description", operation.Id, "a full sentence that says more than the summary, a trigger's begins with 'This operation triggers when'");
        }

        if (operation.IsTrigger && (!operation.Path.StartsWith("/trigger/", StringComparison.Ordinal) || (string?)node["x-ms-trigger-hint"] is not { Length: > 0 }))
        {
            yield return new Finding("trigger", operation.Id, "lies below /trigger/ and has a hint");
        }

        if (operation.Method == HttpMethod.Get && operation.Body is not null)
        {
            yield return new Finding("get-body", operation.Id, "a GET has no body");
        }
    }

    private static IEnumerable<Finding> Responses(Swagger swagger, SwaggerOperation operation)
    {
        JsonObject responses = swagger.Root["paths"]![operation.Path]![operation.Method.Method.ToLowerInvariant()]!["responses"]!.AsObject();
        string[] withSchema = [.. responses.Where(response => response.Value!["schema"] is not null).Select(response => response.Key)];
        if (withSchema is not ["200" or "201"])
        {
            yield return new Finding("responses", operation.Id, "one response has a schema, 200 or 201, and default has none");
        }
        else if (swagger.Resolve(responses[withSchema[0]]!["schema"]!)["properties"] is not JsonObject { Count: > 0 })
        {
            yield return new Finding("responses", operation.Id, "no empty objects");
        }

        if (!new[] { "400", "401", "403", "404", "429", "default" }.All(responses.ContainsKey))
        {
            yield return new Finding("responses", operation.Id, "the refusals are listed");
        }
    }

    private static IEnumerable<Finding> Texts(JsonObject definition)
    {
        foreach ((string where, JsonObject field) in Fields(definition))
        {
            string summary = (string?)field["x-ms-summary"] ?? "";
            string description = (string?)field["description"] ?? "";
            if (summary.Length is 0 or > LongestSummary || !Words.IsPlain(summary) || !Words.IsTitleCase(summary) || Words.NamesAProduct(summary))
            {
                yield return new Finding("field-summary", where, "a title of at most 80 letters and digits");
            }

            if (!description.EndsWith('.') || description == summary + "." || Words.NamesAProduct(description))
            {
                yield return new Finding("field-description", where, "a full sentence that says more than the title");
            }
        }

        foreach ((string where, JsonObject parameter) in Parameters(definition))
        {
            if ((string?)parameter["name"] == "connectionId")
            {
                yield return new Finding("connection-id", where, "no parameter has this name");
            }

            if ((string?)parameter["in"] == "path" && ((bool?)parameter["required"] != true || (string?)parameter["x-ms-url-encoding"] != "single"))
            {
                yield return new Finding("path-parameter", where, "is required and has x-ms-url-encoding single");
            }

            if ((string?)parameter["x-ms-visibility"] == "internal" && ((bool?)parameter["required"] != true || !parameter.ContainsKey("default")))
            {
                yield return new Finding("internal-parameter", where, "is required and has a default, or it is not sent");
            }
        }
    }

    private static IEnumerable<string> Keys(JsonNode? node) => node switch
    {
        JsonObject holder => holder.SelectMany(pair => Keys(pair.Value).Prepend(pair.Key)),
        JsonArray list => list.SelectMany(Keys),
        _ => [],
    };
}
