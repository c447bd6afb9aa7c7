using InoLink.Lab.Dataverse.Async;
using InoLink.Lab.Tests.Solutions;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Tests.Async;

public sealed class AsyncServiceTests
{
    [Theory]
    [InlineData("end:Failed", 3, 31)]
    [InlineData("end:Canceled", 3, 32)]
    [InlineData("end:Suspended", 1, 10)]
    [InlineData("end:Succeeded", 3, 30)]
    [InlineData("throw:boom", 3, 31)]
    [InlineData("missing", 3, 31)]
    [InlineData("notify", 3, 31)]
    [InlineData("fault:-2147204734", 3, 31)] // 80044182 infinite loop
    [InlineData("fault:-2147220970", 0, 0)] // 80040216 unexpected: again later
    [InlineData("fault:-2147204346", 0, 0)] // 80044306 network: again later
    [InlineData("fault:-2147220969", 3, 31)] // 80040217 no such row
    public async Task How_a_run_ends_is_what_its_job_shows(string script, int state, int status)
    {
        await using var organization = With(script);

        organization.CreateThing();
        await organization.Async.DrainAsync();

        Assert.Equal((state, status), State(Assert.Single(organization.Jobs())));
    }

    [Fact]
    public async Task A_failed_job_holds_message_code_and_trace()
    {
        await using var organization = With("trace:here I was;end:Failed");

        organization.CreateThing();
        await organization.Async.DrainAsync();

        var job = Assert.Single(organization.Jobs());
        Assert.Equal(7, job.GetAttributeValue<int>("errorcode"));
        Assert.Equal("ended as Failed", job.GetAttributeValue<string>("friendlymessage"));
        Assert.Contains("here I was", job.GetAttributeValue<string>("message"), StringComparison.Ordinal);
        Assert.NotNull(job.GetAttributeValue<DateTime?>("completedon"));
    }

    [Fact]
    public async Task A_trace_keeps_the_last_10_kB()
    {
        await using var organization = With("tracemuch:500;end:Failed");

        organization.CreateThing();
        await organization.Async.DrainAsync();

        var message = Assert.Single(organization.Jobs()).GetAttributeValue<string>("message");
        Assert.Contains("line 500 ", message, StringComparison.Ordinal);
        Assert.DoesNotContain("line 1 ", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 9000, 10 * 1024 + 200);
    }

    [Fact]
    public async Task Braces_in_a_trace_are_a_format_error()
    {
        await using var organization = With("traceraw:{\"a\": 1}");

        organization.CreateThing();
        await organization.Async.DrainAsync();

        Assert.Contains("System.FormatException", Assert.Single(organization.Jobs()).GetAttributeValue<string>("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retry_comes_after_the_interval_and_four_times_at_most()
    {
        await using var organization = With("run;end:Retry");

        organization.CreateThing();
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            await organization.Async.DrainAsync();
            Assert.Equal(attempt, organization.Logs("run").Count);
            Assert.Equal(attempt < 4 ? (0, 0) : (3, 31), State(Assert.Single(organization.Jobs())));
            await organization.Async.DrainAsync();
            Assert.Equal(attempt, organization.Logs("run").Count);
            organization.Dataverse.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await organization.Async.DrainAsync();
        Assert.Equal(4, organization.Logs("run").Count);
        Assert.Equal((3, 1), (organization.Async.Statistics.Retried, organization.Async.Statistics.Failed));
    }

    [Fact]
    public async Task A_retry_that_goes_well_ends_the_job()
    {
        await using var organization = With("endonce:Retry;log:well");

        organization.CreateThing();
        await organization.Async.DrainAsync();
        organization.Dataverse.Clock.Advance(TimeSpan.FromMinutes(1));
        await organization.Async.DrainAsync();

        Assert.Single(organization.Logs("log"));
        var job = Assert.Single(organization.Jobs());
        Assert.Equal((3, 30), State(job));
        Assert.Equal(1, job.GetAttributeValue<int>("retrycount"));
    }

    [Fact]
    public async Task A_run_over_its_time_fails_and_reaches_the_organization_no_more()
    {
        await using var organization = With("sleep:600;log:late", new AsyncServiceOptions { Limit = TimeSpan.FromMilliseconds(200) });

        organization.CreateThing();
        await organization.Async.DrainAsync();
        await Task.Delay(700);

        Assert.Equal((3, 31), State(Assert.Single(organization.Jobs())));
        Assert.Empty(organization.Logs("log"));
        Assert.Equal(1, organization.Async.Statistics.TimedOut);
    }

    [Fact]
    public async Task Jobs_run_beside_each_other_up_to_the_number_of_workers()
    {
        await using var organization = With("sleep:300", new AsyncServiceOptions { Workers = 4 });
        var together = 0;
        var most = 0;
        organization.Async.Progress += progress =>
        {
            var now = progress.Phase == JobPhase.Started ? Interlocked.Increment(ref together) : Interlocked.Decrement(ref together);
            InterlockedMax(ref most, now);
        };

        Enumerable.Range(0, 8).ToList().ForEach(n => organization.CreateThing($"{n}"));
        await organization.Async.DrainAsync();

        Assert.InRange(most, 2, 4);
        Assert.Equal(8, organization.Async.Statistics.Succeeded);
    }

    [Fact]
    public async Task A_postponed_job_waits_for_the_clock()
    {
        await using var organization = With("log:x");
        organization.CreateThing();
        var job = Assert.Single(organization.Jobs()).Id;
        organization.Administrator.Update(new Entity("asyncoperation", job) { ["postponeuntil"] = organization.Dataverse.Clock.UtcNow.AddHours(1) });

        await organization.Async.DrainAsync();
        Assert.Empty(organization.Logs("log"));
        organization.Dataverse.Clock.Advance(TimeSpan.FromHours(2));
        await organization.Async.DrainAsync();

        Assert.Single(organization.Logs("log"));
    }

    [Fact]
    public async Task A_running_service_works_off_what_comes_without_being_asked()
    {
        await using var organization = With("log:x");
        await organization.Async.StartAsync();

        organization.CreateThing();
        for (var wait = 0; wait < 200 && organization.Async.Statistics.Succeeded == 0; wait++)
        {
            await Task.Delay(10);
        }

        Assert.Equal(1, organization.Async.Statistics.Succeeded);
    }

    private static SampleOrganization With(string script, AsyncServiceOptions? options = null) => SampleOrganization.With(SampleSolution.WithPlugins().AddStep("Create", "smp_thing", script), options);

    private static (int State, int Status) State(Entity job) => (job.GetAttributeValue<OptionSetValue>("statecode").Value, job.GetAttributeValue<OptionSetValue>("statuscode").Value);

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); value > seen; seen = Volatile.Read(ref target))
        {
            Interlocked.CompareExchange(ref target, value, seen);
        }
    }
}
