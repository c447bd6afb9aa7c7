using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks;

namespace InoLink.Lab.Tests.QuickBooks;

/// <summary>A running simulated company with one app, one US company and an HttpClient that has a token for it.</summary>
internal sealed class QuickBooksBench : IAsyncDisposable
{
    public const string Realm = "4620816365000000001";

    private QuickBooksBench(QuickBooksServer server, ManualClock clock, QuickBooksApp app, QuickBooksCompany company)
    {
        Server = server;
        Clock = clock;
        App = app;
        Company = company;
        Http = new HttpClient { BaseAddress = server.Address };
    }

    public QuickBooksServer Server { get; }

    public ManualClock Clock { get; }

    public QuickBooksApp App { get; }

    public QuickBooksCompany Company { get; }

    public HttpClient Http { get; }

    public string RefreshToken { get; set; } = "";

    public static Task<QuickBooksBench> StartAsync(Func<CompanyProfile, CompanyProfile>? change = null) => StartAsync(null, change);

    public static async Task<QuickBooksBench> StartAsync(string? file, Func<CompanyProfile, CompanyProfile>? change = null)
    {
        ManualClock clock = new();
        QuickBooksServer server = await QuickBooksServer.StartAsync(new QuickBooksServerOptions { Clock = clock, DatabaseFile = file });
        CompanyProfile profile = new() { RealmId = Realm, Name = "Sample Company" };
        QuickBooksBench bench = new(server, clock, server.GetOrCreateApp(), server.GetOrCreateCompany(change?.Invoke(profile) ?? profile));
        bench.RefreshToken = server.GrantRefreshToken(bench.App, Realm);
        await bench.AuthorizeAsync();
        return bench;
    }

    /// <summary>Refreshes, and uses the new access token from then on.</summary>
    public async Task AuthorizeAsync()
    {
        (HttpStatusCode _, JsonObject body) = await TokenAsync(("grant_type", "refresh_token"), ("refresh_token", RefreshToken));
        RefreshToken = (string)body["refresh_token"]!;
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)body["access_token"]!);
    }

    public Task<(HttpStatusCode Status, JsonObject Body)> TokenAsync(params (string Name, string Value)[] form) =>
        TokenAsync(App.ClientId, App.ClientSecret, form);

    public async Task<(HttpStatusCode Status, JsonObject Body)> TokenAsync(string id, string secret, params (string Name, string Value)[] form)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/oauth2/v1/tokens/bearer")
        {
            Content = new FormUrlEncodedContent(form.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(id + ":" + secret)));
        return await SendAsync(request);
    }

    /// <summary>POST of a JSON body; the path is what follows the realm.</summary>
    public Task<(HttpStatusCode Status, JsonObject Body)> PostAsync(string path, string json) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, Address(path)) { Content = new StringContent(json, Encoding.UTF8, "application/json") });

    public Task<(HttpStatusCode Status, JsonObject Body)> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, Address(path)));

    public Task<(HttpStatusCode Status, JsonObject Body)> QueryAsync(string query) => GetAsync("query?query=" + Uri.EscapeDataString(query));

    /// <summary>POST that must succeed; returns the entity.</summary>
    public async Task<JsonObject> SaveAsync(string entity, string json)
    {
        (HttpStatusCode status, JsonObject body) = await PostAsync(entity.ToLowerInvariant(), json);
        Assert.True(status == HttpStatusCode.OK, body.ToJsonString());
        return (JsonObject)body[entity]!;
    }

    /// <summary>POST that must be refused; returns the first error.</summary>
    public async Task<JsonObject> RefusedAsync(string entity, string json, string code)
    {
        (HttpStatusCode status, JsonObject body) = await PostAsync(entity.ToLowerInvariant(), json);
        return Error(status, body, code);
    }

    public static JsonObject Error(HttpStatusCode status, JsonObject body, string code)
    {
        Assert.True(status == HttpStatusCode.BadRequest, body.ToJsonString());
        JsonObject error = (JsonObject)body["Fault"]!["Error"]![0]!;
        Assert.True((string)error["code"]! == code, body.ToJsonString());
        return error;
    }

    /// <summary>The objects of a query's answer, empty where it found none.</summary>
    public async Task<IReadOnlyList<JsonObject>> FindAsync(string query)
    {
        (HttpStatusCode status, JsonObject body) = await QueryAsync(query);
        Assert.True(status == HttpStatusCode.OK, body.ToJsonString());
        JsonObject response = (JsonObject)body["QueryResponse"]!;
        return response.Select(pair => pair.Value).OfType<JsonArray>().FirstOrDefault()?.Select(node => (JsonObject)node!).ToList() ?? [];
    }

    public async Task<(HttpStatusCode Status, JsonObject Body)> SendAsync(HttpRequestMessage request)
    {
        using HttpResponseMessage response = await Http.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.StartsWith('{') ? (JsonObject)JsonNode.Parse(text)! : new JsonObject { ["text"] = text });
    }

    public Uri Address(string path) => new(Server.Address, $"/v3/company/{Realm}/{path}");

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }
}
