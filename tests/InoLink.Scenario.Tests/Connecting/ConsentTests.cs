using System.Net;
using System.ServiceModel;
using InoLink.Lab;
using InoLink.Lab.QuickBooks;
using InoLink.Scenario.Tests.Errors;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Scenario.Tests.Connecting;

/// <summary>Keys, consent, return, company: through the zip, by a bookkeeper with the role InoLink Administrator.</summary>
public class ConsentTests
{
    [Fact]
    public async Task A_consent_that_comes_back_connects_the_chosen_company_and_records_go_over()
    {
        await using ConnectRig rig = await ConnectRig.OpenAsync();
        Guid connection = rig.SaveKeys();

        Returned returned = await rig.ConsentAsync(connection, ConnectRig.Second);
        OrganizationResponse answer = rig.Complete(connection, returned);

        Assert.StartsWith(ConnectRig.RedirectUri, returned.Address, StringComparison.Ordinal);
        Assert.True((bool)answer["Succeeded"], (string)answer["Message"]);
        Assert.Equal("Second Books", answer["CompanyName"]);
        Assert.Equal("US", answer["Country"]);
        Assert.True((DateTime)answer["ReconnectBefore"] > rig.Rig.Lab.Clock.UtcNow.AddYears(4));
        Entity company = rig.Company((Guid)answer["CompanyId"]);
        Assert.Equal("Connected", company.FormattedValues["ino_state"]);
        Assert.Equal(ConnectRig.Second.RealmId, Rig.Text(company, "ino_realmid"));
        Guid account = rig.Rig.CreateAccount("First Customer");
        rig.Rig.Promote("account", account);
        await rig.Rig.SettleAsync();
        Assert.Equal("Linked", rig.Rig.LinkStatus("account", account));
    }

    [Fact]
    [Reaches("INO-2011")]
    [Reaches("INO-2012")]
    public async Task A_state_works_once_and_an_answer_of_nobody_works_never()
    {
        await using ConnectRig rig = await ConnectRig.OpenAsync();
        Guid connection = rig.SaveKeys();
        Returned returned = await rig.ConsentAsync(connection, ConnectRig.First);

        Told.ByRefusal(() => rig.Complete(connection, returned with { State = new string('x', 43) }), "INO-2011");
        Told.ByRefusal(() => rig.Complete(connection, returned with { State = "" }), "INO-2011");
        Assert.True((bool)rig.Complete(connection, returned)["Succeeded"]);
        Told.ByRefusal(() => rig.Complete(connection, returned), "INO-2012");
    }

    [Fact]
    [Reaches("INO-2013")]
    public async Task A_state_ends_after_fifteen_minutes()
    {
        await using ConnectRig rig = await ConnectRig.OpenAsync();
        Guid connection = rig.SaveKeys();
        Returned returned = await rig.ConsentAsync(connection, ConnectRig.First);

        rig.Rig.Lab.Clock.Advance(TimeSpan.FromMinutes(15.5));

        Told.ByRefusal(() => rig.Complete(connection, returned), "INO-2013");
        await rig.ConnectAsync(connection, ConnectRig.First);
    }

    [Fact]
    [Reaches("INO-2014")]
    public async Task Another_administrator_cannot_use_a_consent_that_was_started_by_the_bookkeeper()
    {
        await using ConnectRig rig = await ConnectRig.OpenAsync();
        Guid connection = rig.SaveKeys();
        Returned returned = await rig.ConsentAsync(connection, ConnectRig.First);

        Told.ByRefusal(() => ConnectRig.Complete(rig.Rig.Administrator, connection, returned), "INO-2014");
        Assert.True((bool)rig.Complete(connection, returned)["Succeeded"]);
    }

    [Fact]
    public async Task A_consent_that_was_started_for_one_connection_does_not_fit_another()
    {
        await using ConnectRig rig = await ConnectRig.OpenAsync();
        Guid one = rig.SaveKeys();
        Guid other = rig.SaveKeys();

        Returned returned = await rig.ConsentAsync(one, ConnectRig.First);

        Told.ByRefusal(() => rig.Complete(other, returned), "INO-2011");
    }

