using InoLink.Lab;
using InoLink.Lab.QuickBooks;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Scenario.Tests.Connecting;

/// <summary>A laboratory whose QuickBooks has two companies and one registered app, and a bookkeeper who may connect them but reads no secret.</summary>
internal sealed class ConnectRig : IAsyncDisposable
{
    public const string RedirectUri = "https://org.crm.example/WebResources/ino_/html/connected.html";
    public const string Playground = "https://developer.intuit.com/v2/OAuth2Playground/RedirectUrl";

    private ConnectRig(Rig rig)
    {
        Rig = rig;
        App = rig.Lab.QuickBooks.GetOrCreateApp(RedirectUri, Playground);
        rig.Lab.QuickBooks.GetOrCreateCompany(First);
        rig.Lab.QuickBooks.GetOrCreateCompany(Second);
        Bookkeeper = rig.Lab.Dataverse.ServiceFor(rig.Lab.GetOrCreateUser("Bo Bookkeeper", "InoLink Administrator"));
    }

    public static CompanyProfile First { get; } = new() { RealmId = "123145700000001", Name = "First Books" };

    public static CompanyProfile Second { get; } = new() { RealmId = "123145700000002", Name = "Second Books" };

    public Rig Rig { get; }

    public QuickBooksApp App { get; }

    /// <summary>Has the role InoLink Administrator and no other.</summary>
    public IOrganizationService Bookkeeper { get; }

    public static async Task<ConnectRig> OpenAsync() => new(await Rig.OpenAsync(connect: false));

    public Guid SaveKeys(string redirectUri = RedirectUri, string? secret = null) => (Guid)Laboratory.Execute(
        Bookkeeper, "ino_SaveConnectionSettings", ("ClientId", App.ClientId), ("ClientSecret", secret ?? App.ClientSecret), ("Environment", "Sandbox"), ("RedirectUri", redirectUri))["ConnectionId"];

    public OrganizationResponse Begin(Guid connection) => Laboratory.Execute(Bookkeeper, "ino_BeginConnection", ("ConnectionId", connection));

    public async Task<Returned> ConsentAsync(Guid connection, CompanyProfile company) => await ConsentVisitor.ChooseAsync((string)Begin(connection)["AuthorizeUrl"], company.Name);

    public OrganizationResponse Complete(Guid connection, Returned returned, params (string Name, object Value)[] more) => Complete(Bookkeeper, connection, returned, more);

    public static OrganizationResponse Complete(IOrganizationService caller, Guid connection, Returned returned, params (string Name, object Value)[] more) => Laboratory.Execute(
        caller, "ino_CompleteConnection", [("ConnectionId", connection), ("State", returned.State), ("Code", returned.Code), ("RealmId", returned.RealmId), .. more]);

    public async Task<Guid> ConnectAsync(Guid connection, CompanyProfile company)
    {
        OrganizationResponse answer = Complete(connection, await ConsentAsync(connection, company));
        Assert.True((bool)answer["Succeeded"], (string)answer["Message"]);
        return (Guid)answer["CompanyId"];
    }

    public Entity Connection(Guid id) => Rig.Administrator.Retrieve("ino_connection", id, new ColumnSet(true));

    public Entity Company(Guid id) => Rig.Administrator.Retrieve("ino_accountingcompany", id, new ColumnSet(true));

    public async ValueTask DisposeAsync() => await Rig.DisposeAsync();
}
