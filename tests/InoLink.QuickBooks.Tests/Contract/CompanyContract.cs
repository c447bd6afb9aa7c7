using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks;
using InoLink.QuickBooks.Model;
using InoLink.QuickBooks.OAuth;
using Fields = InoLink.QuickBooks.Json.JsonObject;

namespace InoLink.QuickBooks.Tests.Contract;

/// <summary>
/// What every implementation of <see cref="IQuickBooksCompany"/> must do, shown against the simulated company over real HTTP. Subclasses name the road;
/// nothing here knows which one it is.
/// </summary>
public abstract class CompanyContract : IAsyncLifetime
{
    protected const string Realm = "4620816365000000001";

    protected QuickBooksServer Server { get; private set; } = null!;

    protected QuickBooksApp App { get; private set; } = null!;

    protected QuickBooksCompany Books { get; private set; } = null!;

    protected MemoryTokenStore Store { get; private set; } = null!;

    /// <summary>The road to the company, with tokens that still have to be fetched.</summary>
    protected IQuickBooksCompany Company { get; private set; } = null!;

    protected virtual QuickBooksServerOptions Options => new();

    public async Task InitializeAsync()
    {
        Server = await QuickBooksServer.StartAsync(Options);
        App = Server.CreateApp();
        Books = Server.GetOrCreateCompany(new CompanyProfile { RealmId = Realm, Name = "Sample Company" });
        Store = new MemoryTokenStore(new Tokens { ClientId = App.ClientId, ClientSecret = App.ClientSecret, RefreshToken = Server.GrantRefreshToken(App, Realm) });
        Company = OpenAt();
    }

    public async Task DisposeAsync() => await Server.DisposeAsync();

    protected abstract IQuickBooksCompany Open(RoadEnd end);

    protected IQuickBooksCompany OpenAt(string realm = Realm, TimeBudget? budget = null, TimeSpan? longestWait = null) =>
        Open(new RoadEnd(QuickBooksHosts.For(production: false, Server.Address.ToString()), realm, Store, budget ?? new TimeBudget(), longestWait));

    protected static QuickBooksWrite Customer(string name) => QuickBooksWrite.Create("Customer", new Fields { { "DisplayName", name } });

    protected Answer Create(string name, string requestId = "r1") => Company.Send(requestId, [Customer(name)])[0];

    protected string Existing(string name) => (string)Books.Create("Customer", new JsonObject { ["DisplayName"] = name })["Id"]!;

    protected int CustomersNamed(string name) => Books.All("Customer").Count(customer => (string?)customer["DisplayName"] == name);

    /// <summary>The calls on the company itself; the token service's are left out.</summary>
    protected IReadOnlyList<LoggedRequest> Calls() => [.. Server.Log.Entries.Where(entry => entry.Realm.Length > 0)];

    protected int TokenCalls() => Server.Log.Entries.Count(entry => entry.Realm.Length == 0);

    /// <summary>A reason goes into traces: no token, secret, id of the app, body or customer's name may stand in it (DESIGN §4 Secrets).</summary>
    protected void AssertSaysNothingSecret(params Answer[] answers)
    {
        string[] secrets =
        [
            App.ClientId, App.ClientSecret, Store.Current.RefreshToken, .. Store.Current.AccessToken is { } access ? new[] { access } : [],
            .. Books.All("Customer").Select(customer => (string)customer["DisplayName"]!), Realm, "{", "<",
        ];
        foreach (Answer answer in answers)
        {
            Assert.NotEmpty(answer.Reason);
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, answer.Reason, StringComparison.OrdinalIgnoreCase));
        }
    }
}
