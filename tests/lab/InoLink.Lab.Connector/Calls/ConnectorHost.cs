using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using InoLink.Lab.Connector.Definition;
using InoLink.Lab.Connector.Scripts;

namespace InoLink.Lab.Connector.Calls;

/// <summary>A connection of a user, and the machine it runs on.</summary>
public sealed record ConnectionOptions
{
    /// <summary>Address of the environment without a slash at its end: what the maker fills in.</summary>
    public required string EnvironmentUrl { get; init; }

    /// <summary>Stands for the access token that the platform got for the user.</summary>
    public required string Token { get; init; }

    /// <summary>Time of the script's machine.</summary>
    public Func<DateTimeOffset> Now { get; init; } = () => DateTimeOffset.UtcNow;

    /// <summary>Whether the gateway takes <c>/trigger</c> off the path before the script sees it; sources differ (connector §5).</summary>
    public bool DropsTriggerPrefix { get; init; } = true;

    /// <summary>Whether the gateway gives the operation's id in base64, as some regions do.</summary>
    public bool EncodesOperationId { get; init; }
}

/// <summary>What came back through the gateway.</summary>
public sealed record ConnectorAnswer(HttpStatusCode Status, JsonNode? Body, Uri? Location, TimeSpan? RetryAfter);

/// <summary>Runs a custom connector as the platform does: a flow's request meets the policies, then the script, which calls the backend and shapes the answer.</summary>
public sealed class ConnectorHost : IDisposable
{
    private const string Gateway = "https://gateway.example/apim/connector/connection";

    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    private readonly ConnectionOptions options;
    private readonly Policies policies;
    private readonly Func<ScriptBase>? script;

    public ConnectorHost(ImportedConnector connector, ConnectionOptions options)
    {
        ArgumentNullException.ThrowIfNull(connector);
        this.options = options;
        Swagger = new Swagger(connector.OpenApi);
        script = connector.Code is { } code ? ScriptCompiler.Compile(code) : null;
        policies = new Policies(connector.Policies, Values(connector.Parameters, options.EnvironmentUrl));
    }

    public Swagger Swagger { get; }

    /// <summary>Requests that reached the backend.</summary>
    public int BackendCalls { get; private set; }

    /// <summary>
    /// Most requests that one call made. A script has five seconds on the platform; a slow machine says nothing about those, so the number of requests is what can be held against a limit.
    /// </summary>
    public int MostCallsAtOnce { get; private set; }

    /// <summary>Calls an operation with what a maker would fill in.</summary>
    public Task<ConnectorAnswer> CallAsync(string operationId, JsonObject? inputs = null) => SendAsync(Swagger[operationId], Swagger[operationId].Request(Gateway, inputs ?? []));

    /// <summary>Calls the address that a trigger answered with.</summary>
    public Task<ConnectorAnswer> FollowAsync(string operationId, Uri location) => SendAsync(Swagger[operationId], new HttpRequestMessage(HttpMethod.Get, location));

    public void Dispose() => http.Dispose();

    private async Task<ConnectorAnswer> SendAsync(SwaggerOperation operation, HttpRequestMessage request)
    {
        Uri original = request.RequestUri!;
        int before = BackendCalls;
        if (!original.AbsoluteUri.StartsWith(Gateway + "/", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{original} is not an address of the gateway: the platform would not reach it.");
        }

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Token);
        policies.Apply(request, operation.Id, Relative(operation, original));
        using HttpResponseMessage response = script is null ? await BackendAsync(request, CancellationToken.None) : await RunAsync(operation, request, original);
        MostCallsAtOnce = Math.Max(MostCallsAtOnce, BackendCalls - before);
        string text = response.Content is null ? "" : await response.Content.ReadAsStringAsync();
        return new ConnectorAnswer(response.StatusCode, text.Length > 0 ? JsonNode.Parse(text) : null, response.Headers.Location, response.Headers.RetryAfter?.Delta);
    }

    private string Relative(SwaggerOperation operation, Uri original)
    {
        string relative = original.AbsoluteUri[Gateway.Length..];
        return operation.IsTrigger && options.DropsTriggerPrefix && relative.StartsWith("/trigger/", StringComparison.Ordinal) ? relative["/trigger".Length..] : relative;
    }

    private async Task<HttpResponseMessage> RunAsync(SwaggerOperation operation, HttpRequestMessage request, Uri original)
    {
        string id = options.EncodesOperationId ? Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(operation.Id)) : operation.Id;
        ScriptBase run = script!();
        run.Context = new ScriptContext(id, request, original, BackendAsync, options.Now);
        return await run.ExecuteAsync();
    }

    private async Task<HttpResponseMessage> BackendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        BackendCalls++;
        return await http.SendAsync(request, cancellation);
    }

    // the sign-in gives the token, the tenant comes from it: the one thing that a maker types is the environment's address
    private static Dictionary<string, string> Values(string parameters, string environmentUrl)
    {
        JsonObject declared = JsonNode.Parse(parameters)!.AsObject();
        string[] typed = [.. declared.Where(p => (string?)p.Value!["type"] == "string" && (string?)p.Value["uiDefinition"]?["constraints"]?["hidden"] != "true").Select(p => p.Key)];
        return typed.Length == 1 ? new() { [typed[0]] = environmentUrl } : throw new NotSupportedException($"The laboratory fills in one connection parameter, not {JsonSerializer.Serialize(typed)}.");
    }
}
