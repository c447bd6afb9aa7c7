using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace InoLink.Lab.Connector.Calls;

/// <summary>The request policies of a connector: <c>dynamichosturl</c> and <c>setheader</c>; any other is refused (connector §4).</summary>
internal sealed partial class Policies
{
    private const string Parameter = "x-ms-apimTemplateParameter.";

    private readonly IReadOnlyList<JsonObject> policies;
    private readonly IReadOnlyDictionary<string, string> connection;

    /// <param name="json">The array of policy template instances.</param>
    /// <param name="connection">Values of the connection parameters.</param>
    public Policies(string json, IReadOnlyDictionary<string, string> connection)
    {
        policies = [.. (JsonNode.Parse(json) as JsonArray ?? []).Select(policy => policy!.AsObject())];
        this.connection = connection;
        if (policies.FirstOrDefault(policy => (string?)policy["templateId"] is not ("dynamichosturl" or "setheader")) is { } unknown)
        {
            throw new NotSupportedException($"The laboratory's gateway does not know the policy {unknown["templateId"]}.");
        }
    }

    /// <summary>Turns the request that a flow made into the one that the backend gets.</summary>
    /// <param name="relative">Path and query as in the definition.</param>
    public void Apply(HttpRequestMessage request, string operationId, string relative)
    {
        foreach (JsonObject policy in policies.Where(policy => IsFor(policy, operationId)))
        {
            JsonObject parameters = policy["parameters"]!.AsObject();
            if ((string?)policy["templateId"] == "dynamichosturl")
            {
                // host and base path are replaced, the path of the operation stays
                request.RequestUri = new Uri(Filled((string)parameters[Parameter + "urlTemplate"]!).TrimEnd('/') + relative);
            }
            else
            {
                SetHeader(request, (string)parameters[Parameter + "name"]!, Filled((string)parameters[Parameter + "value"]!), (string?)parameters[Parameter + "existsAction"] ?? "override");
            }
        }
    }

    private static bool IsFor(JsonObject policy, string operationId) =>
        policy["parameters"]?["x-ms-apimTemplate-operationName"] is not JsonArray { Count: > 0 } names || names.Any(name => (string?)name == operationId);

    private static void SetHeader(HttpRequestMessage request, string name, string value, string existsAction)
    {
        if (request.Headers.Contains(name))
        {
            if (existsAction == "skip")
            {
                return;
            }

            if (existsAction == "override")
            {
                request.Headers.Remove(name);
            }
        }

        request.Headers.TryAddWithoutValidation(name, value);
    }

    private string Filled(string template) => ConnectionParameter().Replace(template, match =>
        connection.TryGetValue(match.Groups[1].Value, out string? value) ? value : throw new ArgumentException($"The connection has no value for {match.Groups[1].Value}."));

    [GeneratedRegex(@"@connectionParameters\('([^']+)'\)")]
    private static partial Regex ConnectionParameter();
}
