using InoLink.Scenario.Tests.Errors;
using InoLink.Scenario.Tests.Records;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Processes;

/// <summary>The activities of the shipped DLL: inputs, outputs, and expected failures that are told, not thrown.</summary>
public class ActivityTests(ActivityRig shared) : IClassFixture<ActivityRig>
{
    private readonly DocumentBench bench = shared.Bench;

    [Theory]
    [InlineData("Account", "account")]
    [InlineData("Contact", "contact")]
    [InlineData("Quote", "quote")]
    [InlineData("Order", "salesorder")]
    [InlineData("Invoice", "invoice")]
    public void Promote_Record_queues_a_record_and_says_its_job(string input, string table)
    {
        EntityReference record = Make(table);

        IDictionary<string, object> outputs = new ActivityBench(bench.Rig).Run("PromoteRecord", (input, record));

        Assert.True((bool)outputs["Succeeded"], (string)outputs["ErrorMessage"]);
        Assert.True((bool)outputs["Created"]);
        Entity job = bench.Rig.LastJob(record.Id);
        Assert.Equal((((EntityReference)outputs["LinkJob"]).Id, table), (job.Id, Rig.Text(job, "ino_tablename")));
        Assert.Equal("To be Linked", bench.Rig.LinkStatus(table, record.Id));
        Assert.False((bool)new ActivityBench(bench.Rig).Run("PromoteRecord", (input, record))["Created"]);
    }

    [Fact]
    public void Promote_Record_of_a_product_tells_what_its_company_lacks()
        => Assert.StartsWith("INO-", Code(new ActivityBench(bench.Rig).Run("PromoteRecord", ("Product", Make("product")))), StringComparison.Ordinal);

    [Fact]
    [Reaches("INO-2301")]
    public void A_step_that_names_no_record_or_two_is_refused_with_a_code()
    {
        EntityReference account = Make("account");

        Refuses("INO-2301", new ActivityBench(bench.Rig).Run("PromoteRecord"), "no record");
        Refuses("INO-2301", new ActivityBench(bench.Rig).Run("PromoteRecord", ("Account", account), ("Contact", Make("contact"))), "2 records");
        Assert.Equal("", bench.Rig.LinkStatus("account", account.Id));
        Assert.True((bool)new ActivityBench(bench.Rig).Run("PromoteRecord", ("Account", account))["Succeeded"]);
    }

    [Fact]
    public void Who_may_not_see_or_write_the_record_is_refused_with_a_code_in_both_kinds_of_process()
    {
        EntityReference account = Make("account");
        Guid stranger = bench.Rig.Lab.GetOrCreateUser("Sue Stranger", "Salesperson", "InoLink User");

        foreach (int mode in (int[])[0, 1])
        {
            IDictionary<string, object> outputs = new ActivityBench(bench.Rig) { User = stranger, Mode = mode }.Run("PromoteRecord", ("Account", account));
            Assert.StartsWith("INO-", Code(outputs), StringComparison.Ordinal);
            Assert.NotEqual("", outputs["ErrorMessage"]);
        }

        Assert.Equal("", bench.Rig.LinkStatus("account", account.Id));
    }

    [Fact]
    public void What_can_not_go_is_told_in_a_real_time_process_before_the_core_is_asked()
    {
        EntityReference canceled = Make("invoice");
        bench.Rig.Administrator.Update(new Entity("invoice", canceled.Id) { ["statecode"] = new OptionSetValue(3), ["statuscode"] = new OptionSetValue(100003) });

        string background = Code(new ActivityBench(bench.Rig).Run("PromoteRecord", ("Invoice", canceled)));
        string realTime = Code(new ActivityBench(bench.Rig) { Mode = 1 }.Run("PromoteRecord", ("Invoice", canceled)));

        Assert.StartsWith("INO-", background, StringComparison.Ordinal);
        Assert.Equal(background, realTime);
    }

    [Fact]
    public async Task Get_Link_Status_and_Unlink_Record_tell_and_end_a_link()
    {
        EntityReference account = Make("account");
        IDictionary<string, object> before = new ActivityBench(bench.Rig).Run("GetLinkStatus", ("Account", account));
        Assert.Equal((false, "NotLinked", true), ((bool)before["IsLinked"], (string)before["LinkStatus"], (bool)before["CanPromote"]));
        bench.Rig.Promote("account", account.Id);
        await bench.Rig.SettleAsync();

        IDictionary<string, object> linked = new ActivityBench(bench.Rig).Run("GetLinkStatus", ("Account", account));
        Assert.Equal((true, "Linked", "Customer", true), ((bool)linked["IsLinked"], (string)linked["LinkStatus"], (string)linked["QuickBooksType"], (bool)linked["CanUnlink"]));
        Assert.Contains((string)linked["QuickBooksId"], (string)linked["QuickBooksUrl"], StringComparison.Ordinal);

        IDictionary<string, object> ended = new ActivityBench(bench.Rig).Run("UnlinkRecord", ("Account", account));
        Assert.Equal((true, "Unlinked", linked["QuickBooksId"]), ((bool)ended["Succeeded"], (string)ended["LinkStatus"], ended["QuickBooksId"]));
        Assert.Equal("Unlinked", bench.Rig.LinkStatus("account", account.Id));
    }

    [Fact]
    [Reaches("INO-1019")]
    public async Task Retry_Link_Job_queues_a_job_again_that_ended_in_Error()
    {
        Guid account = bench.Rig.CreateAccount("Colon: refused " + Guid.NewGuid().ToString("N"));
        bench.Rig.Promote("account", account);
        await bench.Rig.SettleAsync();
        Entity job = bench.Rig.LastJob(account);
        Assert.Equal("Error", Rig.StatusOf(job));

        IDictionary<string, object> outputs = new ActivityBench(bench.Rig).Run("RetryLinkJob", ("LinkJob", job.ToEntityReference()));

        Assert.Equal((true, "Queued"), ((bool)outputs["Succeeded"], (string)outputs["JobStatus"]));
        Refuses("INO-1019", new ActivityBench(bench.Rig).Run("RetryLinkJob", ("LinkJob", new EntityReference("ino_linkjob", Guid.NewGuid()))));
    }

