using System.Text.Json.Nodes;
using InoLink.Lab;
using InoLink.Lab.Dataverse.Async;
using InoLink.Lab.QuickBooks;
using InoLink.Scenario.Tests.Books;
using InoLink.Scenario.Tests.Errors;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Scenario.Tests.Writers;

/// <summary>DESIGN §4.3: several writers side by side, through the zip. Whatever happens between them, everything is in QuickBooks once.</summary>
public sealed class WritersTests
{
    private const int Service = 776210006;

    private static AsyncServiceOptions Parallel(ChaosOptions? chaos = null) => new() { Workers = 8, Chaos = chaos ?? new ChaosOptions() };

    [Fact]
    public async Task Jobs_are_split_by_root_customer_items_belong_to_the_first_and_every_record_goes_once()
    {
        await using SalesRig rig = await SalesRig.OpenAsync(async: Parallel());
        SetWriters(rig, 4);
        Family[] families = [.. Enumerable.Range(1, 12).Select(i => new Family(rig, $"Family {i}"))];
        EntityReference[] products = [.. Enumerable.Range(1, 6).Select(i => rig.Product($"W-{i}"))];
        EntityReference[] invoices = [.. families.Select((family, i) => rig.Sale("invoice", family.Child, products[i % 6], 10m + i))];

        await rig.PromoteAsync([.. families.SelectMany(family => family.All), .. invoices]);

        rig.AssertLinked([.. families.SelectMany(family => family.All), .. invoices, .. products]);
        Assert.Equal(36, rig.Log.Done("Customer", "create"));
        Assert.Equal(6, rig.Log.Done("Item", "create"));
        Assert.Equal(12, rig.Log.Done("Invoice", "create"));
        Assert.All(products, product => Assert.Equal(1, WriterOf(rig.Job(product))));
        Assert.All(families.Zip(invoices), family => Assert.Single(family.First.All.Append(family.Second).Select(record => WriterOf(rig.Job(record))).Distinct()));
        Assert.InRange(families.Select(family => WriterOf(rig.Job(family.Root))).Distinct().Count(), 2, 4);
        Assert.Equal([1, 2, 3, 4], Rows(rig).Select(row => row.GetAttributeValue<int>("ino_number")));
        Assert.All(Rows(rig), row => Assert.Equal(("", ""), (Rig.Text(row, "ino_leaseholder"), Rig.Text(row, "ino_manifest"))));
    }

