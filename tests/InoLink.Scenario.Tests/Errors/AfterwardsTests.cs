using InoLink.Lab;
using InoLink.Lab.QuickBooks;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Errors;

/// <summary>What goes wrong after the fact: the environment refuses what came of it, or somebody changes it on one of the sides.</summary>
public sealed class AfterwardsTests(ErrorScene scene) : IClassFixture<ErrorScene>
{
    [Fact]
    [Reaches("INO-1503")]
    public async Task An_update_that_meets_another_change_each_time_waits_and_comes_through_by_itself()
    {
        EntityReference account = await scene.LinkedAsync("Busy Ltd");
        scene.Sales.QuickBooks.Faults.Add(new FaultRule(FaultKind.Refused) { Entity = "Customer", Operation = "update", Times = 2, Errors = [new("5010", "Stale Object Error", "Stale Object Error : You and Anna were working on this at the same time.")] });

        scene.Sales.Update(account, ("telephone1", "555-0170"));
        await scene.Rig.Lab.DrainAsync();

        Told.OnJob(scene.Sales.Job(account), "Queued", "INO-1503");
        scene.Sales.Salesperson.Update(new Entity("account", account.Id) { ["description"] = "still mine" });
        await scene.Rig.SettleAsync();
        scene.Sales.AssertLinked(account);
        Assert.Equal("555-0170", SalesPhone("Busy Ltd"));
    }

    [Fact]
    [Reaches("INO-1801")]
    public async Task A_record_that_refuses_its_result_gets_it_once_it_takes_it_and_nothing_goes_twice()
    {
        EntityReference account = scene.Sales.Customer("Vetoed Ltd");
        using (CustomersVeto veto = new(scene.Rig.Lab.Dataverse, "Update", "account", target => target.Contains("ino_accountingid")))
        {
            await scene.Sales.PromoteAsync(account);
            Told.OnJob(scene.Sales.Job(account), "Success", "INO-1801");
            await TickAsync();
            Told.OnJob(scene.Sales.Job(account), "Success", "INO-1801");
            Assert.True(veto.Refused >= 2, "the tick repeats the write");
            Assert.Equal("To be Linked", scene.Sales.Status(account));
            scene.Sales.Salesperson.Update(new Entity("account", account.Id) { ["description"] = "still mine" });
        }

        await TickAsync();
        scene.Sales.AssertLinked(account);
        Assert.Equal("", Rig.Text(scene.Sales.Job(account), "ino_errorcode"));
        Assert.Single(scene.Rig.Jobs(account.Id));
        Assert.Equal(1, scene.Rig.CustomersNamed("Vetoed Ltd"));
    }

    [Fact]
    [Reaches("INO-1801")]
    public async Task An_invoice_that_refuses_its_result_gets_number_and_total_check_with_it_later()
    {
        EntityReference invoice = scene.Sales.Sale("invoice", scene.Sales.Customer("Vetoed Sale Ltd"), scene.Sales.Product("VETO-1"), 30m);
        using (new CustomersVeto(scene.Rig.Lab.Dataverse, "Update", "invoice", target => target.Contains("ino_accountingid")))
        {
            await scene.Sales.PromoteAsync(invoice);
            Told.OnJob(scene.Sales.Job(invoice), "Success", "INO-1801");
        }

        await TickAsync();
        scene.Sales.AssertLinked(invoice);
        Entity row = scene.Sales.Row(invoice);
        Assert.Equal((Rig.Text(scene.Sales.Job(invoice), "ino_accountingref"), "Agrees"), (Rig.Text(row, "ino_accountingref"), row.FormattedValues["ino_totalcheck"]));
        Assert.True(row.Contains("ino_lastlinkedon"));
    }

    [Fact]
    [Reaches("INO-1205")]
    public async Task A_record_that_refuses_its_error_leaves_the_reason_on_the_job_and_says_it_once_it_may()
    {
        EntityReference account = scene.Sales.Customer("Silenced Ltd", ("emailaddress1", "nobody at all"));
        using (new CustomersVeto(scene.Rig.Lab.Dataverse, "Update", "account", target => target.GetAttributeValue<OptionSetValue>("ino_linkstatus")?.Value == 776210002))
        {
            await scene.Sales.PromoteAsync(account);
            Told.OnJob(scene.Sales.Job(account), "Error", "INO-1205", "nobody at all", "refuses changes of the record");
            await TickAsync();
            await TickAsync();
            Assert.Single(scene.Rig.Jobs(account.Id));
            Assert.Equal("To be Linked", scene.Sales.Status(account));
        }

        await TickAsync();
        Entity job = scene.Sales.AssertRefused(account, "INO-1205", "nobody at all");
        Assert.DoesNotContain("refuses changes", Rig.Text(job, "ino_errordescription"), StringComparison.Ordinal);
        scene.Sales.Update(account, ("emailaddress1", "nobody@example.com"));
        await scene.RetryAsync(job);
        scene.Sales.AssertLinked(account);
    }