    [Fact]
    [Reaches("INO-2017")]
    [Reaches("INO-2012")]
    public async Task A_late_code_uses_the_state_up_stores_nothing_and_says_to_start_again()
    {
        await using ConnectRig rig = await ConnectRig.OpenAsync();
        Guid connection = rig.SaveKeys();
        Returned returned = await rig.ConsentAsync(connection, ConnectRig.First);
        rig.Rig.Lab.Clock.Advance(TimeSpan.FromMinutes(6));

        OrganizationResponse answer = rig.Complete(connection, returned);

        Assert.False((bool)answer["Succeeded"]);
        Told.InWords((string)answer["Message"], "INO-2017");
        Assert.DoesNotContain(returned.Code, (string)answer["Message"], StringComparison.Ordinal);
        Told.ByRefusal(() => rig.Complete(connection, returned), "INO-2012");
        Assert.Equal("", Rig.Text(rig.Connection(connection), "ino_refreshtoken"));
        Assert.Empty(rig.Rig.Administrator.RetrieveMultiple(new QueryExpression("ino_accountingcompany")).Entities);
        await rig.ConnectAsync(connection, ConnectRig.First);
    }

    [Fact]
    public async Task A_wrong_secret_is_told_and_the_right_one_connects()
    {
        await using ConnectRig rig = await ConnectRig.OpenAsync();
        Guid connection = rig.SaveKeys(secret: "not-the-secret");

        OrganizationResponse answer = rig.Complete(connection, await rig.ConsentAsync(connection, ConnectRig.First));

        Assert.False((bool)answer["Succeeded"]);
        Assert.Contains("client secret", (string)answer["Message"], StringComparison.Ordinal);
        Laboratory.Execute(
            rig.Bookkeeper, "ino_SaveConnectionSettings", ("ConnectionId", connection), ("ClientId", rig.App.ClientId), ("ClientSecret", rig.App.ClientSecret), ("Environment", "Sandbox"));
        await rig.ConnectAsync(connection, ConnectRig.First);
    }

    [Fact]
    public async Task Whoever_says_no_at_Intuit_comes_back_with_access_denied_and_nothing_happens()
    {
        await using ConnectRig rig = await ConnectRig.OpenAsync();

        Returned returned = await ConsentVisitor.DenyAsync((string)rig.Begin(rig.SaveKeys())["AuthorizeUrl"]);

        Assert.Equal("access_denied", returned.Error);
        Assert.NotEqual("", returned.State);
        Assert.Equal("", returned.Code);
    }

    [Fact]
    [Reaches("INO-2016")]
    public async Task Intuit_shows_no_consent_for_a_redirect_URI_that_is_not_registered_to_the_letter()
    {
        await using ConnectRig rig = await ConnectRig.OpenAsync();

        Assert.Equal(HttpStatusCode.OK, await ConsentVisitor.StatusAsync((string)rig.Begin(rig.SaveKeys())["AuthorizeUrl"]));
        Assert.Equal(HttpStatusCode.BadRequest, await ConsentVisitor.StatusAsync((string)rig.Begin(rig.SaveKeys(ConnectRig.RedirectUri + "/"))["AuthorizeUrl"]));
        Told.ByRefusal(() => rig.SaveKeys("http://org.crm.example/back"), "INO-2016");
        Told.ByRefusal(() => rig.SaveKeys("https://org.crm.example/back#here"), "INO-2016");
    }

