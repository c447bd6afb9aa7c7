using System.ServiceModel;
using System.Text.Json.Nodes;
using InoLink.Lab;
using InoLink.Lab.QuickBooks;
using InoLink.Scenario.Tests.Errors;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Scenario.Tests;

/// <summary>The custom APIs through the imported zip, called by a salesperson unless said otherwise.</summary>
public class CustomApiTests
{
    [Fact]
    public async Task Promote_queues_one_job_and_answers_it_again()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid account = rig.CreateAccount("Twice Asked");

        OrganizationResponse first = Call(rig, "ino_Promote", ("TableName", "account"), ("RecordId", account));
        OrganizationResponse second = Call(rig, "ino_Promote", ("TableName", "account"), ("RecordId", account));
        await rig.SettleAsync();

        Assert.True((bool)first["Created"]);
        Assert.False((bool)second["Created"]);
        Assert.Equal(first["LinkJobId"], second["LinkJobId"]);
        Assert.Equal("ToBeLinked", first["LinkStatus"]);
        Assert.Equal("Linked", rig.LinkStatus("account", account));
        Assert.Single(rig.Jobs(account));
        OrganizationResponse status = Call(rig, "ino_GetLinkStatus", ("TableName", "account"), ("RecordId", account));
        Assert.True((bool)status["IsLinked"]);
        Assert.True((bool)status["CanPromote"]);
        Assert.True((bool)status["CanUnlink"]);
        Assert.Contains("customerdetail", (string)status["QuickBooksUrl"], StringComparison.Ordinal);
        OrganizationResponse found = Call(rig, "ino_FindLinkedRecord", ("QuickBooksType", "Customer"), ("QuickBooksId", status["QuickBooksId"]));
        Assert.Equal(account.ToString("D"), found["RecordId"]);
    }

    [Fact]
    public async Task Promote_refuses_with_the_sentence_that_GetLinkStatus_shows_and_without_the_right_to_write()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid account = rig.CreateAccount("With: colon");
        Guid strangers = Rig.Create(rig.Administrator, "account", ("name", "Not mine"));

        OrganizationResponse status = Call(rig, "ino_GetLinkStatus", ("TableName", "account"), ("RecordId", account));
        string refusal = Refused(() => Call(rig, "ino_Promote", ("TableName", "account"), ("RecordId", account)));

        Assert.False((bool)status["CanPromote"]);
        Assert.Equal("[INO-1202] " + status["BlockedReason"], refusal);
        Assert.Empty(rig.Jobs(account));
        Assert.Equal("", rig.LinkStatus("account", account));
        Assert.StartsWith("[INO-110", Refused(() => Call(rig, "ino_Promote", ("TableName", "account"), ("RecordId", strangers))), StringComparison.Ordinal);
        Assert.StartsWith("[INO-1103]", Refused(() => Call(rig, "ino_Promote", ("TableName", "lead"), ("RecordId", strangers))), StringComparison.Ordinal);
        Assert.StartsWith("[INO-1104]", Refused(() => Call(rig, "ino_Promote", ("TableName", "account"), ("RecordId", Guid.NewGuid()))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PromoteMany_makes_exactly_the_jobs_that_it_answered()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid[] accounts = [.. Enumerable.Range(1, 40).Select(number => rig.CreateAccount($"Many {number}"))];
        Guid bad = rig.CreateAccount("Bad: one");
        string[] ids = [.. accounts.Append(bad).Append(Guid.NewGuid()).Select(id => id.ToString("D"))];

        OrganizationResponse answer = Call(rig, "ino_PromoteMany", ("TableName", "account"), ("RecordIds", ids));
        await rig.SettleAsync();

        Assert.Equal(40, answer["QueuedCount"]);
        Assert.Equal(2, answer["SkippedCount"]);
        EntityCollection results = (EntityCollection)answer["Results"];
        foreach (Guid account in accounts)
        {
            Entity result = results.Entities.Single(row => (string)row["RecordId"] == account.ToString("D"));
            Entity job = Assert.Single(rig.Jobs(account));
            Assert.Equal(job.Id.ToString("D"), result["LinkJobId"]);
            Assert.Equal(answer["BatchId"], job.GetAttributeValue<EntityReference>("ino_batchid").Id.ToString("D"));
            Assert.Equal("Linked", rig.LinkStatus("account", account));
        }

        Assert.Contains("colon", (string)results.Entities.Single(row => (string)row["RecordId"] == bad.ToString("D"))["Reason"], StringComparison.Ordinal);
        Assert.Empty(rig.Jobs(bad));
    }

    [Fact]
    public async Task Unlink_closes_the_link_and_the_next_Promote_takes_the_old_customer_up_again()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid account = rig.CreateAccount("Come Back", ("telephone1", "1"));
        await Promoted(rig, "account", account);
        string id = AccountingId(rig, "account", account);

        OrganizationResponse unlinked = Call(rig, "ino_Unlink", ("TableName", "account"), ("RecordId", account));
        Assert.Equal(id, unlinked["QuickBooksId"]);
        Assert.Equal("Unlinked", rig.LinkStatus("account", account));
        rig.Books.Rename("Customer", id, "Renamed by the bookkeeper");
        rig.Salesperson.Update(new Entity("account", account) { ["telephone1"] = "2" });
        OrganizationResponse plan = Call(rig, "ino_PlanPromotion", ("TableName", "account"), ("RecordIds", new[] { account.ToString("D") }));
        Assert.Equal("Link", Plans(plan).Single()["Action"]);
        await Promoted(rig, "account", account);

        Assert.Equal(id, AccountingId(rig, "account", account));
        JsonObject customer = rig.Books.Find("Customer", id)!;
        Assert.Equal("2", customer["PrimaryPhone"]!["FreeFormNumber"]!.GetValue<string>());
        Assert.Equal("Renamed by the bookkeeper", customer["DisplayName"]!.GetValue<string>());
        Assert.Equal(2, Links(rig, account).Count);
        Assert.Contains("taken up again", Rig.Text(rig.LastJob(account), "ino_errordescription"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetLinkStatus_says_what_promoting_would_make_and_where_it_goes()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid account = rig.CreateAccount("Asked First");

        OrganizationResponse before = Call(rig, "ino_GetLinkStatus", ("TableName", "account"), ("RecordId", account));
        Assert.Equal("Asked First", before["RecordName"]);
        Assert.Equal(Rig.Profile.Name, before["CompanyName"]);
        Assert.Equal("Create", before["PlannedAction"]);
        Assert.Equal("Customer", before["PlannedType"]);
        Assert.False(before.Results.Contains("ConnectionProblem"));
        Assert.False(before.Results.Contains("JobStatus"));

        Call(rig, "ino_Promote", ("TableName", "account"), ("RecordId", account));
        OrganizationResponse waiting = Call(rig, "ino_GetLinkStatus", ("TableName", "account"), ("RecordId", account));
        Assert.Equal("INO-1018", waiting["BlockedCode"]);
        Assert.Equal("Queued", waiting["JobStatus"]);
        Assert.Equal(DateTimeKind.Utc, ((DateTime)waiting["JobSubmittedOn"]).Kind);
        await rig.SettleAsync();

        string id = AccountingId(rig, "account", account);
        Call(rig, "ino_Unlink", ("TableName", "account"), ("RecordId", account));
        OrganizationResponse unlinked = Call(rig, "ino_GetLinkStatus", ("TableName", "account"), ("RecordId", account));
        Assert.Equal("Link", unlinked["PlannedAction"]);
        Assert.Equal(id, unlinked["FormerQuickBooksId"]);
    }

    [Fact]
    [Reaches("INO-1107")]
    public async Task UnlinkMany_ends_the_links_and_lists_what_it_left_out()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid first = rig.CreateAccount("First to go");
        Guid second = rig.CreateAccount("Second to go");
        Guid never = rig.CreateAccount("Never linked");
        Guid strangers = Rig.Create(rig.Administrator, "account", ("name", "Not mine"));
        await Promoted(rig, "account", first);
        await Promoted(rig, "account", second);

        OrganizationResponse answer = Call(rig, "ino_UnlinkMany", ("TableName", "account"), ("RecordIds", new[] { first, never, second, strangers }.Select(id => id.ToString("D")).ToArray()));

        Assert.Equal(2, answer["UnlinkedCount"]);
        Assert.Equal(2, answer["SkippedCount"]);
        EntityCollection results = (EntityCollection)answer["Results"];
        Assert.Equal([true, false, true, false], results.Entities.Select(row => (bool)row["Unlinked"]));
        Assert.Equal("Never linked", results.Entities[1]["RecordName"]);
        Assert.Contains("not linked", (string)results.Entities[1]["Reason"], StringComparison.Ordinal);
        Assert.Equal("Unlinked", rig.LinkStatus("account", first));
        Assert.Equal("Unlinked", rig.LinkStatus("account", second));
        Assert.Equal("", rig.LinkStatus("account", never));
        Told.ByRefusal(() => Call(rig, "ino_UnlinkMany", ("TableName", "account"), ("RecordIds", Array.Empty<string>())), "INO-1107", "1 to 250");
        Guid quote = new Shop(rig).Quote(first, ("Chair", 1m));
        OrganizationResponse documents = Laboratory.Execute(rig.Administrator, "ino_UnlinkMany", ("TableName", "quote"), ("RecordIds", new[] { quote.ToString("D") }));
        Assert.Contains("can't be unlinked", (string)((EntityCollection)documents["Results"]).Entities[0]["Reason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unlinked_and_deleted_in_QuickBooks_makes_a_new_customer_in_a_new_generation()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid account = rig.CreateAccount("Gone Meanwhile");
        await Promoted(rig, "account", account);
        string id = AccountingId(rig, "account", account);
        Call(rig, "ino_Unlink", ("TableName", "account"), ("RecordId", account));
        rig.Books.Rename("Customer", id, "Gone Meanwhile (deleted)");
        rig.Books.MakeInactive("Customer", id);

        await Promoted(rig, "account", account);

        Assert.NotEqual(id, AccountingId(rig, "account", account));
        Assert.Equal([1, 2], Links(rig, account).Select(link => link.GetAttributeValue<int>("ino_generation")).Order());
    }

    [Fact]
    public async Task An_unlinked_product_takes_its_item_up_again_but_not_one_that_another_record_holds()
    {
        await using Rig rig = await Rig.OpenAsync();
        Shop shop = new(rig);
        Guid chair = shop.Product("Chair");
        await Promoted(rig, rig.Administrator, "product", chair);
        string id = AccountingId(rig, "product", chair);
        Laboratory.Execute(rig.Administrator, "ino_Unlink", ("TableName", "product"), ("RecordId", chair));
        await Promoted(rig, rig.Administrator, "product", chair);
        Assert.Equal(id, AccountingId(rig, "product", chair));

        Guid first = rig.CreateAccount("Same Name");
        await Promoted(rig, "account", first);
        Call(rig, "ino_Unlink", ("TableName", "account"), ("RecordId", first));
        Guid second = rig.CreateAccount("Same Name");
        await Promoted(rig, "account", second);
        Call(rig, "ino_Promote", ("TableName", "account"), ("RecordId", first));
        await rig.SettleAsync();

        Assert.Equal("INO-1402", Rig.Text(rig.LastJob(first), "ino_errorcode"));
        Assert.Equal(1, rig.CustomersNamed("Same Name"));
    }

    [Fact]
    public async Task Unlink_by_hand_of_an_update_whose_outcome_is_unknown_is_put_back_until_its_probe()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid account = rig.CreateAccount("Half Known");
        await Promoted(rig, "account", account);
        rig.Lab.QuickBooks.Faults.Add(new FaultRule(FaultKind.DropAfterCommit) { Entity = "Customer", Operation = "update" });
        rig.Salesperson.Update(new Entity("account", account) { ["telephone1"] = "7" });
        Call(rig, "ino_Promote", ("TableName", "account"), ("RecordId", account));
        await rig.Lab.DrainAsync();

        rig.Salesperson.Update(new Entity("account", account) { ["ino_linkstatus"] = new OptionSetValue(Rig.Unlinked) });
        await rig.Lab.DrainAsync();

        Assert.Equal("Linked", rig.LinkStatus("account", account));
        Assert.Contains("InoLink looks in QuickBooks at", Rig.Text(rig.Administrator.Retrieve("account", account, new ColumnSet("ino_linkerror")), "ino_linkerror"), StringComparison.Ordinal);
        await rig.SettleAsync();
        Call(rig, "ino_Unlink", ("TableName", "account"), ("RecordId", account));
        Assert.Equal("Unlinked", rig.LinkStatus("account", account));
    }

    [Fact]
    [Reaches("INO-1016")]
    public async Task Unlink_and_Cancel_wait_for_the_probe_of_an_attempt_whose_outcome_is_unknown()
    {
        await using Rig rig = await Rig.OpenAsync();
        rig.Lab.QuickBooks.Faults.Add(new FaultRule(FaultKind.DropAfterCommit) { Entity = "Customer", Operation = "create" });
        Guid account = rig.CreateAccount("Uncertain");
        OrganizationResponse asked = Call(rig, "ino_Promote", ("TableName", "account"), ("RecordId", account));
        await rig.Lab.DrainAsync();

        Told.ByRefusal(() => Call(rig, "ino_CancelLinkJob", ("LinkJobId", asked["LinkJobId"])), "INO-1016", "UTC");
        Told.ByRefusal(() => Call(rig, "ino_RetryLinkJob", ("LinkJobId", asked["LinkJobId"])), "INO-1016", "UTC");
        Told.ByRefusal(() => Call(rig, "ino_Unlink", ("TableName", "account"), ("RecordId", account)), "INO-1016", "UTC");
        await rig.SettleAsync();
        Assert.Equal(1, rig.CustomersNamed("Uncertain"));
        Call(rig, "ino_Unlink", ("TableName", "account"), ("RecordId", account));
        Assert.Equal("Unlinked", rig.LinkStatus("account", account));
    }

    [Fact]
    [Reaches("INO-1020")]
    public async Task A_queued_job_is_canceled_and_the_status_put_right()
    {
        await using Rig rig = await Rig.OpenAsync();
        rig.Lab.QuickBooks.RevokeGrants(Rig.Profile.RealmId);
        Guid account = rig.CreateAccount("Changed my mind");
        OrganizationResponse asked = Call(rig, "ino_Promote", ("TableName", "account"), ("RecordId", account));
        await rig.Lab.DrainAsync();

        OrganizationResponse canceled = Call(rig, "ino_CancelLinkJob", ("LinkJobId", asked["LinkJobId"]));

        Assert.Equal("Canceled", canceled["JobStatus"]);
        Assert.Equal("", rig.LinkStatus("account", account));
        foreach (string call in (string[])["ino_CancelLinkJob", "ino_RetryLinkJob"])
        {
            Told.ByRefusal(() => Call(rig, call, ("LinkJobId", asked["LinkJobId"])), "INO-1020", "Canceled");
        }
    }

    [Fact]
    public async Task A_job_in_Error_is_tried_again_after_its_cause_was_mended()
    {
        await using Rig rig = await Rig.OpenAsync();
        Guid account = rig.CreateAccount("Bad: name");
        rig.Promote("account", account);
        await rig.SettleAsync();
        Guid job = rig.LastJob(account).Id;
        rig.Salesperson.Update(new Entity("account", account) { ["name"] = "Good name" });
        await rig.Lab.DrainAsync();

        OrganizationResponse answer = Call(rig, "ino_RetryLinkJob", ("LinkJobId", job));
        await rig.SettleAsync();

        Assert.Equal("Queued", answer["JobStatus"]);
        Entity last = Assert.Single(rig.Jobs(account));
        Assert.Equal(job, last.Id);
        Assert.Equal("Success", Rig.StatusOf(last));
        Assert.Equal(2, last.GetAttributeValue<int>("ino_attempts"));
        Assert.Equal("Linked", rig.LinkStatus("account", account));
    }

    [Fact]
    public async Task Connection_status_and_tables_are_functions_that_everybody_may_call()
    {
        await using Rig rig = await Rig.OpenAsync();

        OrganizationResponse status = Call(rig, "ino_GetConnectionStatus");
        EntityCollection tables = (EntityCollection)Call(rig, "ino_GetPromotableTables")["Tables"];

        Assert.True((bool)status["IsConnected"]);
        Assert.Equal("Scenario Company", status["CompanyName"]);
        Assert.Equal(6, tables.Entities.Count);
        Assert.Equal("Invoice", tables.Entities.Single(table => (string)table["LogicalName"] == "salesorder")["QuickBooksType"]);
    }

    [Fact]
    public async Task A_plan_names_what_goes_along_and_the_drain_does_just_that_in_as_many_calls()
    {
        await using Rig rig = await Rig.OpenAsync();
        Shop shop = new(rig);
        Guid quote = shop.Quote(rig.CreateAccount("Parent", ("accountnumber", "1")), ("Chair", 2m), ("Table", 1m));

        OrganizationResponse plan = Call(rig, "ino_PlanPromotion", ("TableName", "quote"), ("RecordIds", new[] { quote.ToString("D") }));
        OrganizationResponse prospect = Call(rig, "ino_GetLinkStatus", ("TableName", "quote"), ("RecordId", quote));
        Assert.Equal("Estimate", prospect["PlannedType"]);
        Assert.Equal("Parent", prospect["CustomerName"]);
        Assert.Equal(40m, prospect["TotalAmount"]);
        Assert.Equal("USD", prospect["CurrencyCode"]);
        rig.Lab.QuickBooks.Log.Clear();
        OrganizationResponse asked = Call(rig, "ino_Promote", ("TableName", "quote"), ("RecordId", quote));
        await rig.SettleAsync();

        Assert.Equal(["Create", "Create", "Create", "Create"], Plans(plan).Select(row => (string)row["Action"]));
        Assert.Equal(["account", "product", "product", "quote"], Plans(plan).Select(row => (string)row["TableName"]));
        Assert.Equal(3, plan["AlongCount"]);
        Assert.Equal(4, plan["CreateCount"]);
        Assert.Equal(40m, ((EntityCollection)plan["Totals"]).Entities.Single()["Net"]);
        Assert.Equal("Success", Rig.StatusOf(rig.LastJob(quote)) + Rig.Text(rig.LastJob(quote), "ino_errordescription").Replace("Created in QuickBooks.", "", StringComparison.Ordinal));
        Assert.Equal(plan["QuickBooksCalls"], rig.Lab.QuickBooks.Log.Entries.Count);
        Assert.Equal(asked["LinkJobId"], rig.LastJob(quote).Id);
        OrganizationResponse status = Call(rig, "ino_GetLinkStatus", ("TableName", "quote"), ("RecordId", quote));
        Assert.False((bool)status["CanPromote"]);
        Assert.Contains("It went over already as Estimate", (string)status["BlockedReason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_active_quote_that_its_owner_cannot_write_any_more_is_promoted_and_released_when_deleted_in_QuickBooks()
    {
        await using Rig rig = await Rig.OpenAsync();
        Shop shop = new(rig);
        Guid quote = shop.Quote(rig.CreateAccount("Active Customer"), ("Chair", 1m));
        rig.Salesperson.Update(new Entity("quote", quote) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });
        await Promoted(rig, "quote", quote);
        string id = AccountingId(rig, "quote", quote);

        OrganizationResponse stands = rig.Lab.Execute("ino_ReleaseDocument", ("TableName", "quote"), ("RecordId", quote), ("Reason", "Wrong customer"));
        rig.Books.Delete("Estimate", id);
        OrganizationResponse released = rig.Lab.Execute("ino_ReleaseDocument", ("TableName", "quote"), ("RecordId", quote), ("Reason", "Wrong customer"));
        string status = rig.LinkStatus("quote", quote);
        await Promoted(rig, "quote", quote);

        Assert.False((bool)stands["Released"]);
        Assert.Contains("still stands", (string)stands["Message"], StringComparison.Ordinal);
        Assert.True((bool)released["Released"], (string)released["Message"]);
        Assert.Equal("", status);
        Assert.NotEqual(id, AccountingId(rig, "quote", quote));
        Assert.Equal(2, Links(rig, quote).Count);
        Assert.Contains("Wrong customer", Links(rig, quote).Select(link => Rig.Text(link, "ino_unlinkreason")).Single(reason => reason.Length > 0), StringComparison.Ordinal);
        Assert.Contains("prvWriteino_AccountingCompany", Refused(() => Call(rig, "ino_ReleaseDocument", ("TableName", "quote"), ("RecordId", quote), ("Reason", "x"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_voided_invoice_is_released_and_a_free_one_is_not_taken_for_voided()
    {
        await using Rig rig = await Rig.OpenAsync();
        Shop shop = new(rig);
        Guid customer = rig.CreateAccount("Voiding Customer");
        Guid paid = shop.Document("invoice", customer, ("Chair", 1m));
        Guid free = shop.Document("invoice", customer, ("Gift", 1m));
        await Promoted(rig, "invoice", paid);
        await Promoted(rig, "invoice", free);
        rig.Books.Void("Invoice", AccountingId(rig, "invoice", paid));

        Assert.True((bool)rig.Lab.Execute("ino_ReleaseDocument", ("TableName", "invoice"), ("RecordId", paid), ("Reason", "Voided"))["Released"]);
        Assert.False((bool)rig.Lab.Execute("ino_ReleaseDocument", ("TableName", "invoice"), ("RecordId", free), ("Reason", "Voided"))["Released"]);
    }

    private static OrganizationResponse Call(Rig rig, string name, params (string Name, object Value)[] parameters) => Laboratory.Execute(rig.Salesperson, name, parameters);

    private static Task Promoted(Rig rig, string table, Guid id) => Promoted(rig, rig.Salesperson, table, id);

    private static async Task Promoted(Rig rig, IOrganizationService caller, string table, Guid id)
    {
        Laboratory.Execute(caller, "ino_Promote", ("TableName", table), ("RecordId", id));
        await rig.SettleAsync();
        Entity job = rig.LastJob(id);
        Assert.True(Rig.StatusOf(job) == "Success", Rig.Text(job, "ino_errorcode") + " " + Rig.Text(job, "ino_errordescription"));
    }

    private static string Refused(Func<object> call) => Assert.ThrowsAny<FaultException<OrganizationServiceFault>>(call).Detail.Message;

    private static IReadOnlyList<Entity> Plans(OrganizationResponse plan) => [.. ((EntityCollection)plan["Plans"]).Entities];

    private static string AccountingId(Rig rig, string table, Guid id) => Rig.Text(rig.Administrator.Retrieve(table, id, new ColumnSet("ino_accountingid")), "ino_accountingid");

    private static IReadOnlyList<Entity> Links(Rig rig, Guid record)
    {
        QueryExpression query = new("ino_link") { ColumnSet = new ColumnSet(true) };
        query.Criteria.AddCondition("ino_recordid", ConditionOperator.Equal, record.ToString("D"));
        return [.. rig.Administrator.RetrieveMultiple(query).Entities];
    }

    /// <summary>What a salesperson needs for documents: a price list with products, and the company's preferences for them.</summary>
    private sealed class Shop
    {
        private readonly Rig rig;
        private readonly EntityReference priceList;
        private readonly EntityReference unit;
        private readonly Dictionary<string, EntityReference> products = [];

        public Shop(Rig rig)
        {
            this.rig = rig;
            unit = First("uom");
            priceList = new EntityReference("pricelevel", Rig.Create(rig.Administrator, "pricelevel", ("name", "Retail")));
            foreach ((string name, decimal price) in new[] { ("Chair", 15m), ("Table", 10m), ("Gift", 0m) })
            {
                Guid id = Rig.Create(rig.Administrator, "product", ("name", name), ("productnumber", name), ("defaultuomid", unit), ("defaultuomscheduleid", First("uomschedule")), ("quantitydecimal", 2), ("producttypecode", new OptionSetValue(3)));
                Rig.Create(rig.Administrator, "productpricelevel", ("pricelevelid", priceList), ("productid", new EntityReference("product", id)), ("uomid", unit), ("amount", new Money(price)));
                rig.Administrator.Update(new Entity("product", id) { ["statecode"] = new OptionSetValue(0) });
                products[name] = new EntityReference("product", id);
            }

            EntityReference company = rig.Company().ToEntityReference();
            Guid income = Rig.Create(rig.Administrator, "ino_listentry", ("ino_name", "Services"), ("ino_accountingcompanyid", company), ("ino_listtype", new OptionSetValue(776210000)), ("ino_accountingid", "1"));
            Rig.Create(rig.Administrator, "ino_linkpreference", ("ino_name", "Product"), ("ino_accountingcompanyid", company), ("ino_feature", new OptionSetValue(776210001)),
                ("ino_serviceincomeaccountid", new EntityReference("ino_listentry", income)));
        }

        public Guid Product(string name) => products[name].Id;

        public Guid Quote(Guid customer, params (string Product, decimal Quantity)[] lines) => Document("quote", customer, lines);

        public Guid Document(string table, Guid customer, params (string Product, decimal Quantity)[] lines)
        {
            Guid id = Rig.Create(rig.Salesperson, table, ("name", "Document"), ("customerid", new EntityReference("account", customer)), ("pricelevelid", priceList));
            foreach ((string product, decimal quantity) in lines)
            {
                Rig.Create(rig.Salesperson, table + "detail", (table + "id", new EntityReference(table, id)), ("productid", products[product]), ("uomid", unit), ("quantity", quantity), ("tax", new Money(0m)));
            }

            return id;
        }

        private EntityReference First(string table) => rig.Administrator.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(false) }).Entities[0].ToEntityReference();
    }
}
