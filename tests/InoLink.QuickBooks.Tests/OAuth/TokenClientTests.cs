using InoLink.Lab.QuickBooks;
using InoLink.QuickBooks.Model;
using InoLink.QuickBooks.OAuth;
using InoLink.QuickBooks.Rest;

namespace InoLink.QuickBooks.Tests.OAuth;

/// <summary>The token end points against the simulated company: first pair, renewal, giving back (quickbooks-api §11).</summary>
public sealed class TokenClientTests : IAsyncLifetime
{
    private const string Realm = "4620816365000000001";
    private static readonly Uri Redirect = new("https://example.org/callback");
    private static readonly DateTime Now = new(2026, 11, 20, 18, 0, 0, DateTimeKind.Utc);
    private QuickBooksServer server = null!;
    private QuickBooksApp app = null!;
    private TokenClient client = null!;

    public async Task InitializeAsync()
    {
        server = await QuickBooksServer.StartAsync(new QuickBooksServerOptions());
        app = server.CreateApp();
        server.GetOrCreateCompany(new CompanyProfile { RealmId = Realm, Name = "Sample Company" });
        client = new TokenClient(new HttpExchange(), QuickBooksHosts.For(false, server.Address.ToString()));
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public void Exchange_GivesTheFirstPair_ForACodeOnce()
    {
        string code = server.GrantAuthorizationCode(app, Realm, Redirect);

        Answer answer = client.Exchange(Secrets(""), code, Redirect.OriginalString, Now, out Tokens? first);
        Answer again = client.Exchange(Secrets(""), code, Redirect.OriginalString, Now, out Tokens? none);

        Assert.Equal(AnswerKind.Done, answer.Kind);
        Assert.Equal(Now.AddHours(1), first!.AccessExpiresOn);
        Assert.Equal(Now.AddSeconds(8_726_400), first.RefreshExpiresOn);
        Assert.NotEmpty(first.RefreshToken);
        Assert.Equal(AnswerKind.NeedsConsent, again.Kind);
        Assert.Null(none);
    }

    [Fact]
    public void Exchange_IsRefused_ForAnotherRedirectAddress()
    {
        string code = server.GrantAuthorizationCode(app, Realm, Redirect);

        Assert.Equal(AnswerKind.NeedsConsent, client.Exchange(Secrets(""), code, "https://example.org/other", Now, out _).Kind);
    }

    [Fact]
    public void Revoke_EndsTheConsent()
    {
        Tokens tokens = Secrets(server.GrantRefreshToken(app, Realm));

        Assert.Equal(AnswerKind.Done, client.Revoke(tokens).Kind);
        Assert.Equal(AnswerKind.Refused, client.Revoke(tokens).Kind);
        Assert.Equal(AnswerKind.NeedsConsent, client.Refresh(tokens, Now, out _).Kind);
    }

    [Fact]
    public void Refresh_KeepsTheDayOfTheHardCap_OnlyWhereIntuitNamesNone()
    {
        Tokens tokens = Secrets(server.GrantRefreshToken(app, Realm));
        tokens.ReconnectBefore = Now.AddDays(1);

        client.Refresh(tokens, Now, out Tokens? fresh);

        Assert.True(fresh!.ReconnectBefore > Now.AddYears(4));
    }

    [Fact]
    public void Refresh_AuthenticatesAnAppWhoseSecretHoldsAnyCharacter()
    {
        Tokens tokens = Secrets(server.GrantRefreshToken(app, Realm));
        tokens.ClientSecret += "ü:é";

        Answer answer = client.Refresh(tokens, Now, out Tokens? fresh);

        Assert.Equal(AnswerKind.NeedsConsent, answer.Kind);
        Assert.Null(fresh);
        Assert.DoesNotContain(app.ClientSecret, answer.Reason, StringComparison.Ordinal);
    }

    private Tokens Secrets(string refresh) => new() { ClientId = app.ClientId, ClientSecret = app.ClientSecret, RefreshToken = refresh };
}
