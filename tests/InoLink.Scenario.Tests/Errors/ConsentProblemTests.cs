using InoLink.Lab;
using InoLink.Lab.QuickBooks;
using InoLink.Scenario.Tests.Connecting;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Errors;

/// <summary>Each step of the wizard refused for what is missing or wrong in it: nothing is stored, and the same step goes once that is put right.</summary>
public sealed class ConsentProblemTests : IAsyncLifetime
{
    private ConnectRig rig = null!;

    public async Task InitializeAsync() => rig = await ConnectRig.OpenAsync();

    public async Task DisposeAsync() => await rig.DisposeAsync();

    [Fact]
    [Reaches("INO-2001")]
    [Reaches("INO-2002")]
    [Reaches("INO-2003")]
    [Reaches("INO-2004")]
    [Reaches("INO-2005")]
    [Reaches("INO-2006")]
    [Reaches("INO-2010")]
    [Reaches("INO-2015")]
    [Reaches("INO-2020")]
    public async Task Every_step_of_the_wizard_says_what_it_lacks_and_goes_with_it()
    {
        Told.ByRefusal(() => Save(clientId: " "), "INO-2001");
        Told.ByRefusal(() => Save(secret: ""), "INO-2002");
        Told.ByRefusal(() => Save(environment: "Test"), "INO-2003", "Sandbox", "Production");
        Told.ByRefusal(() => Call("ino_SaveConnectionSettings", ("ConnectionId", Guid.NewGuid()), ("ClientId", rig.App.ClientId), ("Environment", "Sandbox")), "INO-2006");
        Assert.Empty(rig.Rig.Administrator.RetrieveMultiple(new Microsoft.Xrm.Sdk.Query.QueryExpression("ino_connection")).Entities);
        Guid connection = (Guid)Save()["ConnectionId"];

        Told.ByRefusal(() => rig.Begin(Guid.NewGuid()), "INO-2006");
        Returned returned = await rig.ConsentAsync(connection, ConnectRig.First);

        Told.ByRefusal(() => rig.Complete(Guid.NewGuid(), returned), "INO-2006");
        Told.ByRefusal(() => rig.Complete(connection, returned with { Code = "" }), "INO-2015");
        Told.ByRefusal(() => rig.Complete(connection, returned with { RealmId = "First Books" }), "INO-2004");
        Told.ByRefusal(() => Import(connection, "", ConnectRig.First.RealmId), "INO-2005");
        Told.ByRefusal(() => Import(connection, "token", "12 34"), "INO-2004");
        rig.Rig.Lab.QuickBooks.Faults.Add(new FaultRule(FaultKind.ServerError) { Operation = "token" });
        OrganizationResponse silent = rig.Complete(connection, returned);
        Assert.False((bool)silent["Succeeded"]);
        Told.InWords((string)silent["Message"], "INO-2020", "HTTP 503");
        Guid company = await rig.ConnectAsync(connection, ConnectRig.First);

        rig.Rig.Lab.QuickBooks.Faults.Add(new FaultRule(FaultKind.ServerError) { Operation = "token" });
        string token = rig.Rig.Lab.QuickBooks.GrantRefreshToken(rig.App, ConnectRig.First.RealmId);
        Told.InWords((string)Import(connection, token, ConnectRig.First.RealmId)["Message"], "INO-2020");
        Assert.True((bool)Import(connection, token, ConnectRig.First.RealmId)["Succeeded"]);

        foreach (string call in (string[])["ino_TestConnection", "ino_LoadLists"])
        {
            Told.ByRefusal(() => Call(call, ("CompanyId", Guid.NewGuid())), "INO-2010");
        }

        Told.ByRefusal(() => Call("ino_FindLinkProposals", ("CompanyId", Guid.NewGuid()), ("TableName", "account")), "INO-2010");
        Told.ByRefusal(() => Call("ino_LinkExisting", ("CompanyId", Guid.NewGuid()), ("TableName", "account"), ("RecordIds", Array.Empty<string>()), ("EntryIds", Array.Empty<string>())), "INO-2010");
        Assert.True((bool)Call("ino_TestConnection", ("CompanyId", company))["Succeeded"]);
        Guid account = rig.Rig.CreateAccount("First Through Ltd");
        rig.Rig.Promote("account", account);
        await rig.Rig.SettleAsync();
        Assert.Equal("Linked", rig.Rig.LinkStatus("account", account));
    }

    private OrganizationResponse Save(string? clientId = null, string? secret = null, string environment = "Sandbox") =>
        Call("ino_SaveConnectionSettings", ("ClientId", clientId ?? rig.App.ClientId), ("ClientSecret", secret ?? rig.App.ClientSecret), ("Environment", environment), ("RedirectUri", ConnectRig.RedirectUri));

    private OrganizationResponse Import(Guid connection, string token, string realmId) => Call("ino_ImportConnection", ("ConnectionId", connection), ("RefreshToken", token), ("RealmId", realmId));

    private OrganizationResponse Call(string name, params (string Name, object Value)[] parameters) => Laboratory.Execute(rig.Bookkeeper, name, parameters);
}