    [Fact]
    [Reaches("INO-2302")]
    public void Work_Off_Link_Jobs_refuses_a_real_time_process_and_calls_nobody()
    {
        int calls = bench.Rig.Lab.QuickBooks.Log.Entries.Count;

        Refuses("INO-2302", new ActivityBench(bench.Rig) { Mode = 1 }.Run("WorkOffLinkJobs"));

        Assert.Equal(calls, bench.Rig.Lab.QuickBooks.Log.Entries.Count);
        Assert.True((bool)new ActivityBench(bench.Rig).Run("WorkOffLinkJobs")["Succeeded"]);
    }

    [Fact]
    [Reaches("INO-2303")]
    public void Work_Off_Link_Jobs_refuses_beside_a_core_of_another_version_and_works_beside_its_own()
    {
        EntityReference account = Make("account");
        new ActivityBench(bench.Rig).Run("PromoteRecord", ("Account", account));
        int calls = bench.Rig.Lab.QuickBooks.Log.Entries.Count;

        IDictionary<string, object> refused = new ActivityBench(bench.Rig) { CoreVersion = "0.9" }.Run("WorkOffLinkJobs");
        Refuses("INO-2303", refused, "0.9");
        Assert.Equal(calls, bench.Rig.Lab.QuickBooks.Log.Entries.Count);

        IDictionary<string, object> worked = new ActivityBench(bench.Rig).Run("WorkOffLinkJobs");
        Assert.True((bool)worked["Succeeded"], (string)worked["ErrorMessage"]);
        Assert.Equal((true, true), ((bool)worked["ServiceIsOn"], (bool)worked["WasDue"]));
        Assert.Equal("Linked", bench.Rig.LinkStatus("account", account.Id));
    }

    [Fact]
    [Reaches("INO-2304")]
    [Reaches("INO-2306")]
    public void A_start_that_is_no_time_of_day_is_told_the_service_stays_on_and_a_second_instance_beside_it_ends()
    {
        Guid preference = Rig.Create(
            bench.Rig.Administrator, "ino_linkpreference", ("ino_name", "Service"), ("ino_feature", new OptionSetValue(776210006)), ("ino_enabled", true), ("ino_servicestart", "early"),
            ("ino_accountingcompanyid", bench.Rig.Company().ToEntityReference()));

        IDictionary<string, object> outputs = new ActivityBench(bench.Rig).Run("WorkOffLinkJobs", ("Preference", new EntityReference("ino_linkpreference", preference)));

        Refuses("INO-2304", outputs, "early");
        Assert.True((bool)outputs["ServiceIsOn"]);

        bench.Rig.Administrator.Update(new Entity("ino_linkpreference", preference) { ["ino_servicestart"] = "00:00" });
        Refuses("INO-2306", new ActivityBench(bench.Rig).Run("WorkOffLinkJobs", ("Preference", new EntityReference("ino_linkpreference", preference))), "UTC");
        bench.Rig.Lab.Clock.Advance(TimeSpan.FromHours(2));
        Assert.True((bool)new ActivityBench(bench.Rig).Run("WorkOffLinkJobs", ("Preference", new EntityReference("ino_linkpreference", preference)))["Succeeded"]);
        bench.Rig.Administrator.Delete("ino_linkpreference", preference);
        Assert.False((bool)new ActivityBench(bench.Rig).Run("WorkOffLinkJobs", ("Preference", new EntityReference("ino_linkpreference", preference)))["ServiceIsOn"]);
    }

    private static void Refuses(string code, IDictionary<string, object> outputs, params string[] words)
    {
        Assert.Equal(code, Code(outputs));
        Told.InWords((string)outputs["ErrorMessage"], code, words);
    }

    private static string Code(IDictionary<string, object> outputs)
    {
        Assert.False((bool)outputs["Succeeded"]);
        return (string)outputs["ErrorCode"];
    }

    private EntityReference Make(string table)
    {
        string name = "Activity " + Guid.NewGuid().ToString("N")[..12];
        Guid id = table switch
        {
            "account" => bench.Rig.CreateAccount(name),
            "contact" => Rig.Create(bench.Rig.Salesperson, "contact", ("lastname", name)),
            "product" => Rig.Create(bench.Rig.Administrator, "product", ("name", name), ("productnumber", name), ("defaultuomscheduleid", Schedule()), ("defaultuomid", Unit()), ("quantitydecimal", 2)),
            _ => Document(table),
        };
        return new EntityReference(table, id);
    }

    private Guid Document(string table)
    {
        Guid id = bench.CreateDocument(table);
        bench.AddLine(table, id);
        return id;
    }

    private EntityReference Schedule() => First("uomschedule");

    private EntityReference Unit() => First("uom");

    private EntityReference First(string table) =>
        bench.Rig.Administrator.RetrieveMultiple(new Microsoft.Xrm.Sdk.Query.QueryExpression(table) { ColumnSet = new Microsoft.Xrm.Sdk.Query.ColumnSet(false) }).Entities[0].ToEntityReference();
}

/// <summary>One laboratory for all activities; each test has records of its own.</summary>
public sealed class ActivityRig : IAsyncLifetime
{
    internal DocumentBench Bench { get; private set; } = null!;

    public async Task InitializeAsync() => Bench = await DocumentBench.OpenAsync();

    public async Task DisposeAsync() => await Bench.DisposeAsync();
}
