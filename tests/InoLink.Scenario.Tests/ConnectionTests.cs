using InoLink.Lab;
using InoLink.Lab.QuickBooks;
using InoLink.Scenario.Tests.Errors;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Scenario.Tests;

/// <summary>Tokens, consent, settings and rights: each trouble ends in a state that somebody can mend, with a sentence that says how.</summary>
public class ConnectionTests
{
    [Fact]
    public async Task An_access_token_that_expires_in_mid_run_is_renewed_and_nobody_notices()
    {
        await using Rig rig = await Rig.OpenAsync();
        rig.Promote("account", rig.CreateAccount("Before Expiry"));
        await rig.SettleAsync();
        rig.Lab.QuickBooks.ExpireAccessTokens(Rig.Profile.RealmId);
        Guid after = rig.CreateAccount("After Expiry");
        rig.Promote("account", after);

        await rig.Lab.DrainAsync();

        Assert.Equal("Linked", rig.LinkStatus("account", after));
        Assert.Equal(1, rig.CustomersNamed("After Expiry"));
    }

    [Fact]
    public async Task A_refresh_token_that_rotates_after_a_day_is_stored_before_it_is_used()
    {
        await using Rig rig = await Rig.OpenAsync();
        for (int day = 1; day <= 3; day++)
        {
            rig.Lab.Clock.Advance(TimeSpan.FromHours(25));
            Guid account = rig.CreateAccount($"Day {day}");
            rig.Promote("account", account);
            await rig.Lab.DrainAsync();
            Assert.Equal("Linked", rig.LinkStatus("account", account));
        }
    }

    [Fact]
    [Reaches("INO-1004")]
    public async Task A_revoked_consent_makes_jobs_wait_and_a_new_consent_lets_them_go_on()
    {
        await using Rig rig = await Rig.OpenAsync();
        rig.Lab.QuickBooks.RevokeGrants(Rig.Profile.RealmId);
        Guid account = rig.CreateAccount("Waiting Ltd");
        rig.Promote("account", account);

        await rig.Lab.DrainAsync();

        Assert.Equal("Needs consent", rig.Company().FormattedValues["ino_state"]);
        Entity job = rig.LastJob(account);
        Told.OnJob(job, "Queued", "INO-1004");
        Assert.Contains("connects it again", Rig.Text(job, "ino_recommendation"), StringComparison.Ordinal);
        Assert.Equal("To be Linked", rig.LinkStatus("account", account));

        Entity connection = rig.Administrator.RetrieveMultiple(new QueryExpression("ino_connection") { ColumnSet = new ColumnSet(false) }).Entities.Single();
        QuickBooksApp app = rig.Lab.QuickBooks.GetOrCreateApp();
        OrganizationResponse again = rig.Lab.Execute("ino_ImportConnection", ("ConnectionId", connection.Id), ("RefreshToken", rig.Lab.QuickBooks.GrantRefreshToken(app, Rig.Profile.RealmId)), ("RealmId", Rig.Profile.RealmId));
        Assert.True((bool)again["Succeeded"], (string)again["Message"]);
        await rig.SettleAsync();

        Assert.Equal("Linked", rig.LinkStatus("account", account));
    }

    [Fact]
    [Reaches("INO-2018")]
    public async Task Importing_a_refused_token_says_so_and_stores_nothing_usable()
    {
        await using Rig rig = await Rig.OpenAsync(connect: false);
        rig.Lab.QuickBooks.GetOrCreateCompany(Rig.Profile);
        QuickBooksApp app = rig.Lab.QuickBooks.GetOrCreateApp();
        OrganizationResponse saved = rig.Lab.Execute("ino_SaveConnectionSettings", ("ClientId", app.ClientId), ("ClientSecret", app.ClientSecret), ("Environment", "Sandbox"));

        OrganizationResponse imported = rig.Lab.Execute("ino_ImportConnection", ("ConnectionId", saved["ConnectionId"]), ("RefreshToken", "no-such-token"), ("RealmId", Rig.Profile.RealmId));

        Assert.False((bool)imported["Succeeded"]);
        Told.InWords((string)imported["Message"], "INO-2018", "no longer accepts the stored consent");
        Assert.DoesNotContain("no-such-token", (string)imported["Message"], StringComparison.Ordinal);
        Assert.Empty(rig.Administrator.RetrieveMultiple(new QueryExpression("ino_accountingcompany")).Entities);
        OrganizationResponse again = rig.Lab.Execute(
            "ino_ImportConnection", ("ConnectionId", saved["ConnectionId"]), ("RefreshToken", rig.Lab.QuickBooks.GrantRefreshToken(app, Rig.Profile.RealmId)), ("RealmId", Rig.Profile.RealmId));
        Assert.True((bool)again["Succeeded"], (string)again["Message"]);
    }

