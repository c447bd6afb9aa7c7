using InoLink.Lab.QuickBooks;
using InoLink.Scenario.Tests.Processes;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Errors;

/// <summary>The company can't be written to for now: jobs wait and say why, and go on by themselves once it was put right.</summary>
public sealed class ConnectionProblemTests(ErrorScene scene) : IClassFixture<ErrorScene>
{
    private const int Connected = 776210000;
    private const int Off = 776210003;

    [Fact]
    [Reaches("INO-1003")]
    public async Task Who_lacks_the_role_is_told_its_name_and_promotes_once_he_has_it()
    {
        Guid user = scene.Rig.Lab.GetOrCreateUser("Rita Roleless", "Salesperson");
        IOrganizationService roleless = scene.Rig.Lab.Dataverse.ServiceFor(user);
        EntityReference account = new("account", Rig.Create(roleless, "account", ("name", "Roleless Ltd")));

        Rig.Promote(roleless, "account", account.Id);
        await scene.Rig.SettleAsync();

        Told.InWords(Rig.Text(scene.Sales.Row(account), "ino_linkerror"), "INO-1003", "InoLink User");
        Assert.Equal("Error", scene.Sales.Status(account));
        IDictionary<string, object> outputs = new ActivityBench(scene.Rig) { User = user }.Run("PromoteRecord", ("Account", account));
        Assert.Equal((false, "INO-1003"), ((bool)outputs["Succeeded"], (string)outputs["ErrorCode"]));
        Assert.Equal(Rig.Text(scene.Sales.Row(account), "ino_linkerror"), outputs["ErrorMessage"]);
        roleless.Update(new Entity("account", account.Id) { ["description"] = "still mine" });
        Guid role = scene.Sales.Where("role", "name", "InoLink User").Single().Id;
        scene.Rig.Administrator.Associate("systemuser", user, new Relationship("systemuserroles_association"), [new EntityReference("role", role)]);
        Rig.Promote(roleless, "account", account.Id);
        await scene.Rig.SettleAsync();
        scene.Sales.AssertLinked(account);
    }

    [Fact]
    [Reaches("INO-1005")]
    public async Task A_copied_environment_makes_jobs_wait_until_the_company_is_connected_here()
    {
        scene.Sales.SetCompany("ino_organizationid", Guid.NewGuid().ToString("D"));
        int calls = scene.Sales.Log.Entries.Count;

        await scene.WaitAsync(scene.Sales.Customer("Copied Ltd"), "INO-1005", () =>
        {
            Assert.Equal(calls, scene.Sales.Log.Entries.Count);
            scene.ConnectAgain();
        }, Rig.Profile.Name);
    }

    [Fact]
    [Reaches("INO-1006")]
    public async Task A_company_that_is_switched_off_makes_jobs_wait_until_it_is_on()
    {
        scene.Sales.SetCompany("ino_state", new OptionSetValue(Off));

        await scene.WaitAsync(scene.Sales.Customer("Off Ltd"), "INO-1006", () => scene.Sales.SetCompany("ino_state", new OptionSetValue(Connected)), Rig.Profile.Name);
    }

    [Fact]
    [Reaches("INO-1008")]
    public async Task A_token_service_that_is_down_makes_jobs_wait_and_they_try_again_by_themselves()
    {
        scene.Rig.Lab.Clock.Advance(TimeSpan.FromHours(2));
        scene.Sales.QuickBooks.Faults.Add(new FaultRule(FaultKind.ServerError) { Operation = "token" });

        await scene.WaitAsync(scene.Sales.Customer("Tokenless Ltd"), "INO-1008", () => { }, "token service");

        scene.Rig.Lab.Clock.Advance(TimeSpan.FromHours(2));
        scene.Sales.QuickBooks.Faults.Add(new FaultRule(FaultKind.ServerError) { Operation = "token" });
        OrganizationResponse tested = scene.Rig.Lab.Execute("ino_TestConnection", ("CompanyId", scene.Sales.CompanyId));
        Assert.False((bool)tested["Succeeded"]);
        Told.InWords((string)tested["Message"], "INO-1008", "token service");
        Assert.True((bool)scene.Rig.Lab.Execute("ino_TestConnection", ("CompanyId", scene.Sales.CompanyId))["Succeeded"]);
    }

    [Fact]
    [Reaches("INO-1010")]
    public async Task Settings_that_can_not_be_read_make_jobs_wait_and_they_try_again_by_themselves()
    {
        scene.Sales.SetCompany("ino_settingsreadon", null);
        scene.Sales.QuickBooks.Faults.Add(new FaultRule(FaultKind.ServerError) { Entity = "Preferences" });

        await scene.WaitAsync(scene.Sales.Customer("Unread Ltd"), "INO-1010", () => { }, "HTTP 503");
    }

    [Fact]
    [Reaches("INO-1021")]
    public async Task A_time_zone_that_nobody_knows_makes_jobs_wait_until_another_one_is_chosen()
    {
        scene.Sales.SetCompany("ino_timezone", "Middle Earth Standard Time");

        await scene.WaitAsync(scene.Sales.Customer("Timeless Ltd"), "INO-1021", () => scene.Sales.SetCompany("ino_timezone", "UTC"), "Middle Earth Standard Time");
    }
}
