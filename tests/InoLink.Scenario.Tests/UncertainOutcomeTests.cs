using System.Text.Json.Nodes;
using InoLink.Lab.Dataverse.Async;
using InoLink.Lab.QuickBooks;
using InoLink.Scenario.Tests.Errors;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Scenario.Tests;

/// <summary>BOOKS B02-B04: what happens when an answer is lost or a run dies, whichever way QuickBooks treats a repeated request id.</summary>
public class UncertainOutcomeTests
{
    public static TheoryData<RequestIdMode> RequestIdModes => [RequestIdMode.Replayed, RequestIdMode.Ignored, RequestIdMode.Fault6000];

    [Theory]
    [MemberData(nameof(RequestIdModes))]
    [Reaches("INO-1009")]
    public async Task B03_an_answer_lost_after_the_commit_is_found_by_the_probe_and_nothing_is_written_twice(RequestIdMode mode)
    {
        await using Rig rig = await Rig.OpenAsync();
        rig.Lab.QuickBooks.Faults.RequestIds = mode;
        rig.Lab.QuickBooks.Faults.Add(new FaultRule(FaultKind.DropAfterCommit) { Entity = "Customer", Operation = "create" });
        Guid account = rig.CreateAccount("Lost Answer Ltd");
        rig.Promote("account", account);

        await rig.Lab.DrainAsync();

        Entity job = rig.LastJob(account);
        Told.OnJob(job, "In Progress", "INO-1009", "not known whether QuickBooks has written");
        rig.Salesperson.Update(new Entity("account", account) { ["description"] = "still mine" });
        Assert.Equal("To be Linked", rig.LinkStatus("account", account));

        await rig.SettleAsync();

        Assert.Equal("Success", Rig.StatusOf(rig.LastJob(account)));
        Assert.Contains("answer was lost", Rig.Text(rig.LastJob(account), "ino_errordescription"), StringComparison.Ordinal);
        Assert.Equal("Linked", rig.LinkStatus("account", account));
        Assert.Equal(1, rig.CustomersNamed("Lost Answer Ltd"));
        Assert.Equal(1, rig.Lab.QuickBooks.Log.Done("Customer", "create"));
    }

    [Theory]
    [MemberData(nameof(RequestIdModes))]
    public async Task B03_a_call_that_broke_before_the_work_is_proven_absent_and_goes_again_alone(RequestIdMode mode)
    {
        await using Rig rig = await Rig.OpenAsync();
        rig.Lab.QuickBooks.Faults.RequestIds = mode;
        rig.Lab.QuickBooks.Faults.Add(new FaultRule(FaultKind.DropBeforeWork) { Entity = "Customer", Operation = "create" });
        Guid[] accounts = [rig.CreateAccount("Absent One"), rig.CreateAccount("Absent Two"), rig.CreateAccount("Absent Three")];
        foreach (Guid account in accounts)
        {
            rig.Promote("account", account);
        }

        await rig.SettleAsync();

        Assert.All(accounts, account => Assert.Equal("Linked", rig.LinkStatus("account", account)));
        Assert.Equal(3, rig.Lab.QuickBooks.Log.Done("Customer", "create"));
        Assert.All(["Absent One", "Absent Two", "Absent Three"], name => Assert.Equal(1, rig.CustomersNamed(name)));
    }

