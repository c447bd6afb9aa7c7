using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using InoLink.Lab.QuickBooks.Http;
using InoLink.Lab.QuickBooks.Lists;
using InoLink.Lab.QuickBooks.OAuth;
using InoLink.Lab.QuickBooks.Pages;
using InoLink.Lab.QuickBooks.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InoLink.Lab.QuickBooks;

/// <summary>
/// QuickBooks Online on 127.0.0.1: all of Intuit's hosts (API, OAuth, app center, developer API) at one address, told apart by path.
/// Every write is committed before it is answered; a server on the same file goes on where the last one ended.
/// </summary>
public sealed class QuickBooksServer : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly Database database;
    private readonly TokenRegister tokens;
    private readonly TimeProvider clock;
    private readonly Dictionary<string, CompanyBooks> companies;
    private readonly WebApplication application;

    private QuickBooksServer(QuickBooksServerOptions options)
    {
        clock = options.Clock;
        database = new Database(options.DatabaseFile);
        tokens = new TokenRegister(database, clock, options.RefreshTokenRotation);
        companies = database.Read("select profile, preferences_token, created from company", row => new CompanyBooks(
                database, JsonSerializer.Deserialize<CompanyProfile>(row.GetString(0))!, row.GetInt32(1), CompanyBooks.Moment(row.GetString(2))))
            .ToDictionary(books => books.Realm, StringComparer.Ordinal);
        application = Build(options.Port ?? 0);
    }

    /// <summary>http://127.0.0.1:port</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>What goes wrong.</summary>
    public FaultInjector Faults { get; } = new();

    /// <summary>Every request.</summary>
    public RequestLog Log { get; } = new();

    /// <summary>The companies by realm id.</summary>
    public IReadOnlyList<QuickBooksCompany> Companies
    {
        get
        {
            lock (gate)
            {
                return [.. companies.Values.OrderBy(books => books.Realm, StringComparer.Ordinal).Select(books => new QuickBooksCompany(books, clock))];
            }
        }
    }

    /// <summary>Opens or creates the database and listens.</summary>
    public static async Task<QuickBooksServer> StartAsync(QuickBooksServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        QuickBooksServer server = new(options);
        try
        {
            await server.application.StartAsync();
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        server.Address = new Uri(server.application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return server;
    }

    /// <summary>Registers an app.</summary>
    /// <param name="redirectUris">Its redirect URIs, compared exactly; none accepts every one.</param>
    public QuickBooksApp CreateApp(params string[] redirectUris) => tokens.AddApp(redirectUris);

    /// <summary>The first app of the file, made if there is none.</summary>
    public QuickBooksApp GetOrCreateApp(params string[] redirectUris) => tokens.Apps().FirstOrDefault() ?? tokens.AddApp(redirectUris);

    /// <summary>The company of the profile's realm id. A company that is already in the file keeps its own settings.</summary>
    public QuickBooksCompany GetOrCreateCompany(CompanyProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        lock (gate)
        {
            if (!companies.TryGetValue(profile.RealmId, out CompanyBooks? books))
            {
                DateTimeOffset now = clock.GetUtcNow();
                database.Write(writer => writer.Execute(
                    "insert into company values ($1, $2, 1, $3)", profile.RealmId, JsonSerializer.Serialize(profile), CompanyBooks.Moment(now)));
                books = new CompanyBooks(database, profile, 1, now);
                Work work = new(books, now);
                CompanySeed.Fill(work);
                work.Commit();
                companies.Add(profile.RealmId, books);
            }

            return new QuickBooksCompany(books, clock);
        }
    }

    /// <summary>A refresh token as if a person had just consented; store and use it like one from the token end point.</summary>
    public string GrantRefreshToken(QuickBooksApp app, string realm)
    {
        ArgumentNullException.ThrowIfNull(app);
        return tokens.NewConsent(app.ClientId, realm);
    }

    /// <summary>An authorization code as the redirect of the consent page carries it: five minutes, once.</summary>
    public string GrantAuthorizationCode(QuickBooksApp app, string realm, Uri redirectUri)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(redirectUri);
        return tokens.NewCode(app.ClientId, realm, redirectUri.OriginalString);
    }

    /// <summary>Somebody disconnected the app inside QuickBooks: all tokens of the company are dead.</summary>
    public void RevokeGrants(string realm) => tokens.RevokeRealm(realm);

    /// <summary>All access tokens of the company expire now; the refresh token still works.</summary>
    public void ExpireAccessTokens(string realm) => tokens.ExpireAccess(realm);

    /// <summary>Stops listening and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        database.Dispose();
    }

    private WebApplication Build(int port)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        WebApplication web = builder.Build();
        OAuthEndpoints oauth = new(tokens, () => [.. Companies.Select(company => company.Profile)], clock, () => Address);
        RequestHandler handler = new(tokens, oauth, Books, new CompanyPages(() => Companies).Answer, new DeveloperPages(tokens, () => Companies, AddSandbox), Faults, Log, clock);
        web.Run(handler.HandleAsync);
        return web;
    }

    private void AddSandbox(string name)
    {
        string realm = RandomNumberGenerator.GetString("0123456789", 12);
        GetOrCreateCompany(new CompanyProfile { RealmId = "9341" + realm, Name = name });
    }

    private CompanyBooks? Books(string realm)
    {
        lock (gate)
        {
            return companies.GetValueOrDefault(realm);
        }
    }
}