    [Fact]
    [Reaches("INO-1802")]
    public async Task A_record_that_refuses_to_be_asked_for_ends_its_job_and_goes_once_the_rule_of_the_house_is_off()
    {
        EntityReference account = scene.Sales.Customer("Unasked Ltd");
        EntityReference other = scene.Sales.Customer("Asked Ltd");
        using (new CustomersVeto(scene.Rig.Lab.Dataverse, "Update", "account", target => target.Id == account.Id && target.Contains("ino_linkstatus")))
        {
            scene.Call("ino_PromoteMany", ("TableName", "account"), ("RecordIds", new[] { account.Id.ToString("D"), other.Id.ToString("D") }));
            await scene.Rig.SettleAsync();
            Told.OnJob(scene.Sales.Job(account), "Error", "INO-1802");
            Assert.Equal("", scene.Sales.Status(account));
            scene.Sales.Salesperson.Update(new Entity("account", account.Id) { ["description"] = "still mine" });
        }

        scene.Sales.AssertLinked(other);
        await scene.RetryAsync(scene.Sales.Job(account));
        scene.Sales.AssertLinked(account);
    }

    [Fact]
    public async Task A_record_that_refuses_every_word_of_ours_keeps_no_other_of_an_import_from_being_found()
    {
        IOrganizationService roleless = scene.Rig.Lab.Dataverse.ServiceFor(scene.Rig.Lab.GetOrCreateUser("Ruth Roleless", "Salesperson"));
        EntityReference mute = new("account", Rig.Create(roleless, "account", ("name", "Mute Ltd"), ("ino_linkstatus", new OptionSetValue(Rig.ToBeLinked))));
        EntityReference found = scene.Sales.Customer("Found Ltd", ("ino_linkstatus", new OptionSetValue(Rig.ToBeLinked)));
        using CustomersVeto veto = new(scene.Rig.Lab.Dataverse, "Update", "account", target => target.Id == mute.Id);

        await TickAsync();
        await scene.Rig.SettleAsync();

        scene.Sales.AssertLinked(found);
        Assert.True(veto.Refused > 0);
        Entity batch = scene.Rig.Jobs().Last(job => job.FormattedValues["ino_operation"] == "Batch");
        Assert.Equal("Success", Rig.StatusOf(batch));
        Assert.Contains("1 of them could not be worked on", Rig.Text(batch, "ino_errordescription"), StringComparison.Ordinal);
        scene.Rig.Administrator.Delete("account", mute.Id);
    }

    [Fact]
    [Reaches("INO-1811")]
    public async Task A_merge_into_an_account_that_is_not_linked_names_the_customer_that_is_left_over_and_it_can_be_linked()
    {
        (EntityReference kept, Entity notice) = await MergeAsync("Merged Into Ltd", "Left Over Ltd");
        Assert.Equal("", scene.Sales.Status(kept));

        scene.Rig.Lab.Execute("ino_LoadLists", ("CompanyId", scene.Sales.CompanyId));
        await scene.Rig.SettleAsync();
        Entity entry = scene.Sales.Where("ino_listentry", "ino_name", "Left Over Ltd").Single();
        OrganizationResponse linked = scene.Rig.Lab.Execute(
            "ino_LinkExisting", ("CompanyId", scene.Sales.CompanyId), ("TableName", "account"), ("RecordIds", new[] { kept.Id.ToString("D") }), ("EntryIds", new[] { entry.Id.ToString("D") }));

        Assert.Equal(1, linked["LinkedCount"]);
        Assert.Equal("Linked", scene.Sales.Status(kept));
        await scene.RetryAsync(notice);
        scene.Sales.AssertLinked(kept);
        Assert.Equal(0, scene.Rig.CustomersNamed("Merged Into Ltd"));
    }

    [Fact]
    [Reaches("INO-1811")]
    public async Task Or_the_account_that_was_merged_into_becomes_a_customer_of_its_own()
    {
        (EntityReference kept, Entity notice) = await MergeAsync("Own Customer Ltd", "Left Behind Ltd");

        await scene.RetryAsync(notice);

        scene.Sales.AssertLinked(kept);
        Assert.Equal((1, 1), (scene.Rig.CustomersNamed("Own Customer Ltd"), scene.Rig.CustomersNamed("Left Behind Ltd")));
    }

