using InoLink.Lab;
using InoLink.Lab.Dataverse;
using InoLink.Lab.QuickBooks;
using InoLink.Scenario.Tests.Processes;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Errors;

/// <summary>What somebody asks for that can't be: the call is refused with words and a way, nothing is changed, and the way works.</summary>
public sealed class RequestRefusalTests(ErrorScene scene) : IClassFixture<ErrorScene>
{
    [Fact]
    [Reaches("INO-1013")]
    public async Task A_company_that_is_not_connected_here_is_refused_and_without_choosing_one_it_goes()
    {
        EntityReference account = scene.Sales.Customer("Wrongly Sent Ltd");

        Told.ByRefusal(() => scene.Promote(account, ("CompanyId", Guid.NewGuid())), "INO-1013");
        Assert.Equal("", scene.Sales.Status(account));

        scene.Promote(account);
        await scene.Rig.SettleAsync();
        scene.Sales.AssertLinked(account);
    }

    [Fact]
    [Reaches("INO-1017")]
    public async Task What_is_being_sent_at_this_moment_is_neither_canceled_nor_unlinked_nor_tried_again_until_it_is_done()
    {
        EntityReference account = scene.Sales.Customer("On The Way Ltd");
        scene.Sales.QuickBooks.Faults.Add(new FaultRule(FaultKind.Latency) { Entity = "Customer", Operation = "create", Delay = TimeSpan.FromSeconds(2) });
        Guid job = (Guid)scene.Promote(account)["LinkJobId"];

        Task drained = Task.Run(() => scene.Rig.Lab.DrainAsync());
        while (Rig.StatusOf(scene.Sales.Job(account)) == "Queued")
        {
            await Task.Delay(20);
        }

        foreach (string call in (string[])["ino_CancelLinkJob", "ino_RetryLinkJob"])
        {
            Told.ByRefusal(() => scene.Call(call, ("LinkJobId", job)), "INO-1017");
        }

        Told.ByRefusal(() => scene.Call("ino_Unlink", ("TableName", "account"), ("RecordId", account.Id)), "INO-1017");
        await drained;
        await scene.Rig.SettleAsync();
        scene.Sales.AssertLinked(account);
        scene.Call("ino_Unlink", ("TableName", "account"), ("RecordId", account.Id));
        Assert.Equal("Unlinked", scene.Sales.Status(account));
    }

    [Fact]
    [Reaches("INO-1018")]
    public async Task A_second_job_for_a_record_that_waits_already_is_refused_and_the_first_one_promotes_it()
    {
        EntityReference account = scene.Sales.Customer("Twice: Asked");
        await scene.Sales.PromoteAsync(account);
        Entity failed = scene.Sales.AssertRefused(account, "INO-1202");
        scene.Sales.Update(account, ("name", "Twice Asked"));
        scene.Promote(account);

        Told.ByRefusal(() => scene.Call("ino_RetryLinkJob", ("LinkJobId", failed.Id)), "INO-1018", "UTC");
        await scene.Rig.SettleAsync();

        scene.Sales.AssertLinked(account);
        Assert.Equal("Error", Rig.StatusOf(scene.Rig.Jobs(account.Id)[0]));
    }

    [Fact]
    [Reaches("INO-1019")]
    public async Task A_job_that_does_not_exist_is_neither_tried_again_nor_canceled_and_one_of_the_list_is()
    {
        foreach (string call in (string[])["ino_CancelLinkJob", "ino_RetryLinkJob"])
        {
            Told.ByRefusal(() => scene.Call(call, ("LinkJobId", Guid.NewGuid())), "INO-1019");
        }

        EntityReference account = scene.Sales.Customer("Of: the list");
        await scene.MeetAsync(account, "INO-1202", () => scene.Sales.Update(account, ("name", "Of the list")));
    }

    [Fact]
    [Reaches("INO-1101")]
    public async Task A_record_that_was_deleted_before_its_turn_ends_its_job_and_the_job_is_not_tried_again()
    {
        EntityReference gone = scene.Sales.Customer("Gone Early Ltd");
        EntityReference stays = scene.Sales.Customer("Stays Ltd");
        scene.Call("ino_PromoteMany", ("TableName", "account"), ("RecordIds", new[] { gone.Id.ToString("D"), stays.Id.ToString("D") }));
        scene.Rig.Administrator.Delete("account", gone.Id);
        await scene.Rig.SettleAsync();

        Entity job = scene.Sales.Job(gone);
        Told.OnJob(job, "Error", "INO-1101");
        Told.ByRefusal(() => scene.Call("ino_RetryLinkJob", ("LinkJobId", job.Id)), "INO-1101");
        scene.Sales.AssertLinked(stays);
        Assert.Equal(0, scene.Rig.CustomersNamed("Gone Early Ltd"));
    }

    [Fact]
    [Reaches("INO-1102")]
    public async Task A_deactivated_account_is_refused_and_goes_once_it_is_active()
    {
        EntityReference account = scene.Sales.Customer("Resting Ltd");
        scene.Sales.Update(account, ("statecode", new OptionSetValue(1)), ("statuscode", new OptionSetValue(2)));

        await scene.MeetAsync(account, "INO-1102", () => scene.Sales.Update(account, ("statecode", new OptionSetValue(0)), ("statuscode", new OptionSetValue(1))), "account");
    }

