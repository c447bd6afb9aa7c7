using System.Net;
using System.Text.Json.Nodes;
using InoLink.Lab.Connector.Calls;
using Microsoft.Xrm.Sdk;

namespace InoLink.Connector.Tests.Lab;

/// <summary>The polling trigger: each finished job is told exactly once, none is missed, whatever happens to answers and flows.</summary>
public sealed class TriggerTests(ConnectorFixture fixture) : IClassFixture<ConnectorFixture>
{
    private const string Operation = "WhenLinkJobFinishes";
    private const int Canceled = 776210004;
    private const int Error = 776210003;

    private readonly ConnectorRig rig = fixture.Rig;

    [Fact]
    public async Task A_thousand_promoted_records_are_told_once_each_while_answers_get_lost_and_the_flow_restarts()
    {
        const int count = 1000;
        PollingTrigger trigger = Trigger(rig.Sales);
        await trigger.PollAsync();
        Guid[] accounts = [.. Enumerable.Range(0, count).Select(number => rig.CreateAccount($"Customer {number:0000}"))];
        HashSet<string> asked = [];
        foreach (Guid[] part in accounts.Chunk(250))
        {
            JsonObject batch = await rig.CallAsync("PromoteRecords", ("TableName", "account"), ("RecordIds", ConnectorRig.Ids(part)));
            asked.UnionWith(batch["Results"]!.AsArray().Select(result => (string)result!["LinkJobId"]!));
        }

        await rig.SettleAsync();
        List<JsonObject> told = await PollUntilQuietAsync(trigger, restart: true, loseEveryThird: true);

        Assert.Equal(count, asked.Count);
        Assert.Equal(asked.Order(StringComparer.Ordinal), told.Select(Id).Order(StringComparer.Ordinal));
        Assert.All(told, job => Assert.Equal("Success", (string)job["ino_jobstatusname"]!));
        Assert.True(told.GroupBy(job => (string)job["ino_processedat"]!).Max(second => second.Count()) >= 10, "many jobs should have finished in the same second");
    }

