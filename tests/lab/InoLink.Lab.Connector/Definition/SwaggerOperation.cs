using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace InoLink.Lab.Connector.Definition;

/// <summary>One operation, and the request that a flow makes of it.</summary>
public sealed class SwaggerOperation
{
    private readonly JsonObject definition;

    internal SwaggerOperation(Swagger swagger, string path, string method, JsonObject definition)
    {
        this.definition = definition;
        Path = path;
        Method = new HttpMethod(method.ToUpperInvariant());
        Parameters = [.. (definition["parameters"] as JsonArray ?? []).Select(parameter => swagger.Resolve(parameter!))];
        Body = Parameters.SingleOrDefault(p => (string?)p["in"] == "body")?["schema"] is { } schema ? swagger.Resolve(schema) : null;
    }

    public string Id => (string)definition["operationId"]!;

    public string Path { get; }

    public HttpMethod Method { get; }

    public bool IsTrigger => definition.ContainsKey("x-ms-trigger");

    public IReadOnlyList<JsonObject> Parameters { get; }

    /// <summary>Schema of the body; null where it has none.</summary>
    public JsonObject? Body { get; }

    /// <summary>Schema of an answer; null where the status is not declared or declared without a body.</summary>
    public JsonNode? SchemaOf(int status) => definition["responses"]![status.ToString(CultureInfo.InvariantCulture)]?["schema"];

    public bool Declares(int status) => definition["responses"]!.AsObject().ContainsKey(status.ToString(CultureInfo.InvariantCulture));

    /// <summary>Makes the request of the values that a maker filled in; internal parameters get their default.</summary>
    /// <param name="gateway">Address of the connection at the gateway, without a slash at its end.</param>
    /// <param name="inputs">By the parameters' and the body properties' names.</param>
    /// <exception cref="ArgumentException">A required value is missing, or one is given that the definition does not know: the designer has no field for it.</exception>
    public HttpRequestMessage Request(string gateway, JsonObject inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        HashSet<string> unused = [.. inputs.Select(input => input.Key)];
        string path = Path;
        List<string> query = [];
        foreach (JsonObject parameter in Parameters.Where(p => (string?)p["in"] != "body"))
        {
            string name = (string)parameter["name"]!;
            unused.Remove(name);
            string? value = Text(inputs[name] ?? Default(parameter));
            if (value is null && (bool?)parameter["required"] == true)
            {
                throw new ArgumentException($"{Id} needs {name}.");
            }

            if ((string?)parameter["in"] == "path")
            {
                path = path.Replace($"{{{name}}}", Uri.EscapeDataString(value!), StringComparison.Ordinal);
            }
            else if (value is not null)
            {
                query.Add($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}");
            }
        }

        HttpRequestMessage request = new(Method, gateway + path + (query.Count > 0 ? "?" + string.Join('&', query) : ""));
        if (Body is not null)
        {
            request.Content = new StringContent(Fill(inputs, unused).ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        }

        return unused.Count == 0 ? request : throw new ArgumentException($"{Id} has no {string.Join(", ", unused)}.");
    }

    private JsonObject Fill(JsonObject inputs, HashSet<string> unused)
    {
        JsonObject body = [];
        string[] required = [.. (Body!["required"] as JsonArray ?? []).Select(name => (string)name!)];
        foreach ((string name, JsonNode? property) in Body["properties"]!.AsObject())
        {
            unused.Remove(name);
            if (inputs[name]?.DeepClone() is { } value)
            {
                body[name] = value;
            }
            else if (required.Contains(name))
            {
                throw new ArgumentException($"{Id} needs {name}.");
            }
        }

        return body;
    }

    // the designer fills a required field with its default; a default of an optional one is only shown
    private static JsonNode? Default(JsonObject parameter) => (bool?)parameter["required"] == true ? parameter["default"] : null;

    private static string? Text(JsonNode? value) => value switch
    {
        null => null,
        JsonValue text when text.TryGetValue(out string? characters) => characters,
        _ => value.ToJsonString(),
    };
}