    [Theory]
    [InlineData(1, RequestIdMode.Replayed)]
    [InlineData(2, RequestIdMode.Ignored)]
    [InlineData(3, RequestIdMode.Fault6000)]
    public async Task Lost_answers_dead_runs_and_jobs_delivered_twice_write_nothing_twice(int seed, RequestIdMode mode)
    {
        await using SalesRig rig = await SalesRig.OpenAsync(async: Parallel(new ChaosOptions { Seed = seed, DeliverTwice = 0.3, ShuffleOrder = true, CrashAfterHttpCalls = 9 + seed }));
        SetWriters(rig, 3);
        rig.QuickBooks.Faults.RequestIds = mode;
        rig.QuickBooks.Faults.Seed = seed;
        rig.QuickBooks.Faults.Add(new FaultRule(FaultKind.DropAfterCommit) { Operation = "create", Probability = 0.2, Times = 3 });
        rig.QuickBooks.Faults.Add(new FaultRule(FaultKind.DropBeforeWork) { Operation = "create", Probability = 0.2, Times = 3 });
        EntityReference product = rig.Product("W-1");
        Family[] families = [.. Enumerable.Range(1, 6).Select(i => new Family(rig, $"Family {i}"))];
        EntityReference[] invoices = [.. families.Select(family => rig.Sale("invoice", family.Child, product, 25m))];

        await rig.PromoteAsync([.. families.SelectMany(family => family.All), .. invoices]);

        rig.AssertLinked([.. families.SelectMany(family => family.All), .. invoices]);
        Assert.Equal(18, rig.Books.All("Customer").Count);
        Assert.Equal(6, rig.Books.All("Invoice").Count);
        Assert.Equal(18 + 6, OpenLinks(rig).Where(link => Rig.Text(link, "ino_quickbookstype") is "Customer" or "Invoice").Select(link => Rig.Text(link, "ino_quickbookstype") + Rig.Text(link, "ino_accountingid")).Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task B07_accounts_of_one_name_at_different_writers_never_share_a_customer(int seed)
    {
        await using SalesRig rig = await SalesRig.OpenAsync(async: Parallel(new ChaosOptions { Seed = seed, ShuffleOrder = true }));
        SetWriters(rig, 4);
        EntityReference[] twins = [.. Enumerable.Range(1, 8).Select(_ => rig.Customer("Same Name Ltd"))];
        rig.Books.Create("Customer", new JsonObject { ["DisplayName"] = "Known Ltd" });
        EntityReference[] takers = [.. Enumerable.Range(1, 8).Select(_ => rig.Customer("Known Ltd"))];

        // the first writer's customer stands already while he does not know it yet: the others find a customer that no link holds
        rig.QuickBooks.Faults.Add(new FaultRule(FaultKind.AnswerLate) { Entity = "Customer", Operation = "create", Delay = TimeSpan.FromSeconds(1) });

        await rig.PromoteAsync([.. twins, .. takers]);

        Assert.Equal(1, twins.Count(twin => rig.Status(twin) == "Linked"));
        Assert.Equal(1, takers.Count(taker => rig.Status(taker) == "Linked"));
        Assert.All(twins.Concat(takers).Where(account => rig.Status(account) != "Linked"), account => rig.AssertRefused(account, "INO-1402"));
        Assert.Equal(2, rig.Books.All("Customer").Count);
        Assert.Equal(2, OpenLinks(rig).Count);
    }

    [Fact]
    public async Task B01_an_order_and_its_invoice_at_different_writers_are_one_receivable()
    {
        await using SalesRig rig = await SalesRig.OpenAsync(async: Parallel());
        SetWriters(rig, 2);
        EntityReference product = rig.Product("W-1");
        EntityReference customer = rig.Customer("Once Ltd");
        await rig.PromoteAsync(product, customer);
        rig.QuickBooks.Faults.Add(new FaultRule(FaultKind.ItemLatency) { Entity = "Invoice", Operation = "create", Delay = TimeSpan.FromMilliseconds(300) }.Always());
        List<(EntityReference Order, EntityReference Invoice)> sales = [];
        for (int i = 0; i < 6; i++)
        {
            EntityReference order = rig.Sale("salesorder", customer, product, 40m + i);
            sales.Add((order, rig.InvoiceOf(order)));
        }

        // whatever gave them to different writers: a customer changed meanwhile, the number of writers changed
        const int off = 776210003;
        object? connected = rig.Rig.Company()["ino_state"];
        rig.SetCompany("ino_state", new OptionSetValue(off));
        rig.Ask([.. sales.SelectMany(sale => new[] { sale.Order, sale.Invoice })]);
        await rig.Rig.Lab.DrainAsync();
        foreach ((EntityReference order, EntityReference invoice) in sales)
        {
            Give(rig, order, 1);
            Give(rig, invoice, 2);
        }

        rig.SetCompany("ino_state", connected);
        await rig.Rig.SettleAsync();

        Assert.All(sales, sale => Assert.Single(new[] { sale.Order, sale.Invoice }, document => rig.Status(document) == "Linked"));
        Assert.Equal(6, rig.Books.All("Invoice").Count);
        Assert.All(sales, sale => Told.OnJob(rig.Job(rig.Status(sale.Order) == "Linked" ? sale.Invoice : sale.Order), "Error", "INO-1730"));
    }

    [Fact]
    public async Task Fewer_writers_leave_nothing_behind_and_what_one_of_them_sent_is_probed_as_its_own()
    {
        await using SalesRig rig = await SalesRig.OpenAsync(async: Parallel());
        SetWriters(rig, 4);
        EntityReference[] accounts = [.. Enumerable.Range(1, 24).Select(i => rig.Customer($"Left {i}"))];
        rig.QuickBooks.Faults.Add(new FaultRule(FaultKind.DropAfterCommit) { Entity = "Customer", Operation = "create", Times = 4 });
        rig.Ask(accounts);
        await rig.Rig.Lab.DrainAsync();
        Assert.Contains(accounts, account => Rig.StatusOf(rig.Job(account)) == "In Progress" && WriterOf(rig.Job(account)) > 1);
        EntityReference late = rig.Customer("Late Ltd");
        rig.Ask(late);
        SetWriters(rig, 1);

        await rig.Rig.SettleAsync();

        rig.AssertLinked([.. accounts, late]);
        Assert.Equal(25, rig.Log.Done("Customer", "create"));
        Assert.All(Rows(rig), row => Assert.Equal("", Rig.Text(row, "ino_manifest")));
    }

    [Fact]
    public async Task A_writer_asks_no_more_of_QuickBooks_in_a_minute_than_its_share_of_Intuits_limits()
    {
        await using SalesRig rig = await SalesRig.OpenAsync(Rig.Profile with { MultiCurrency = true }, Parallel());
        SetWriters(rig, 8);
        rig.Currency = rig.MakeCurrency("EUR", 0.9m);
        EntityReference customer = rig.Customer("Rates Ltd");
        EntityReference product = rig.Product("W-1");
        await rig.PromoteAsync(customer, product);

        // each day's rate is asked for once: more of them than one of eight writers may ask for in a minute
        EntityReference[] invoices = [.. Enumerable.Range(0, 66).Select(day => rig.Sale("invoice", customer, product, 10m, ("ino_documentdate", new DateTime(2026, 1, 1).AddDays(day))))];
        int before = rig.Log.Entries.Count;
        await rig.PromoteAsync(invoices);

        rig.AssertLinked(invoices);
        DateTimeOffset[] asked = [.. rig.Log.Entries.Skip(before).Where(entry => entry.Path.Contains("exchangerate", StringComparison.Ordinal)).Select(entry => entry.At)];
        Assert.True(asked.Length >= 66, $"{asked.Length}");
        Assert.All(asked, at => Assert.InRange(asked.Count(other => other >= at && other < at.AddSeconds(45)), 1, 60));
    }

    [Fact]
    public async Task What_another_writer_could_not_promote_is_told_by_whoever_waits_for_it_and_tried_again_with_him()
    {
        await using SalesRig rig = await SalesRig.OpenAsync(async: Parallel());
        SetWriters(rig, 4);
        EntityReference product = rig.Product("W:1");
        EntityReference[] invoices = [.. Enumerable.Range(1, 4).Select(i => rig.Sale("invoice", rig.Customer($"Needy {i}"), product, 10m))];
        await rig.PromoteAsync(invoices);
        Assert.All(invoices, invoice => rig.AssertRefused(invoice, "INO-1703", "W:1"));
        Assert.Contains(invoices, invoice => WriterOf(rig.Job(invoice)) > 1);

        rig.Update(product, ("name", "W-1"), ("productnumber", "W-1"));
        foreach (EntityReference invoice in invoices)
        {
            Laboratory.Execute(rig.Salesperson, "ino_RetryLinkJob", ("LinkJobId", rig.Job(invoice).Id));
        }

        await rig.Rig.SettleAsync();

        rig.AssertLinked(invoices);
        Assert.Equal(1, rig.Log.Done("Item", "create"));
    }

    [Fact]
    [Reaches("INO-1023")]
    public async Task A_customer_that_another_writer_has_announced_is_not_taken_up_until_its_outcome_is_recorded()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        SetWriters(rig, 2);
        rig.Rig.Lab.Execute("ino_WakeLinkJobs");
        SetWriters(rig, 1);
        Entity second = Rows(rig)[1];
        rig.Books.Create("Customer", new JsonObject { ["DisplayName"] = "Announced Ltd" });
        rig.Administrator.Update(new Entity("ino_writer", second.Id)
        {
            ["ino_manifest"] = $$$"""{"items":[{"job":"{{{Guid.NewGuid():D}}}","entity":"Customer","id":null,"hash":"0","sentOn":"2026-01-01T00:00:00Z","fields":{"DisplayName":"announced ltd"},"changed":null}]}""",
        });
        EntityReference account = rig.Customer("Announced Ltd");
        rig.Ask(account);

        await rig.Rig.Lab.DrainAsync();
        Told.OnJob(rig.Job(account), "Queued", "INO-1023", "in work");
        Assert.Empty(OpenLinks(rig));
        rig.Administrator.Update(new Entity("ino_writer", second.Id) { ["ino_manifest"] = null });
        await rig.Rig.SettleAsync();

        rig.AssertLinked(account);
        Assert.Single(rig.Books.All("Customer"));
    }

    private static void SetWriters(SalesRig rig, int writers) => rig.Prefer(Service, ("ino_writers", writers));

    private static int WriterOf(Entity job) => job.GetAttributeValue<int?>("ino_writernumber") ?? 1;

    private static void Give(SalesRig rig, EntityReference record, int writer)
    {
        foreach (Entity job in rig.Rig.Jobs(record.Id))
        {
            rig.Administrator.Update(new Entity("ino_linkjob", job.Id) { ["ino_writernumber"] = writer });
        }
    }

    private static IReadOnlyList<Entity> Rows(SalesRig rig)
    {
        QueryExpression query = new("ino_writer") { ColumnSet = new ColumnSet(true) };
        query.AddOrder("ino_number", OrderType.Ascending);
        return [.. rig.Administrator.RetrieveMultiple(query).Entities];
    }

    private static IReadOnlyList<Entity> OpenLinks(SalesRig rig) => rig.Where("ino_link", "statecode", 0);

    /// <summary>A customer, one below it, and a contact below that.</summary>
    private sealed class Family
    {
        public Family(SalesRig rig, string name)
        {
            Root = rig.Customer(name);
            Child = rig.Customer(name + " Branch", ("parentaccountid", Root));
            Contact = new EntityReference("contact", Rig.Create(rig.Salesperson, "contact", ("firstname", "Kim"), ("lastname", name), ("parentcustomerid", Child)));
        }

        public EntityReference Root { get; }

        public EntityReference Child { get; }

        public EntityReference Contact { get; }

        public EntityReference[] All => [Root, Child, Contact];
    }
}