    [Fact]
    [Reaches("INO-2016")]
    public async Task A_code_from_the_Playground_connects_although_the_connection_has_a_redirect_URI_of_its_own()
    {
        await using ConnectRig rig = await ConnectRig.OpenAsync();
        Guid connection = rig.SaveKeys();
        string state = (string)rig.Begin(connection)["State"];
        string code = rig.Rig.Lab.QuickBooks.GrantAuthorizationCode(rig.App, ConnectRig.First.RealmId, new Uri(ConnectRig.Playground));
        Returned pasted = new("", state, code, ConnectRig.First.RealmId, "");

        Told.ByRefusal(() => rig.Complete(connection, pasted, ("RedirectUri", "https://elsewhere.example/")), "INO-2016");
        OrganizationResponse answer = rig.Complete(connection, pasted, ("RedirectUri", ConnectRig.Playground));

        Assert.True((bool)answer["Succeeded"], (string)answer["Message"]);
    }

    [Fact]
    [Reaches("INO-2008")]
    public async Task Another_company_takes_the_place_of_the_connected_one_only_when_that_was_confirmed()
    {
        await using ConnectRig rig = await ConnectRig.OpenAsync();
        Guid connection = rig.SaveKeys();
        Guid first = await rig.ConnectAsync(connection, ConnectRig.First);
        Guid account = rig.Rig.CreateAccount("Belongs to the first");
        rig.Rig.Promote("account", account);
        await rig.Rig.SettleAsync();

        Returned returned = await rig.ConsentAsync(connection, ConnectRig.Second);
        OrganizationResponse question = rig.Complete(connection, returned);
        string before = rig.Company(first).FormattedValues["ino_state"];
        OrganizationResponse answer = rig.Complete(connection, returned, ("Confirmed", true));

        Assert.False((bool)question["Succeeded"]);
        Assert.True((bool)question["MustConfirm"]);
        Told.InWords((string)question["Message"], "INO-2008", "First Books", ConnectRig.Second.RealmId);
        Assert.Equal("Connected", before);
        Assert.True((bool)answer["Succeeded"], (string)answer["Message"]);
        Assert.Equal(1, rig.Company(first).GetAttributeValue<OptionSetValue>("statecode").Value);
        Assert.Equal("Linked", rig.Rig.LinkStatus("account", account));
        Guid other = rig.Rig.CreateAccount("Belongs to the second");
        rig.Rig.Promote("account", other);
        await rig.Rig.SettleAsync();
        Assert.Equal("Linked", rig.Rig.LinkStatus("account", other));
        Assert.Equal((Guid)answer["CompanyId"], rig.Rig.LastJob(other).GetAttributeValue<EntityReference>("ino_accountingcompanyid").Id);
    }

    [Fact]
    [Reaches("INO-2009")]
    public async Task A_company_that_another_connection_holds_is_refused_until_that_one_is_disconnected()
    {
        await using ConnectRig rig = await ConnectRig.OpenAsync();
        Guid holder = rig.SaveKeys();
        await rig.ConnectAsync(holder, ConnectRig.First);
        Guid other = rig.SaveKeys();
        Returned returned = await rig.ConsentAsync(other, ConnectRig.First);

        Told.ByRefusal(() => rig.Complete(other, returned), "INO-2009");
        Laboratory.Execute(rig.Bookkeeper, "ino_Disconnect", ("ConnectionId", holder));
        OrganizationResponse answer = rig.Complete(other, returned);

        Assert.True((bool)answer["Succeeded"], (string)answer["Message"]);
    }

