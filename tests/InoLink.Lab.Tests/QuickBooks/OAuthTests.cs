using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using InoLink.Lab.QuickBooks;

namespace InoLink.Lab.Tests.QuickBooks;

public sealed class OAuthTests : IAsyncLifetime
{
    private static readonly Uri Redirect = new("https://example.com/back");

    private QuickBooksBench bench = null!;

    public async Task InitializeAsync() => bench = await QuickBooksBench.StartAsync();

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task ConsentPage_LeadsBack_WithCodeStateAndRealm()
    {
        using HttpClient browser = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = bench.Server.Address };
        string page = await browser.GetStringAsync(new Uri(
            $"/connect/oauth2?client_id={bench.App.ClientId}&response_type=code&scope=com.intuit.quickbooks.accounting&redirect_uri={Uri.EscapeDataString(Redirect.OriginalString)}&state=s%261", UriKind.Relative));
        string link = WebUtility.HtmlDecode(Regex.Match(page, "class=\"consent\" href=\"([^\"]+)\"").Groups[1].Value);
        using HttpResponseMessage consent = await browser.GetAsync(new Uri(link, UriKind.Relative));
        Uri back = consent.Headers.Location!;
        Dictionary<string, string> query = back.Query[1..].Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));

        Assert.Equal("example.com", back.Host);
        Assert.Equal("s&1", query["state"]);
        Assert.Equal(QuickBooksBench.Realm, query["realmId"]);

        (string, string)[] form = [("grant_type", "authorization_code"), ("code", query["code"]), ("redirect_uri", Redirect.OriginalString)];
        (HttpStatusCode status, JsonObject tokens) = await bench.TokenAsync(form);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["token_type", "access_token", "expires_in", "refresh_token", "x_refresh_token_expires_in"], tokens.Select(pair => pair.Key));
        Assert.Equal(8726400, (int)tokens["x_refresh_token_expires_in"]!);

        (status, tokens) = await bench.TokenAsync(form);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("""{"error":"invalid_grant","error_description":"Invalid authorization code"}""", tokens.ToJsonString());
    }

    [Theory]
    [InlineData("state")]
    [InlineData("client_id")]
    [InlineData("scope")]
    [InlineData("response_type")]
    public async Task ConsentPage_IsRefused_WithoutAParameter(string missing)
    {
        Dictionary<string, string> query = new()
        {
            ["client_id"] = bench.App.ClientId, ["response_type"] = "code", ["scope"] = "x", ["redirect_uri"] = Redirect.OriginalString, ["state"] = "s",
        };
        query.Remove(missing);

        using HttpResponseMessage response = await bench.Http.GetAsync(new Uri("/connect/oauth2?" + string.Join('&', query.Select(pair => pair.Key + "=" + Uri.EscapeDataString(pair.Value))), UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task RedirectUri_MustMatchExactly_WhereOneIsRegistered()
    {
        QuickBooksApp app = bench.Server.CreateApp(Redirect.OriginalString);

        using HttpResponseMessage response = await bench.Http.GetAsync(new Uri(
            $"/connect/oauth2?client_id={app.ClientId}&response_type=code&scope=x&state=s&redirect_uri={Uri.EscapeDataString(Redirect.OriginalString + "/")}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Code_Expires_AndBelongsToItsRedirectUri()
    {
        string late = bench.Server.GrantAuthorizationCode(bench.App, QuickBooksBench.Realm, Redirect);
        string other = bench.Server.GrantAuthorizationCode(bench.App, QuickBooksBench.Realm, Redirect);

        Assert.Equal(HttpStatusCode.BadRequest, (await bench.TokenAsync(("grant_type", "authorization_code"), ("code", other), ("redirect_uri", "https://example.org/"))).Status);
        bench.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(HttpStatusCode.BadRequest, (await bench.TokenAsync(("grant_type", "authorization_code"), ("code", late), ("redirect_uri", Redirect.OriginalString))).Status);
    }

    [Fact]
    public async Task RefreshToken_IsTheSameWithinADay_AndRotatesAfterwards()
    {
        string first = bench.RefreshToken;
        await bench.AuthorizeAsync();
        Assert.Equal(first, bench.RefreshToken);

        bench.Clock.Advance(TimeSpan.FromHours(25));
        await bench.AuthorizeAsync();
        Assert.NotEqual(first, bench.RefreshToken);
        Assert.Equal(HttpStatusCode.OK, (await bench.QueryAsync("select * from Customer")).Status);

        (HttpStatusCode status, JsonObject body) = await bench.TokenAsync(("grant_type", "refresh_token"), ("refresh_token", first));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("""{"error":"invalid_grant","error_description":"Incorrect or invalid refresh token"}""", body.ToJsonString());
    }

    [Fact]
    public async Task RefreshToken_Dies_After101DaysWithoutUse()
    {
        bench.Clock.Advance(TimeSpan.FromSeconds(8726401));

        Assert.Equal(HttpStatusCode.BadRequest, (await bench.TokenAsync(("grant_type", "refresh_token"), ("refresh_token", bench.RefreshToken))).Status);
    }

    [Fact]
    public async Task RefreshToken_Dies_FiveYearsAfterConsent_HoweverUsed()
    {
        for (int quarter = 0; quarter < 21; quarter++)
        {
            bench.Clock.Advance(TimeSpan.FromDays(85));
            await bench.AuthorizeAsync();
        }

        bench.Clock.Advance(TimeSpan.FromDays(85));
        Assert.Equal(HttpStatusCode.BadRequest, (await bench.TokenAsync(("grant_type", "refresh_token"), ("refresh_token", bench.RefreshToken))).Status);
    }

    [Fact]
    public async Task Refresh_IsRefused_ForAnotherApp_WrongSecret_OrUnknownGrantType()
    {
        QuickBooksApp other = bench.Server.CreateApp();
        (string, string)[] form = [("grant_type", "refresh_token"), ("refresh_token", bench.RefreshToken)];

        Assert.Equal("invalid_grant", (string)(await bench.TokenAsync(other.ClientId, other.ClientSecret, form)).Body["error"]!);
        (HttpStatusCode status, JsonObject body) = await bench.TokenAsync(bench.App.ClientId, "wrong", form);
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal("""{"error":"invalid_client"}""", body.ToJsonString());
        Assert.Equal("unsupported_grant_type", (string)(await bench.TokenAsync(("grant_type", "password"))).Body["error"]!);
        Assert.Equal("invalid_request", (string)(await bench.TokenAsync()).Body["error"]!);
    }

    [Fact]
    public async Task HardExpiry_IsTold_WhenAskedFor()
    {
        bench.Http.DefaultRequestHeaders.Add("x-include-refresh-token-hard-expires-in", "true");

        (_, JsonObject body) = await bench.TokenAsync(("grant_type", "refresh_token"), ("refresh_token", bench.RefreshToken));

        Assert.Equal(157680000, (int)body["x_refresh_token_hard_expires_in"]!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Revoke_EndsTheConsent_ByJsonOrForm(bool json)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/v2/oauth2/tokens/revoke")
        {
            Content = json
                ? new StringContent($$"""{"token":"{{bench.RefreshToken}}"}""", Encoding.UTF8, "application/json")
                : new FormUrlEncodedContent([KeyValuePair.Create("token", bench.RefreshToken)]),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(bench.App.ClientId + ":" + bench.App.ClientSecret)));

        Assert.Equal(HttpStatusCode.OK, (await bench.SendAsync(request)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await bench.QueryAsync("select * from Customer")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await bench.TokenAsync(("grant_type", "refresh_token"), ("refresh_token", bench.RefreshToken))).Status);
    }

    [Fact]
    public async Task Discovery_NamesThisAddress()
    {
        JsonObject body = (JsonObject)JsonNode.Parse(await bench.Http.GetStringAsync(new Uri("/.well-known/openid_configuration", UriKind.Relative)))!;

        Assert.Equal(new Uri(bench.Server.Address, "/oauth2/v1/tokens/bearer").ToString(), (string)body["token_endpoint"]!);
    }

    [Fact]
    public async Task Log_HoldsNoToken()
    {
        await bench.QueryAsync("select * from Customer");

        string log = string.Join('\n', bench.Server.Log.Entries);
        Assert.DoesNotContain(bench.RefreshToken, log, StringComparison.Ordinal);
        Assert.DoesNotContain(bench.Http.DefaultRequestHeaders.Authorization!.Parameter!, log, StringComparison.Ordinal);
    }
}