    [Fact]
    [Reaches("INO-2019")]
    public async Task A_company_id_that_the_consent_does_not_cover_is_refused_with_what_to_check()
    {
        await using Rig rig = await Rig.OpenAsync(connect: false);
        rig.Lab.QuickBooks.GetOrCreateCompany(Rig.Profile);
        QuickBooksApp app = rig.Lab.QuickBooks.GetOrCreateApp();
        OrganizationResponse saved = rig.Lab.Execute("ino_SaveConnectionSettings", ("ClientId", app.ClientId), ("ClientSecret", app.ClientSecret), ("Environment", "Sandbox"));

        OrganizationResponse imported = rig.Lab.Execute(
            "ino_ImportConnection", ("ConnectionId", saved["ConnectionId"]), ("RefreshToken", rig.Lab.QuickBooks.GrantRefreshToken(app, Rig.Profile.RealmId)), ("RealmId", "999999999"));

        Assert.False((bool)imported["Succeeded"]);
        Told.InWords((string)imported["Message"], "INO-2019");
        Assert.Empty(rig.Administrator.RetrieveMultiple(new QueryExpression("ino_accountingcompany")).Entities);
        OrganizationResponse again = rig.Lab.Execute(
            "ino_ImportConnection", ("ConnectionId", saved["ConnectionId"]), ("RefreshToken", rig.Lab.QuickBooks.GrantRefreshToken(app, Rig.Profile.RealmId)), ("RealmId", Rig.Profile.RealmId));
        Assert.True((bool)again["Succeeded"], (string)again["Message"]);
    }

    [Fact]
    [Reaches("INO-1001")]
    public async Task Without_a_connected_company_job_and_record_end_in_Error_and_say_what_to_do()
    {
        await using Rig rig = await Rig.OpenAsync(connect: false);
        Guid account = rig.CreateAccount("Nowhere to go");
        rig.Promote("account", account);

        await rig.Lab.DrainAsync();

        Entity job = rig.LastJob(account);
        Told.OnJob(job, "Error", "INO-1001");
        Assert.Equal("Error", rig.LinkStatus("account", account));
        Assert.Contains("An administrator connects one", Rig.Text(rig.Administrator.Retrieve("account", account, new ColumnSet("ino_linkerror")), "ino_linkerror"), StringComparison.Ordinal);

        Told.InWords((string)rig.Lab.Execute("ino_GetConnectionStatus")["Message"], "INO-1001");
        rig.Salesperson.Update(new Entity("account", account) { ["description"] = "still mine" });
        Told.ByRefusal(() => Laboratory.Execute(rig.Salesperson, "ino_RetryLinkJob", ("LinkJobId", job.Id)), "INO-1001");
        Assert.Equal("Error", rig.LinkStatus("account", account));

        rig.Lab.Connect(Rig.Profile);
        Laboratory.Execute(rig.Salesperson, "ino_RetryLinkJob", ("LinkJobId", job.Id));
        await rig.SettleAsync();
        Assert.Equal("Linked", rig.LinkStatus("account", account));
        Assert.Equal("Success", Rig.StatusOf(Assert.Single(rig.Jobs(account))));
    }

    [Fact]
    public async Task Who_lacks_the_role_gets_no_job_and_the_record_names_the_role()
    {
        await using Rig rig = await Rig.OpenAsync();
        IOrganizationService stranger = rig.Lab.Dataverse.ServiceFor(rig.Lab.GetOrCreateUser("Ned Norole", "Salesperson"));
        Guid account = Rig.Create(stranger, "account", ("name", "Not his to send"));
        Rig.Promote(stranger, "account", account);

        await rig.Lab.DrainAsync();

        Assert.Empty(rig.Jobs(account));
        Assert.Equal("Error", rig.LinkStatus("account", account));
        Assert.Contains("InoLink User", Rig.Text(rig.Administrator.Retrieve("account", account, new ColumnSet("ino_linkerror")), "ino_linkerror"), StringComparison.Ordinal);
        Assert.Equal(0, rig.Lab.QuickBooks.Log.Done("Customer", "create"));
    }