    [Fact]
    [Reaches("INO-1005")]
    [Reaches("INO-2021")]
    public async Task A_copied_environment_writes_nothing_leaves_the_consent_alone_and_takes_over_only_when_that_was_confirmed()
    {
        await using ConnectRig rig = await ConnectRig.OpenAsync();
        Guid connection = rig.SaveKeys();
        Guid company = await rig.ConnectAsync(connection, ConnectRig.First);
        string token = Rig.Text(rig.Connection(connection), "ino_refreshtoken");
        MakeCopy(rig, company);
        rig.Rig.Lab.QuickBooks.Log.Clear();

        OrganizationResponse tested = Laboratory.Execute(rig.Bookkeeper, "ino_TestConnection", ("CompanyId", company));
        OrganizationResponse status = Laboratory.Execute(rig.Bookkeeper, "ino_GetConnectionStatus");
        OrganizationResponse disconnected = Laboratory.Execute(rig.Bookkeeper, "ino_Disconnect", ("ConnectionId", connection));

        Assert.False((bool)tested["Succeeded"]);
        Told.InWords((string)tested["Message"], "INO-1005");
        Assert.False((bool)status["IsConnected"]);
        Assert.False((bool)disconnected["Revoked"]);
        Assert.Contains("original environment", (string)disconnected["Message"], StringComparison.Ordinal);
        Assert.Equal("", Rig.Text(rig.Connection(connection), "ino_refreshtoken"));
        Assert.Empty(rig.Rig.Lab.QuickBooks.Log.Entries);

        OrganizationResponse question = Import(rig, connection, token);
        Assert.True((bool)question["MustConfirm"]);
        Told.InWords((string)question["Message"], "INO-2021");
        OrganizationResponse taken = Import(rig, connection, token, ("Confirmed", true));
        Assert.True((bool)taken["Succeeded"], (string)taken["Message"]);
    }

    [Fact]
    [Reaches("INO-1004")]
    [Reaches("INO-2002")]
    public async Task Disconnecting_ends_the_consent_at_Intuit_deletes_the_tokens_and_jobs_wait_for_the_next_consent()
    {
        await using ConnectRig rig = await ConnectRig.OpenAsync();
        Guid connection = rig.SaveKeys();
        Guid company = await rig.ConnectAsync(connection, ConnectRig.First);
        string token = Rig.Text(rig.Connection(connection), "ino_refreshtoken");

        OrganizationResponse answer = Laboratory.Execute(rig.Bookkeeper, "ino_Disconnect", ("ConnectionId", connection), ("ForgetKeys", true));

        Assert.True((bool)answer["Revoked"], (string)answer["Message"]);
        Entity row = rig.Connection(connection);
        Assert.All(["ino_accesstoken", "ino_refreshtoken", "ino_previousrefreshtoken", "ino_clientsecret", "ino_consentstate"], column => Assert.Equal("", Rig.Text(row, column)));
        Assert.Equal("Needs consent", rig.Company(company).FormattedValues["ino_state"]);
        Assert.Contains("Bo Bookkeeper", Rig.Text(rig.Company(company), "ino_statereason"), StringComparison.Ordinal);
        Assert.False((bool)Import(rig, connection, token)["Succeeded"]);
        Guid account = rig.Rig.CreateAccount("Waits");
        rig.Rig.Promote("account", account);
        await rig.Rig.Lab.DrainAsync();
        Told.OnJob(rig.Rig.LastJob(account), "Queued", "INO-1004", "Bo Bookkeeper");

        Told.ByRefusal(() => rig.Begin(connection), "INO-2002");
        Laboratory.Execute(rig.Bookkeeper, "ino_SaveConnectionSettings", ("ConnectionId", connection), ("ClientId", rig.App.ClientId), ("ClientSecret", rig.App.ClientSecret), ("Environment", "Sandbox"));
        await rig.ConnectAsync(connection, ConnectRig.First);
        await rig.Rig.SettleAsync();
        Assert.Equal("Linked", rig.Rig.LinkStatus("account", account));
    }

    [Fact]
    public async Task The_status_asks_for_a_new_consent_thirty_days_before_the_old_one_ends()
    {
        await using ConnectRig rig = await ConnectRig.OpenAsync();
        Guid company = await rig.ConnectAsync(rig.SaveKeys(), ConnectRig.First);

        bool early = (bool)Laboratory.Execute(rig.Rig.Salesperson, "ino_GetConnectionStatus")["MustReconnect"];
        rig.Rig.Administrator.Update(new Entity("ino_accountingcompany", company) { ["ino_reconnectbefore"] = rig.Rig.Lab.Clock.UtcNow.AddDays(29) });
        OrganizationResponse late = Laboratory.Execute(rig.Rig.Salesperson, "ino_GetConnectionStatus");

        Assert.False(early);
        Assert.True((bool)late["MustReconnect"]);
        Assert.True((bool)((EntityCollection)late["Companies"]).Entities.Single()["MustReconnect"]);
    }

