using InoLink.Lab.QuickBooks;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Errors;

/// <summary>
/// Every code of Intuit's that a write of ours can meet, played by the simulated company on a write of ours: the job says what it means, with Intuit's own text and what to do; the
/// record stays its owner's; and the same job goes through once QuickBooks takes it, once.
/// </summary>
public sealed class IntuitCodeTests(ErrorScene scene) : IClassFixture<ErrorScene>
{
    private static readonly HashSet<string> OfDocuments =
        ["620", "2070", "2140", "2150", "2160", "2220", "2250", "2290", "6070", "6090", "6100", "6160", "6170", "6200", "6210", "6230", "6270", "6280", "6420", "6440"];

    private static readonly HashSet<string> OfItems = ["2090", "2120", "6430", "6520"];

    public static TheoryData<string> Codes => [.. ShippedFaults.All.Select(fault => fault.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task A_refusal_says_what_it_means_and_what_to_do_and_goes_once_it_is_taken(string code)
    {
        ShippedFault fault = ShippedFaults.All.Single(known => known.Code == code);
        (EntityReference record, string entity, string operation) = await RecordAsync(code);
        string detail = $"Detail of {code} : value X";

        await MeetAsync(record, entity, operation, [new PlayedError(code, $"Message of {code}", detail)], (status, job) =>
        {
            Assert.Equal((fault.Waits ? "Queued" : "Error", "QBO-" + code), (status, Rig.Text(job, "ino_errorcode")));
            Assert.Equal($"{fault.Sentence} QuickBooks says: {detail}.", Rig.Text(job, "ino_errordescription"));
            Assert.Equal(fault.Fix, Rig.Text(job, "ino_recommendation"));
        });
    }

    /// <summary>Codes that are no refusal of one record: what they mean for the company or the call is told by words of ours, and the job goes on.</summary>
    [Theory]
    [InlineData("120", "Queued", "INO-1004", 1)]
    [InlineData("130", "Queued", "INO-1008", 1)]
    [InlineData("140", "Queued", "INO-1008", 1)]
    [InlineData("150", "Queued", "INO-1008", 1)]
    [InlineData("600", "In Progress", "INO-1009", 1)]
    [InlineData("3001", "Queued", "INO-1007", 1)]
    [InlineData("3100", "Queued", "INO-1004", 1)]
    [InlineData("3200", "Queued", "INO-1004", 2)] // the first one only renews the token
    [InlineData("10000", "In Progress", "INO-1009", 1)]
    public async Task A_code_about_the_company_or_the_call_makes_the_job_wait_and_it_goes_on(string code, string status, string ours, int times)
    {
        EntityReference account = scene.Sales.Customer($"Code {code} Ltd");
        int done = scene.Sales.Log.Done("Customer", "create");
        scene.Sales.QuickBooks.Faults.Add(new FaultRule(FaultKind.Refused) { Entity = "Customer", Operation = "create", Times = times, Errors = [new PlayedError(code, "Message of " + code, "Detail of " + code)] });

        scene.Sales.Ask(account);
        await scene.Rig.Lab.DrainAsync();

        Told.OnJob(scene.Sales.Job(account), status, ours);
        Assert.Equal("To be Linked", scene.Sales.Status(account));
        scene.Sales.Salesperson.Update(new Entity("account", account.Id) { ["description"] = "still mine" });
        if (ours == "INO-1004")
        {
            scene.ConnectAgain();
        }

        await scene.Rig.SettleAsync();
        scene.Sales.AssertLinked(account);
        Assert.Single(scene.Rig.Jobs(account.Id));
        Assert.Equal(done + 1, scene.Sales.Log.Done("Customer", "create"));
    }

    [Fact]
    [Reaches("INO-1501")]
    public async Task A_code_that_nobody_knows_passes_Intuits_own_text_on()
        => await MeetAsync(scene.Sales.Customer("Unknown Code Ltd"), "Customer", "create", [new PlayedError("9999", "Out of the ordinary", "Klingons stand on the bow")], (status, job) =>
            Told.OnJob(job, "Error", "INO-1501", "Klingons stand on the bow"));

    [Fact]
    [Reaches("INO-1501")]
    public async Task A_code_that_nobody_knows_and_that_has_no_detail_passes_its_message_on()
        => await MeetAsync(scene.Sales.Customer("No Detail Ltd"), "Customer", "create", [new PlayedError("9998", "Out of the ordinary")], (status, job) =>
            Told.OnJob(job, "Error", "INO-1501", "Out of the ordinary"));

    [Fact]
    public async Task Several_errors_at_once_are_all_told_under_the_first_known_one()
    {
        PlayedError[] errors = [new("9999", "Out of the ordinary", "Klingons stand on the bow"), new("2050", "String length", "Max:21 supported. Supplied length:45"), new("2210", "Email", "Email address is not valid")];

        await MeetAsync(scene.Sales.Customer("Several Ltd"), "Customer", "create", errors, (status, job) => Assert.Equal(
            ("Error", "QBO-2050", "A text is longer than QuickBooks takes. QuickBooks says: Klingons stand on the bow Max:21 supported. Supplied length:45 Email address is not valid."),
            (status, Rig.Text(job, "ino_errorcode"), Rig.Text(job, "ino_errordescription"))));
    }

    [Fact]
    public async Task The_gateways_lower_case_form_is_read_the_same_way()
        => await MeetAsync(scene.Sales.Customer("Lower Case Ltd"), "Customer", "create", [new PlayedError("2210", "Email", "Email address is not valid")], lowerCase: true, told: (status, job) => Assert.Equal(
            ("Error", "QBO-2210", "QuickBooks does not accept the e-mail address. QuickBooks says: Email address is not valid."),
            (status, Rig.Text(job, "ino_errorcode"), Rig.Text(job, "ino_errordescription"))));

    [Fact]
    public async Task In_a_batch_only_the_refused_record_ends_in_Error()
    {
        EntityReference[] accounts = [.. Enumerable.Range(1, 3).Select(i => scene.Sales.Customer($"Batch {i} Ltd"))];
        scene.Sales.QuickBooks.Faults.Add(new FaultRule(FaultKind.Refused) { Entity = "Customer", Operation = "create", Nth = 2, Errors = [new PlayedError("2050", "String length", "Max:100 supported")] });

        await scene.Sales.PromoteAsync(accounts);

        EntityReference refused = Assert.Single(accounts, account => scene.Sales.Status(account) == "Error");
        scene.Sales.AssertLinked([.. accounts.Where(account => account.Id != refused.Id)]);
        Assert.Equal("QBO-2050", Rig.Text(scene.Sales.Job(refused), "ino_errorcode"));
        await scene.RetryAsync(scene.Sales.Job(refused));
        scene.Sales.AssertLinked(refused);
    }

    [Fact]
    public async Task The_daily_look_at_QuickBooks_that_is_refused_says_why_and_is_made_once_it_is_taken()
    {
        scene.Sales.QuickBooks.Faults.Add(new FaultRule(FaultKind.Refused) { Operation = "cdc", Errors = [new PlayedError("5020", "Permission Denied Error", "Access has been denied")] });

        scene.Rig.Lab.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        scene.Rig.Lab.Execute("ino_WakeLinkJobs");
        await scene.Rig.SettleAsync();

        Entity job = scene.Rig.Jobs().Last(known => known.FormattedValues["ino_operation"] == "Read changes");
        Assert.Equal(("Error", "QBO-5020"), (Rig.StatusOf(job), Rig.Text(job, "ino_errorcode")));
        Assert.EndsWith("QuickBooks says: Access has been denied.", Rig.Text(job, "ino_errordescription"), StringComparison.Ordinal);
        Assert.Equal(ShippedFaults.All.Single(fault => fault.Code == "5020").Fix, Rig.Text(job, "ino_recommendation"));
        scene.ConnectAgain();
        scene.Rig.Lab.Execute("ino_RetryLinkJob", ("LinkJobId", job.Id));
        await scene.Rig.SettleAsync();
        Assert.Equal("Success", Rig.StatusOf(scene.Rig.Jobs().Single(known => known.Id == job.Id)));
    }

    private async Task MeetAsync(EntityReference record, string entity, string operation, IReadOnlyList<PlayedError> errors, Action<string, Entity> told, bool lowerCase = false)
    {
        int done = scene.Sales.Log.Done(entity, operation);
        scene.Sales.QuickBooks.Faults.Add(new FaultRule(FaultKind.Refused) { Entity = entity, Operation = operation, Errors = errors, LowerCase = lowerCase });
        if (operation == "create")
        {
            scene.Sales.Ask(record);
        }

        await scene.Rig.Lab.DrainAsync();

        Entity job = scene.Sales.Job(record);
        string status = Rig.StatusOf(job);
        told(status, job);
        bool waits = status == "Queued";
        Assert.Equal(waits ? "To be Linked" : "Error", scene.Sales.Status(record));
        Assert.Equal(waits ? "" : $"{Rig.Text(job, "ino_errordescription")} {Rig.Text(job, "ino_recommendation")}", Rig.Text(scene.Sales.Row(record), "ino_linkerror"));
        Assert.Equal(done, scene.Sales.Log.Done(entity, operation));
        Assert.NotEqual("", Rig.Text(job, "ino_intuittid"));
        (record.LogicalName == "product" ? scene.Sales.Administrator : scene.Sales.Salesperson).Update(new Entity(record.LogicalName, record.Id) { ["description"] = "still mine" });

        if (waits)
        {
            await scene.Rig.SettleAsync();
        }
        else
        {
            await scene.RetryAsync(job);
        }

        scene.Sales.AssertLinked(record);
        Assert.Equal((job.Id, done + 1), (Assert.Single(scene.Rig.Jobs(record.Id), known => known.Id == job.Id).Id, scene.Sales.Log.Done(entity, operation)));
    }

    // the kind of record that the code is about; a name that is taken at the creation of a customer or item is looked into, at an item's renaming it is told
    private async Task<(EntityReference Record, string Entity, string Operation)> RecordAsync(string code)
    {
        if (OfDocuments.Contains(code))
        {
            EntityReference customer = await scene.LinkedAsync($"Code {code} Ltd");
            EntityReference product = scene.Sales.Product("CODE-" + code);
            await scene.Sales.PromoteAsync(product);
            EntityReference invoice = scene.Sales.Sale("invoice", customer, product, 10m);

            // its lines have to stand for a while
            scene.Rig.Lab.Clock.Advance(TimeSpan.FromMinutes(1));
            return (invoice, "Invoice", "create");
        }

        if (OfItems.Contains(code))
        {
            return (scene.Sales.Product("CODE-" + code), "Item", "create");
        }

        if (code == "6240")
        {
            EntityReference product = scene.Sales.Product("CODE-6240");
            await scene.Sales.PromoteAsync(product);
            scene.Sales.Update(product, ("name", "CODE-6240 renamed"), ("productnumber", "CODE-6240R"));
            return (product, "Item", "update");
        }

        return (scene.Sales.Customer($"Code {code} Ltd"), "Customer", "create");
    }
}