    [Fact]
    public async Task A_subscription_that_ended_makes_jobs_wait_and_they_go_on_once_it_is_settled()
    {
        await using Rig rig = await Rig.OpenAsync();
        rig.Books.ChangeSettings(profile => profile with { SubscriptionEnded = true });
        Guid id = rig.CreateAccount("Unpaid Ltd");
        rig.Promote("account", id);
        await rig.Lab.DrainAsync();

        Entity job = rig.LastJob(id);
        Assert.Equal("Queued", Rig.StatusOf(job));
        Assert.Contains("subscription", Rig.Text(job, "ino_errordescription"), StringComparison.Ordinal);
        Assert.Contains("Settle", Rig.Text(job, "ino_recommendation"), StringComparison.Ordinal);

        rig.Books.ChangeSettings(profile => profile with { SubscriptionEnded = false });
        await rig.SettleAsync();
        Assert.Equal("Success", Rig.StatusOf(rig.LastJob(id)));
        Assert.Equal(1, rig.CustomersNamed("Unpaid Ltd"));
    }

    [Fact]
    [Reaches("INO-1007")]
    public async Task A_throttled_company_pauses_for_a_minute_and_then_goes_on()
    {
        await using Rig rig = await Rig.OpenAsync();
        rig.Lab.QuickBooks.Faults.Add(new FaultRule(FaultKind.Throttled) { Entity = "Customer", Operation = "create" });
        Guid account = rig.CreateAccount("Throttled Ltd");
        rig.Promote("account", account);

        await rig.Lab.DrainAsync();
        Told.OnJob(rig.LastJob(account), "Queued", "INO-1007");
        await rig.SettleAsync();

        Assert.Equal("Linked", rig.LinkStatus("account", account));
        Assert.Equal("", Rig.Text(rig.LastJob(account), "ino_errorcode"));
    }

    [Fact]
    [Reaches("INO-1011")]
    public async Task A_loopback_address_that_is_not_allowed_makes_jobs_wait_and_sends_nothing()
    {
        await using Rig rig = await Rig.OpenAsync();
        rig.Lab.QuickBooks.Log.Clear();
        rig.Lab.SetLoopback("http://quickbooks.example.com");
        Guid account = rig.CreateAccount("Nowhere");
        rig.Promote("account", account);

        await rig.Lab.DrainAsync();

        Told.OnJob(rig.LastJob(account), "Queued", "INO-1011");
        Told.ByRefusal(() => rig.Lab.Execute("ino_TestConnection", ("CompanyId", rig.Company().Id)), "INO-1011");
        Assert.Empty(rig.Lab.QuickBooks.Log.Entries);

        // an administrator of a real environment clears it; here Intuit is the simulated company
        rig.Lab.SetLoopback(rig.Lab.QuickBooks.Address.GetLeftPart(UriPartial.Authority));
        await rig.SettleAsync();
        Assert.Equal("Linked", rig.LinkStatus("account", account));
    }

    [Fact]
    public async Task No_secret_stands_in_any_job_company_or_trace()
    {
        await using Rig rig = await Rig.OpenAsync();
        rig.Lab.QuickBooks.RevokeGrants(Rig.Profile.RealmId);
        rig.Promote("account", rig.CreateAccount("Secretive"));
        await rig.Lab.DrainAsync();
        QuickBooksApp app = rig.Lab.QuickBooks.GetOrCreateApp();
        Entity connection = rig.Administrator.RetrieveMultiple(new QueryExpression("ino_connection") { ColumnSet = new ColumnSet("ino_accesstoken", "ino_refreshtoken") }).Entities.Single();
        string[] secrets = [app.ClientSecret, .. connection.Attributes.Values.OfType<string>()];

        foreach (string table in (string[])["ino_linkjob", "ino_accountingcompany", "ino_writer", "ino_link", "asyncoperation"])
        {
            foreach (Entity row in rig.Administrator.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(true) }).Entities)
            {
                string all = string.Join(" ", row.Attributes.Values.OfType<string>());
                Assert.DoesNotContain(secrets, secret => secret.Length > 8 && all.Contains(secret, StringComparison.Ordinal));
            }
        }
    }
}