    [Fact]
    public async Task Salespeople_can_neither_connect_nor_look_at_settings()
    {
        await using ConnectRig rig = await ConnectRig.OpenAsync();
        Guid connection = rig.SaveKeys();

        foreach (string name in (string[])["ino_BeginConnection", "ino_CompleteConnection", "ino_Disconnect", "ino_ImportConnection", "ino_GetConnectionSettings"])
        {
            Assert.Contains("prvWriteino_AccountingCompany", Refused(() => Laboratory.Execute(rig.Rig.Salesperson, name, ("ConnectionId", connection))), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_answer_no_row_and_no_trace_gives_a_secret_back()
    {
        await using ConnectRig rig = await ConnectRig.OpenAsync();
        Guid connection = rig.SaveKeys();
        OrganizationResponse begun = rig.Begin(connection);
        Returned returned = await ConsentVisitor.ChooseAsync((string)begun["AuthorizeUrl"], ConnectRig.First.Name);
        OrganizationResponse completed = rig.Complete(connection, returned);
        OrganizationResponse settings = Laboratory.Execute(rig.Bookkeeper, "ino_GetConnectionSettings");
        Entity row = rig.Connection(connection);
        string[] secrets = [rig.App.ClientSecret, returned.Code, Rig.Text(row, "ino_accesstoken"), Rig.Text(row, "ino_refreshtoken")];

        string told = string.Join(" ", new[] { begun, completed }.SelectMany(answer => answer.Results.Values).Concat(((EntityCollection)settings["Connections"]).Entities.Single().Attributes.Values).Select(value => value?.ToString()));

        Assert.All(secrets, secret => Assert.True(secret.Length > 20));
        Assert.DoesNotContain(secrets, secret => told.Contains(secret, StringComparison.Ordinal));
        Assert.DoesNotContain(returned.State, string.Join(" ", row.Attributes.Values.OfType<string>()), StringComparison.Ordinal);
        Assert.True((bool)((EntityCollection)settings["Connections"]).Entities.Single()["HasSecret"]);
        Assert.Equal("Bo Bookkeeper", ((EntityCollection)settings["Connections"]).Entities.Single()["SecretSetBy"]);
        Assert.ThrowsAny<FaultException<OrganizationServiceFault>>(() => rig.Bookkeeper.RetrieveMultiple(new QueryExpression("ino_connection") { ColumnSet = new ColumnSet("ino_name") }));
        foreach (string table in (string[])["ino_linkjob", "ino_accountingcompany", "ino_writer", "asyncoperation"])
        {
            string all = string.Join(" ", rig.Rig.Administrator.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(true) }).Entities.SelectMany(found => found.Attributes.Values.OfType<string>()));
            Assert.DoesNotContain(secrets, secret => all.Contains(secret, StringComparison.Ordinal));
        }
    }

    private static OrganizationResponse Import(ConnectRig rig, Guid connection, string token, params (string Name, object Value)[] more) => Laboratory.Execute(
        rig.Bookkeeper, "ino_ImportConnection", [("ConnectionId", connection), ("RefreshToken", token), ("RealmId", ConnectRig.First.RealmId), .. more]);

    // the organization id is all that tells a copy from its original
    private static void MakeCopy(ConnectRig rig, Guid company) =>
        rig.Rig.Administrator.Update(new Entity("ino_accountingcompany", company) { ["ino_organizationid"] = Guid.NewGuid().ToString("D") });

    private static string Refused(Func<object> call) => Assert.ThrowsAny<FaultException<OrganizationServiceFault>>(call).Detail.Message;
}
