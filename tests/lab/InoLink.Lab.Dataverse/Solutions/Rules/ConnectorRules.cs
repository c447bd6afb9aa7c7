using System.Text.Json;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>Custom connectors (solution-format §12).</summary>
internal static class ConnectorRules
{
    private const int LongestTitle = 30;
    private const int LargestDefinition = 1024 * 1024;

    public static IEnumerable<string> Check(ImportTarget target) => target.File.Connectors.SelectMany(connector => Name(target, connector).Concat(OpenApi(connector)).Concat(Parts(connector)));

    private static IEnumerable<string> Name(ImportTarget target, ConnectorDefinition connector)
    {
        if (!connector.Name.StartsWith(target.Prefix, StringComparison.Ordinal))
        {
            yield return $"The connector name {connector.Name} must start with the customization prefix {target.Prefix}.";
        }
    }

    private static List<string> OpenApi(ConnectorDefinition connector)
    {
        if (connector.OpenApi.Length > LargestDefinition)
        {
            return [$"Connector import: FAILURE. The definition of {connector.Name} is larger than 1 MB."];
        }

        try
        {
            using var document = JsonDocument.Parse(connector.OpenApi);
            return [.. OpenApi(connector, document.RootElement)];
        }
        catch (JsonException e)
        {
            return [$"Connector import: FAILURE. The definition of {connector.Name} cannot be read: {e.Message}"];
        }
    }

    private static IEnumerable<string> OpenApi(ConnectorDefinition connector, JsonElement root)
    {
        var title = root.TryGetProperty("info", out var info) && info.TryGetProperty("title", out var text) ? text.GetString() : null;
        var isSwagger2 = root.TryGetProperty("swagger", out var swagger) && swagger.GetString() == "2.0";
        var host = root.TryGetProperty("host", out var name) ? name.GetString() : null;
        if (!isSwagger2 || title is not { Length: > 0 } || Uri.CheckHostName(host?.Split(':')[0]) == UriHostNameType.Unknown)
        {
            yield return $"ApiHubsRequestFailed: Invalid Api definition object. Please specify a valid Swagger 2.0 Url and valid list of ServiceUrls ({connector.Name}).";
        }
        else if (title.Length > LongestTitle)
        {
            yield return $"Connector import: FAILURE. The title of {connector.Name} is longer than {LongestTitle} characters.";
        }
    }

    /// <summary>Both parts are the bare values: apiProperties.json as a whole, or its "properties", fails at the registration of the connector (connector §7).</summary>
    private static IEnumerable<string> Parts(ConnectorDefinition connector)
    {
        if (Kind(connector.Parameters, out var parameters) is not (JsonValueKind.Undefined or JsonValueKind.Object) || parameters.Contains("properties"))
        {
            yield return $"ApiHubsRequestFailed: Nullable object must have a value. (connection parameters of {connector.Name})";
        }

        if (Kind(connector.Policies, out _) is not (JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.Array))
        {
            yield return $"ApiHubsRequestFailed: Nullable object must have a value. (policy template instances of {connector.Name})";
        }
    }

    private static JsonValueKind Kind(string? json, out HashSet<string> names)
    {
        names = [];
        if (json is null)
        {
            return JsonValueKind.Undefined;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                names = [.. document.RootElement.EnumerateObject().Select(property => property.Name)];
            }

            return document.RootElement.ValueKind;
        }
        catch (JsonException)
        {
            return JsonValueKind.String;
        }
    }
}