    [Theory]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(350)]
    public async Task Jobs_of_one_second_are_told_once_each_also_when_they_are_more_than_a_page(int count)
    {
        PollingTrigger trigger = Trigger(rig.Sales);
        await trigger.PollAsync();
        DateTime second = rig.Lab.Clock.UtcNow.AddMinutes(1);
        Guid[] jobs =
        [
            .. Enumerable.Range(0, 3).Select(_ => rig.CreateFinishedJob(second.AddSeconds(-1))),
            .. Enumerable.Range(0, count).Select(_ => rig.CreateFinishedJob(second)),
            .. Enumerable.Range(0, 3).Select(_ => rig.CreateFinishedJob(second.AddSeconds(1))),
        ];
        rig.Lab.Clock.Advance(TimeSpan.FromMinutes(3));

        List<JsonObject> told = await PollUntilQuietAsync(trigger, restart: true, loseEveryThird: true);

        Assert.Equal(jobs.Select(id => id.ToString("D")).Order(StringComparer.Ordinal), told.Select(Id).Order(StringComparer.Ordinal));
        Assert.True(trigger.Location!.AbsoluteUri.Length < 2000, "the state does not grow with the jobs");
    }

    [Fact]
    public async Task The_first_poll_tells_nothing_and_what_was_finished_before_it_stays_untold()
    {
        rig.CreateFinishedJob(rig.Lab.Clock.UtcNow.AddHours(-1));
        PollingTrigger trigger = Trigger(rig.Sales);

        Assert.Empty(await trigger.PollAsync());
        rig.Lab.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Empty(await trigger.PollAsync());
        Uri? place = trigger.Location;
        Assert.Empty(await trigger.PollAsync());

        Assert.Equal(place, trigger.Location);
        Assert.Equal(TimeSpan.FromMinutes(1), trigger.RetryAfter);
    }

    [Fact]
    public async Task A_job_that_is_stored_late_is_told_all_the_same()
    {
        PollingTrigger trigger = Trigger(rig.Sales);
        await trigger.PollAsync();
        DateTime stamped = rig.Lab.Clock.UtcNow.AddSeconds(5);
        rig.Lab.Clock.Advance(TimeSpan.FromSeconds(10));
        Guid prompt = rig.CreateFinishedJob(stamped.AddSeconds(4));
        IReadOnlyList<JsonObject> early = await trigger.PollAsync();
        rig.Lab.Clock.Advance(TimeSpan.FromSeconds(15));
        Guid late = rig.CreateFinishedJob(stamped);
        rig.Lab.Clock.Advance(TimeSpan.FromMinutes(1));

        List<JsonObject> told = await PollUntilQuietAsync(trigger);

        Assert.Empty(early);
        Assert.Equal([late.ToString("D"), prompt.ToString("D")], told.Select(Id));
    }

    [Fact]
    public async Task A_job_that_is_retried_is_told_again_when_it_ends_again()
    {
        Guid account = rig.CreateAccount("Bad: name");
        PollingTrigger trigger = Trigger(rig.Sales);
        await trigger.PollAsync();
        rig.Salesperson.Update(new Entity("account", account) { ["ino_linkstatus"] = new OptionSetValue(776210000) });
        await rig.SettleAsync();
        JsonObject failed = Assert.Single(await PollUntilQuietAsync(trigger), job => (string)job["ino_recordid"]! == account.ToString("D"));
        rig.Salesperson.Update(new Entity("account", account) { ["name"] = "Good name" });
        await rig.CallAsync("RetryLinkJob", ("LinkJobId", Id(failed)));
        await rig.SettleAsync();

        JsonObject done = Assert.Single(await PollUntilQuietAsync(trigger), job => (string)job["ino_recordid"]! == account.ToString("D"));

        Assert.Equal("Error", (string)failed["ino_jobstatusname"]!);
        Assert.Equal("Success", (string)done["ino_jobstatusname"]!);
        Assert.Equal(Id(failed), Id(done));
    }

    [Fact]
    public async Task A_flow_hears_of_its_outcome_and_table_only_and_of_jobs_about_a_record_only()
    {
        PollingTrigger any = Trigger(rig.Sales), errors = Trigger(rig.Sales, ("outcome", "Error")), quotes = Trigger(rig.Sales, ("table", "quote")), canceled = Trigger(rig.Sales, ("outcome", "Canceled"));
        foreach (PollingTrigger trigger in new[] { any, errors, quotes, canceled })
        {
            await trigger.PollAsync();
        }

        DateTime now = rig.Lab.Clock.UtcNow.AddSeconds(2);
        string success = rig.CreateFinishedJob(now).ToString("D"), error = rig.CreateFinishedJob(now, status: Error).ToString("D");
        string quote = rig.CreateFinishedJob(now, "quote").ToString("D"), stopped = rig.CreateFinishedJob(now, status: Canceled).ToString("D");
        rig.CreateFinishedJob(now, isAboutARecord: false);
        rig.Lab.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(new[] { success, error, quote, stopped }.Order(StringComparer.Ordinal), (await PollUntilQuietAsync(any)).Select(Id).Order(StringComparer.Ordinal));
        Assert.Equal([error], (await PollUntilQuietAsync(errors)).Select(Id));
        Assert.Equal([quote], (await PollUntilQuietAsync(quotes)).Select(Id));
        Assert.Equal([stopped], (await PollUntilQuietAsync(canceled)).Select(Id));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task The_gateways_habits_make_no_difference(bool dropsTriggerPrefix, bool encodesOperationId)
    {
        PollingTrigger trigger = Trigger(rig.Open("sales", dropsTriggerPrefix, encodesOperationId));
        await trigger.PollAsync();
        Guid job = rig.CreateFinishedJob(rig.Lab.Clock.UtcNow.AddSeconds(2));
        rig.Lab.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal([job.ToString("D")], (await PollUntilQuietAsync(trigger)).Select(Id));
    }

    [Fact]
    public async Task Who_may_not_read_jobs_gets_the_refusal()
    {
        ConnectorHost nobody = rig.Open("nobody");
        ConnectorAnswer first = await nobody.CallAsync(Operation, []);

        Assert.Equal(HttpStatusCode.Forbidden, (await nobody.FollowAsync(Operation, first.Location!)).Status);
    }

    private static PollingTrigger Trigger(ConnectorHost host, params (string Name, object Value)[] inputs) => new(host, Operation, ConnectorRig.Inputs(inputs));

    private static string Id(JsonObject job) => (string)job["ino_linkjobid"]!;

    /// <summary>Polls as long as there is something to tell. A lost answer is asked for again from the old place; a restart knows nothing but that place.</summary>
    private async Task<List<JsonObject>> PollUntilQuietAsync(PollingTrigger trigger, bool restart = false, bool loseEveryThird = false)
    {
        rig.Lab.Clock.Advance(TimeSpan.FromMinutes(1));
        List<JsonObject> told = [];
        PollingTrigger current = trigger;
        for (int poll = 1; ; poll++)
        {
            if (loseEveryThird && poll % 3 == 0)
            {
                await current.PollAsync(answerIsLost: true);
            }

            IReadOnlyList<JsonObject> rows = await current.PollAsync();
            Assert.True(rig.MostCallsOfAPoll <= 3, "a script has five seconds: no poll takes more than three requests");
            Assert.True(rows.Count <= 100, "no page has more rows than a flow can take apart");
            told.AddRange(rows);
            if (rows.Count == 0)
            {
                trigger.Resume(current.Location!);
                return told;
            }

            if (restart)
            {
                current = new PollingTrigger(rig.Open("sales"), Operation, [], current.Location);
            }
        }
    }
}
