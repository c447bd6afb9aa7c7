using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using InoLink.Lab.Dataverse;
using InoLink.Lab.Dataverse.Plugins;
using InoLink.Lab.WebApi.Hosting;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Tests.WebApi;

/// <summary>A bare organization on the network, and HTTP calls in the name of its users.</summary>
public sealed class WebApiSite : IAsyncLifetime, IDisposable
{
    private readonly HttpClient http = new();
    private DataverseHost? host;
    private DataverseExtensions? extensions;

    public LocalDataverse Dataverse { get; } = LocalDataverse.Open(new LocalDataverseOptions());

    public IOrganizationService Service => Dataverse.ServiceFor(Dataverse.AdministratorId);

    /// <summary>Service root.</summary>
    public Uri Root => new(host!.Address, "api/data/v9.2/");

    public Uri Address => host!.Address;

    public LabUser Administrator { get; private set; } = null!;

    /// <summary>Set by the first test that registers it.</summary>
    internal EchoApi? Echo { get; set; }

    /// <summary>Reads and writes own rows only.</summary>
    public LabUser Salesperson { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        extensions = DataverseExtensions.Attach(Dataverse);
        Administrator = new LabUser("Lab Administrator", ["System Administrator"], Dataverse.AdministratorId, "token-of-the-administrator");
        Salesperson = new LabUser("Sam Sales", ["Salesperson"], Dataverse.CreateUser("Sam Sales", Dataverse.RootBusinessUnitId, "Salesperson"), "token-of-sam");
        host = await DataverseHost.StartAsync(new DataverseHostOptions { Dataverse = Dataverse, Extensions = extensions, Users = [Administrator, Salesperson] });
    }

    public async Task DisposeAsync()
    {
        await host!.DisposeAsync();
        await extensions!.DisposeAsync();
    }

    public void Dispose()
    {
        http.Dispose();
        Dataverse.Dispose();
    }

    /// <summary>One call; as the administrator unless somebody else is named.</summary>
    public async Task<Answer> SendAsync(string method, string path, object? body = null, LabUser? user = null, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path.StartsWith("http", StringComparison.Ordinal) ? new Uri(path) : new Uri(Root, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (user ?? Administrator).Token);
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body as string ?? System.Text.Json.JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        }

        return await Answer.ReadAsync(await http.SendAsync(request));
    }

    public Task<Answer> GetAsync(string path, LabUser? user = null, params (string Name, string Value)[] headers) => SendAsync("GET", path, null, user, headers);

    /// <summary>Creates a row over the Web API and gives its id.</summary>
    public async Task<Guid> CreateAsync(string set, object body, LabUser? user = null)
    {
        Answer answer = await SendAsync("POST", set, body, user);
        Assert.Equal(204, answer.Status);
        string address = answer.Header("OData-EntityId")!;
        return Guid.Parse(address[(address.LastIndexOf('(') + 1)..^1]);
    }

    public Task<HttpResponseMessage> RawAsync(HttpRequestMessage request) => http.SendAsync(request);
}

/// <summary>An answer, read whole.</summary>
public sealed record Answer(int Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Text) ?? throw new InvalidOperationException("The answer is null.");

    public IReadOnlyList<JsonNode> Rows => [.. Json["value"]!.AsArray().Select(row => row!)];

    public string? Code => Json["error"]?["code"]?.GetValue<string>();

    public string Message => Json["error"]!["message"]!.GetValue<string>();

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode, await response.Content.ReadAsStringAsync(),
        response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase));
}