    [Fact]
    [Reaches("INO-1103")]
    public async Task A_table_that_does_not_go_over_is_refused_with_the_list_of_those_that_do()
    {
        EntityReference account = scene.Sales.Customer("A Lead Before Ltd");

        Told.ByRefusal(() => scene.Promote(new EntityReference("lead", Guid.NewGuid())), "INO-1103", "lead", "account, contact, product, quote, salesorder, invoice");

        scene.Promote(account);
        await scene.Rig.SettleAsync();
        scene.Sales.AssertLinked(account);
    }

    [Fact]
    [Reaches("INO-1104")]
    [Reaches("INO-1105")]
    public async Task Who_may_not_see_or_not_change_the_record_is_refused_and_may_once_he_got_the_right()
    {
        EntityReference account = new("account", Rig.Create(scene.Rig.Administrator, "account", ("name", "Somebody Elses Ltd")));
        Guid user = scene.Rig.Lab.GetOrCreateUser("Nick Narrow", "Salesperson", "InoLink User");
        IOrganizationService narrow = scene.Rig.Lab.Dataverse.ServiceFor(user);
        OrganizationResponse Promote() => Laboratory.Execute(narrow, "ino_Promote", ("TableName", "account"), ("RecordId", account.Id));

        Told.ByRefusal(Promote, "INO-1104");
        Grant(user, "prvReadAccount");
        Told.ByRefusal(Promote, "INO-1105");
        OrganizationResponse status = Laboratory.Execute(narrow, "ino_GetLinkStatus", ("TableName", "account"), ("RecordId", account.Id));
        Told.InAnswer("INO-1105", (string)status["BlockedCode"], (string)status["BlockedReason"], (string)status["BlockedReason"]);
        Assert.Empty(scene.Rig.Jobs(account.Id));
        IDictionary<string, object> outputs = new ActivityBench(scene.Rig) { User = user }.Run("PromoteRecord", ("Account", account));
        Assert.Equal("INO-1105", outputs["ErrorCode"]);
        Grant(user, "prvWriteAccount");
        Told.ByRefusal(Promote, "INO-1105", "Append To");
        Grant(user, "prvAppendToAccount");
        Promote();
        await scene.Rig.SettleAsync();
        scene.Sales.AssertLinked(account);
    }

    [Fact]
    [Reaches("INO-1106")]
    public async Task A_document_is_not_unlinked_and_goes_again_once_it_was_deleted_in_QuickBooks_and_released()
    {
        EntityReference quote = await DocumentAsync("Once Ltd", "ONCE-1");
        string id = Rig.Text(scene.Sales.Row(quote), "ino_accountingid");

        Told.ByRefusal(() => scene.Call("ino_Unlink", ("TableName", "quote"), ("RecordId", quote.Id)), "INO-1106");
        Assert.Equal("Linked", scene.Sales.Status(quote));

        scene.Sales.Books.Delete("Estimate", id);
        OrganizationResponse released = Release(quote);
        Assert.True((bool)released["Released"], (string)released["Message"]);
        scene.Promote(quote);
        await scene.Rig.SettleAsync();
        scene.Sales.AssertLinked(quote);
        Assert.NotEqual(id, Rig.Text(scene.Sales.Row(quote), "ino_accountingid"));
    }

    [Fact]
    [Reaches("INO-1108")]
    public async Task What_is_not_linked_has_nothing_to_release_or_unlink_and_may_be_promoted()
    {
        EntityReference account = scene.Sales.Customer("Never Ltd");
        EntityReference quote = scene.Sales.Sale("quote", account, scene.Sales.Product("NEVER-1"), 10m);

        Told.ByRefusal(() => Release(quote), "INO-1108");
        Told.InWords((string)scene.Call("ino_Unlink", ("TableName", "account"), ("RecordId", account.Id))["Message"], "INO-1108");

        scene.Promote(quote);
        await scene.Rig.SettleAsync();
        scene.Sales.AssertLinked(account, quote);
    }

    [Fact]
    [Reaches("INO-1109")]
    public async Task An_account_is_not_released_but_unlinked()
    {
        EntityReference account = await scene.LinkedAsync("Unlinked Instead Ltd");

        Told.ByRefusal(() => Release(account), "INO-1109");
        Assert.Equal("Linked", scene.Sales.Status(account));

        scene.Call("ino_Unlink", ("TableName", "account"), ("RecordId", account.Id));
        Assert.Equal("Unlinked", scene.Sales.Status(account));
    }

    private async Task<EntityReference> DocumentAsync(string customer, string product)
    {
        EntityReference quote = scene.Sales.Sale("quote", scene.Sales.Customer(customer), scene.Sales.Product(product), 10m);
        await scene.Sales.PromoteAsync(quote);
        scene.Sales.AssertLinked(quote);
        return quote;
    }

    private OrganizationResponse Release(EntityReference record) =>
        scene.Rig.Lab.Execute("ino_ReleaseDocument", ("TableName", record.LogicalName), ("RecordId", record.Id), ("Reason", "Asked for"));

    // a role of the customer's own with that privilege, everywhere
    private void Grant(Guid user, string privilege)
    {
        Guid role = scene.Rig.Administrator.Create(new Entity("role") { ["name"] = "Has " + privilege, ["businessunitid"] = new EntityReference("businessunit", scene.Rig.Lab.Dataverse.RootBusinessUnitId) });
        scene.Rig.Lab.Dataverse.Security.SetRolePrivileges(role, [(privilege, PrivilegeDepth.Global)]);
        scene.Rig.Administrator.Associate("systemuser", user, new Relationship("systemuserroles_association"), [new EntityReference("role", role)]);
    }
}
