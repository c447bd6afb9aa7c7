using System.Text.Json.Nodes;
using InoLink.Lab.Dataverse.Async;
using InoLink.Lab.QuickBooks;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Books;

/// <summary>BOOKS B02-B04 for documents, which are found by their marker.</summary>
public class UncertainDocumentTests
{
    public static TheoryData<RequestIdMode> RequestIdModes => [RequestIdMode.Replayed, RequestIdMode.Ignored, RequestIdMode.Fault6000];

    [Theory]
    [MemberData(nameof(RequestIdModes))]
    public async Task B04_a_document_whose_answer_was_lost_is_found_by_its_marker_and_stands_there_once(RequestIdMode mode)
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        rig.QuickBooks.Faults.RequestIds = mode;
        EntityReference invoice = rig.Sale("invoice", rig.Customer("Lost Ltd"), rig.Product("LOST-1"), 40m);
        rig.QuickBooks.Faults.Add(new FaultRule(FaultKind.DropAfterCommit) { Entity = "Invoice", Operation = "create" });

        await rig.PromoteAsync(invoice);

        rig.AssertLinked(invoice);
        JsonObject booked = rig.Booked("Invoice");
        Assert.Matches("ino:[0-9A-Za-z_-]{10}$", SalesRig.Text(booked["PrivateNote"]));
        Assert.Equal(SalesRig.Text(booked["Id"]), Rig.Text(rig.Row(invoice), "ino_accountingid"));
        Assert.Contains("answer was lost", Rig.Text(rig.Job(invoice), "ino_errordescription"), StringComparison.Ordinal);
        Assert.Equal(1, rig.Log.Asked("Invoice", "create"));
    }

    [Theory]
    [MemberData(nameof(RequestIdModes))]
    public async Task B03_documents_of_a_batch_that_never_arrived_are_proven_absent_and_go_again_one_by_one(RequestIdMode mode)
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        rig.QuickBooks.Faults.RequestIds = mode;
        EntityReference customer = rig.Customer("Absent Ltd");
        EntityReference product = rig.Product("ABS-1");
        EntityReference[] invoices = [.. Enumerable.Range(1, 3).Select(i => rig.Sale("invoice", customer, product, i * 10m))];
        rig.QuickBooks.Faults.Add(new FaultRule(FaultKind.DropBeforeWork) { Entity = "Invoice", Operation = "create" });

        await rig.PromoteAsync(invoices);

        rig.AssertLinked(invoices);
        Assert.Equal(3, rig.Log.Done("Invoice", "create"));
        Assert.Equal([10m, 20m, 30m], rig.Books.All("Invoice").Select(booked => SalesRig.Net(booked)).Order());
        List<LoggedRequest> writes = [.. rig.Log.Entries.Where(entry => entry.Operations.Any(operation => operation is { Entity: "Invoice", Operation: "create" }) || entry.Faults.Count > 0)];
        Assert.Equal(writes.Count, writes.Select(entry => entry.RequestId).Distinct().Count());
        Assert.All(writes.Where(entry => entry.Faults.Count == 0), entry => Assert.Single(entry.Operations));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(true, 2)]
    [InlineData(true, 3)]
    [InlineData(false, 11)]
    [InlineData(false, 29)]
    [InlineData(false, 43)]
    [InlineData(false, 61)]
    [InlineData(false, 79)]
    public async Task B02_a_worker_that_dies_while_a_quote_goes_over_leaves_nothing_lost_and_nothing_twice(bool atHttp, int call)
    {
        int calls = -1;
        bool Dies(CrashPoint point) => point.IsHttp == atHttp && Volatile.Read(ref calls) >= 0 && Interlocked.Increment(ref calls) == call;
        await using SalesRig rig = await SalesRig.OpenAsync(async: new AsyncServiceOptions { Chaos = new ChaosOptions { Seed = call, CrashWhen = Dies } });
        EntityReference customer = rig.Customer("Crash Ltd");
        EntityReference[] products = [rig.Product("CRASH-1"), rig.Product("CRASH-2")];
        EntityReference quote = rig.Document("quote", customer);
        rig.Line(quote, products[0], 10m);
        rig.Line(quote, products[1], 20m);
        rig.Rig.Lab.Clock.Advance(TimeSpan.FromMinutes(1));
        Interlocked.Exchange(ref calls, 0);

        await rig.PromoteAsync(quote);

        rig.AssertLinked([customer, .. products, quote]);
        Assert.True(Volatile.Read(ref calls) >= call, $"only {calls} calls were made, nobody died");
        Assert.Equal(30m, SalesRig.Net(rig.Booked("Estimate")));
        Assert.Equal(1, rig.Log.Done("Customer", "create"));
        Assert.Equal(2, rig.Log.Done("Item", "create"));
    }

    [Fact]
    public async Task B04_a_bookkeepers_document_of_the_same_customer_and_amount_is_not_taken_for_ours()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference customer = rig.Customer("Namesake Ltd");
        EntityReference product = rig.Product("NAME-1");
        await rig.PromoteAsync(customer, product);
        EntityReference invoice = rig.Sale("invoice", customer, product, 15m);
        rig.QuickBooks.Faults.Add(new FaultRule(FaultKind.DropBeforeWork) { Entity = "Invoice", Operation = "create" });
        rig.Ask(invoice);
        await rig.Rig.Lab.TickUntilAsync(() => Rig.StatusOf(rig.Job(invoice)) == "In Progress", TimeSpan.FromMinutes(10));
        JsonObject foreign = rig.Books.Create("Invoice", new JsonObject
        {
            ["CustomerRef"] = new JsonObject { ["value"] = Rig.Text(rig.Row(customer), "ino_accountingid") },
            ["Line"] = new JsonArray(new JsonObject
            {
                ["Amount"] = 15m, ["DetailType"] = "SalesItemLineDetail",
                ["SalesItemLineDetail"] = new JsonObject { ["ItemRef"] = new JsonObject { ["value"] = Rig.Text(rig.Row(product), "ino_accountingid") } },
            }),
        });

        await rig.Rig.SettleAsync();

        rig.AssertLinked(invoice);
        Assert.NotEqual(SalesRig.Text(foreign["Id"]), Rig.Text(rig.Row(invoice), "ino_accountingid"));
        Assert.Equal(2, rig.Books.All("Invoice").Count);
    }
}