    [Theory]
    [InlineData(FaultKind.Truncated)]
    [InlineData(FaultKind.ServerErrorAfterCommit)]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.UnexpectedError)]
    public async Task B03_whatever_is_not_definite_is_probed_before_anything_goes_again(FaultKind kind)
    {
        await using Rig rig = await Rig.OpenAsync();
        rig.Lab.QuickBooks.Faults.Add(new FaultRule(kind) { Entity = "Customer", Operation = "create" });
        Guid account = rig.CreateAccount("Doubtful Inc.");
        rig.Promote("account", account);

        await rig.SettleAsync();

        Assert.Equal("Linked", rig.LinkStatus("account", account));
        Assert.Equal(1, rig.CustomersNamed("Doubtful Inc."));
        Assert.Equal(1, rig.Lab.QuickBooks.Log.Done("Customer", "create"));
    }

    [Fact]
    public async Task B02_every_write_is_announced_before_it_goes_and_its_ids_stay_within_Intuits_lengths()
    {
        await using Rig rig = await Rig.OpenAsync();
        List<string> announced = [];
        rig.Lab.QuickBooks.Faults.Add(new FaultRule(FaultKind.Latency)
        {
            When = request =>
            {
                if (request.Operation == "create" || request.Items.Any(item => item.Operation == "create"))
                {
                    Entity writer = Assert.Single(rig.Administrator.RetrieveMultiple(new QueryExpression("ino_writer") { ColumnSet = new ColumnSet("ino_manifest") }).Entities);
                    announced.Add(Rig.Text(writer, "ino_manifest"));
                }

                return false;
            },
        });
        Guid[] accounts = [.. Enumerable.Range(1, 12).Select(i => rig.CreateAccount($"Announced {i}"))];
        foreach (Guid account in accounts)
        {
            rig.Promote("account", account);
        }

        await rig.SettleAsync();
        Guid alone = rig.CreateAccount("Announced alone");
        rig.Promote("account", alone);
        await rig.SettleAsync();

        LoggedRequest[] writes = [.. rig.Lab.QuickBooks.Log.Entries.Where(entry => entry.Operations.Any(operation => operation.Operation == "create"))];
        Assert.Equal(announced.Count, writes.Length);
        Assert.Contains(writes, write => write.Operations.Count > 1);
        Assert.Contains(writes, write => write.Operations.Count == 1);
        Assert.Distinct(writes.Select(write => write.RequestId));
        Assert.All(writes.Zip(announced), write =>
        {
            string id = write.First.RequestId!;
            Assert.InRange(id.Length, 1, write.First.Operations.Count > 1 ? 36 : 50);
            JsonNode[] items = [.. JsonNode.Parse(write.Second)!["items"]!.AsArray().Where(item => (string?)item!["request"] == id).Select(item => item!)];
            Assert.Equal(write.First.Operations.Count, items.Length);
            Assert.All(items, item => Assert.Equal((id, true), (Rig.Text(rig.Administrator.Retrieve("ino_linkjob", Guid.Parse((string)item["job"]!), new ColumnSet("ino_requestid")), "ino_requestid"), ((string)item["hash"]!).Length > 0)));
            Assert.All(JsonNode.Parse(write.First.Body!)!["BatchItemRequest"]?.AsArray() ?? [], item => Assert.InRange(((string)item!["bId"]!).Length, 1, 10));
        });
    }

    [Fact]
    public async Task B04_the_first_probe_comes_no_earlier_than_150_seconds_after_the_send()
    {
        await using Rig rig = await Rig.OpenAsync();
        rig.Lab.QuickBooks.Faults.Add(new FaultRule(FaultKind.DropAfterCommit) { Entity = "Customer", Operation = "create" });
        Guid account = rig.CreateAccount("Patient Ltd");
        rig.Promote("account", account);
        await rig.Lab.DrainAsync();
        int queries = rig.Lab.QuickBooks.Log.Asked("Customer", "query");

        await rig.Lab.TickUntilAsync(() => false, TimeSpan.FromMinutes(2));

        Assert.Equal(queries, rig.Lab.QuickBooks.Log.Asked("Customer", "query"));
        Entity job = rig.LastJob(account);
        Assert.True(job.GetAttributeValue<DateTime>("ino_nextattempton") >= job.GetAttributeValue<DateTime>("ino_senton").AddSeconds(149));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task B02_a_worker_that_dies_after_an_http_answer_leaves_nothing_lost_and_nothing_twice(int afterCalls)
    {
        await using Rig rig = await Rig.OpenAsync(async: new AsyncServiceOptions { Chaos = new ChaosOptions { Seed = afterCalls, CrashAfterHttpCalls = afterCalls } });
        Guid[] accounts = [.. Enumerable.Range(1, 12).Select(i => rig.CreateAccount($"Crash {i}"))];
        foreach (Guid account in accounts)
        {
            rig.Promote("account", account);
        }

        await rig.SettleAsync();

        Assert.All(accounts, account => Assert.Equal("Linked", rig.LinkStatus("account", account)));
        Assert.All(Enumerable.Range(1, 12), i => Assert.Equal(1, rig.CustomersNamed($"Crash {i}")));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(19)]
    [InlineData(31)]
    [InlineData(47)]
    [InlineData(64)]
    [InlineData(83)]
    public async Task B02_a_worker_that_dies_after_any_service_call_leaves_nothing_lost_and_nothing_twice(int afterCalls)
    {
        await using Rig rig = await Rig.OpenAsync(async: new AsyncServiceOptions { Chaos = new ChaosOptions { Seed = afterCalls, CrashAfterServiceCalls = afterCalls } });
        Guid[] accounts = [.. Enumerable.Range(1, 6).Select(i => rig.CreateAccount($"Fall {i}"))];
        foreach (Guid account in accounts)
        {
            rig.Promote("account", account);
        }

        await rig.SettleAsync();

        Assert.All(accounts, account => Assert.Equal("Linked", rig.LinkStatus("account", account)));
        Assert.All(Enumerable.Range(1, 6), i => Assert.Equal(1, rig.CustomersNamed($"Fall {i}")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task System_jobs_delivered_twice_and_in_any_order_write_nothing_twice(int seed)
    {
        await using Rig rig = await Rig.OpenAsync(async: new AsyncServiceOptions
        {
            Workers = 8,
            Chaos = new ChaosOptions { Seed = seed, DeliverTwice = 0.5, ShuffleOrder = true, Delay = TimeSpan.FromMilliseconds(20) },
        });
        Guid parent = rig.CreateAccount("Twice Parent");
        Guid[] accounts = [parent, .. Enumerable.Range(1, 10).Select(i => rig.CreateAccount($"Twice {i}", ("parentaccountid", new EntityReference("account", parent))))];
        foreach (Guid account in accounts)
        {
            rig.Promote("account", account);
        }

        await rig.SettleAsync();

        Assert.All(accounts, account => Assert.Equal("Linked", rig.LinkStatus("account", account)));
        Assert.Equal(11, rig.Lab.QuickBooks.Log.Done("Customer", "create"));
    }
}