    [Fact]
    [Reaches("INO-1813")]
    [Reaches("INO-1814")]
    [Reaches("INO-1815")]
    [Reaches("INO-1816")]
    public async Task What_QuickBooks_voided_deleted_or_made_inactive_is_told_and_goes_over_again_by_the_way_that_is_told()
    {
        EntityReference product = scene.Sales.Product("THERE-1");
        EntityReference customer = scene.Sales.Customer("There Ltd");
        EntityReference invoice = scene.Sales.Sale("invoice", customer, product, 10m);
        EntityReference quote = scene.Sales.Sale("quote", customer, product, 10m);
        EntityReference resting = await scene.LinkedAsync("Resting There Ltd");
        EntityReference gone = await scene.LinkedAsync("Gone There Ltd");
        await scene.Sales.PromoteAsync(invoice, quote);
        scene.Sales.AssertLinked(invoice, quote);
        scene.Sales.Books.Void("Invoice", IdOf(invoice));
        scene.Sales.Books.Delete("Estimate", IdOf(quote));
        scene.Sales.Books.MakeInactive("Customer", IdOf(resting));
        scene.Sales.Books.MergeAway("Customer", IdOf(gone));

        scene.Rig.Lab.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        await TickAsync();
        await scene.Rig.SettleAsync();

        foreach ((EntityReference record, string code) in new[] { (invoice, "INO-1813"), (quote, "INO-1814"), (resting, "INO-1815"), (gone, "INO-1816") })
        {
            Entity notice = scene.Sales.Job(record);
            Told.OnJob(notice, "Error", code);
            Assert.Equal($"{Rig.Text(notice, "ino_errordescription")} {Rig.Text(notice, "ino_recommendation")}", Rig.Text(scene.Sales.Row(record), "ino_linkerror"));
            Assert.Equal("Linked", scene.Sales.Status(record));
        }

        foreach (EntityReference document in (EntityReference[])[invoice, quote])
        {
            string before = IdOf(document);
            OrganizationResponse released = scene.Rig.Lab.Execute("ino_ReleaseDocument", ("TableName", document.LogicalName), ("RecordId", document.Id), ("Reason", "Meant otherwise"));
            Assert.True((bool)released["Released"], (string)released["Message"]);
            await scene.Sales.PromoteAsync(document);
            scene.Sales.AssertLinked(document);
            Assert.NotEqual(before, IdOf(document));
        }

        scene.Sales.Books.Reactivate("Customer", IdOf(resting));
        scene.Sales.Update(resting, ("telephone1", "555-0190"));
        scene.Call("ino_Unlink", ("TableName", "account"), ("RecordId", gone.Id));
        await scene.Sales.PromoteAsync(gone);
        scene.Sales.AssertLinked(resting, gone);
        Assert.Equal("555-0190", SalesPhone("Resting There Ltd"));
        Assert.Equal(1, scene.Rig.CustomersNamed("Gone There Ltd"));
    }

    [Fact]
    [Reaches("INO-1901")]
    public async Task A_failure_that_nobody_foresaw_keeps_one_record_waiting_and_not_the_others()
    {
        EntityReference parent = scene.Sales.Customer("Unforeseen Parent Ltd");
        EntityReference child = scene.Sales.Customer("Unforeseen Child Ltd", ("parentaccountid", parent));
        EntityReference other = scene.Sales.Customer("Bystander Ltd");
        using (new CustomersVeto(scene.Rig.Lab.Dataverse, "Create", "ino_linkjob", target => target.GetAttributeValue<string>("ino_recordname") == "Unforeseen Parent Ltd"))
        {
            scene.Sales.Ask(child, other);
            await scene.Rig.Lab.DrainAsync();
            Told.OnJob(scene.Sales.Job(child), "Queued", "INO-1901", "unexpected failure");
            await scene.Rig.Lab.TickUntilAsync(() => scene.Sales.Status(other) == "Linked", TimeSpan.FromMinutes(10));
            scene.Sales.AssertLinked(other);
            Told.OnJob(scene.Sales.Job(child), "Queued", "INO-1901");
            Assert.Equal("To be Linked", scene.Sales.Status(child));
            scene.Sales.Salesperson.Update(new Entity("account", child.Id) { ["description"] = "still mine" });
        }

        await scene.RetryAsync(scene.Sales.Job(child));
        scene.Sales.AssertLinked(parent, child);
    }

    private async Task<(EntityReference Kept, Entity Notice)> MergeAsync(string keptName, string mergedName)
    {
        EntityReference kept = scene.Sales.Customer(keptName);
        EntityReference merged = await scene.LinkedAsync(mergedName);
        scene.Rig.Administrator.Execute(new OrganizationRequest("Merge") { ["Target"] = kept, ["SubordinateId"] = merged.Id, ["UpdateContent"] = new Entity("account"), ["PerformParentingChecks"] = false });
        await scene.Rig.SettleAsync();
        Entity notice = scene.Sales.Job(kept);
        Told.OnJob(notice, "Error", "INO-1811", keptName, mergedName);
        Told.InWords(Rig.Text(scene.Sales.Row(kept), "ino_linkerror"), "INO-1811");
        scene.Sales.Salesperson.Update(new Entity("account", kept.Id) { ["description"] = "still mine" });
        return (kept, notice);
    }

    private async Task TickAsync()
    {
        scene.Rig.Lab.Clock.Advance(TimeSpan.FromMinutes(2));
        scene.Rig.Lab.Execute("ino_WakeLinkJobs");
        await scene.Rig.Lab.DrainAsync();
    }

    private string IdOf(EntityReference record) => Rig.Text(scene.Sales.Row(record), "ino_accountingid");

    private string SalesPhone(string customer) => scene.Sales.Books.All("Customer").Single(held => held["DisplayName"]!.ToString() == customer)["PrimaryPhone"]!["FreeFormNumber"]!.ToString();
}
