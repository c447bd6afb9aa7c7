using System.Net;
using System.Net.Sockets;
using System.Text;
using InoLink.Lab.Dataverse.Async;
using InoLink.Lab.Tests.Solutions;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Tests.Async;

public sealed class ChaosTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_crash_after_the_nth_call_leaves_the_call_done_and_delivers_the_job_again(int call)
    {
        await using var organization = With("calls:3", new ChaosOptions { CrashAfterServiceCalls = call });

        organization.CreateThing();
        await organization.Async.DrainAsync();

        Assert.Equal(call + 3, organization.Logs("call").Count);
        Assert.Equal((1, 1), (organization.Async.Statistics.Crashed, organization.Async.Statistics.Succeeded));
    }

    [Fact]
    public async Task A_crashed_job_stays_locked_until_it_is_recovered()
    {
        await using var organization = With("calls:2", new ChaosOptions { CrashAfterServiceCalls = 1 }, recover: false);

        organization.CreateThing();
        await organization.Async.DrainAsync();
        Assert.Equal((2, 20), State(Assert.Single(organization.Jobs())));
        Assert.Equal(1, organization.Async.RecoverCrashedJobs());
        await organization.Async.DrainAsync();

        Assert.Equal((3, 30), State(Assert.Single(organization.Jobs())));
        Assert.Equal(3, organization.Logs("call").Count);
    }

    [Fact]
    public async Task A_job_left_locked_by_a_killed_process_runs_when_the_database_is_opened_again()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await using (var first = SampleOrganization.Open(Options(new ChaosOptions { CrashAfterServiceCalls = 1 }, recover: false), file))
            {
                first.Import(Solution("calls:2"));
                first.CreateThing();
                await first.Async.DrainAsync();
                Assert.Equal((2, 20), State(Assert.Single(first.Jobs())));
            }

            await using var second = SampleOrganization.Open(file: file);
            await second.Async.DrainAsync();

            Assert.Equal((3, 30), State(Assert.Single(second.Jobs())));
            Assert.Equal(3, second.Logs("call").Count);
        }
        finally
        {
            foreach (var part in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(file) + "*"))
            {
                File.Delete(part);
            }
        }
    }

    [Fact]
    public async Task A_job_may_be_delivered_twice_although_it_ended_well()
    {
        await using var organization = With("log:x", new ChaosOptions { DeliverTwice = 1 });

        organization.CreateThing();
        await organization.Async.DrainAsync();

        Assert.Equal(2, organization.Logs("log").Count);
        Assert.Equal(1, organization.Async.Statistics.DeliveredTwice);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_order_and_another_seed_another()
    {
        var first = await Order(7);

        Assert.Equal(first, await Order(7));
        Assert.NotEqual(first, await Order(8));
        Assert.NotEqual(first, first.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_worker_can_die_when_the_http_answer_is_there_but_not_yet_seen()
    {
        using var peer = LoopbackPeer.Listen();
        var served = 0;
        var serving = Task.Run(async () =>
        {
            for (; served < 2; served++)
            {
                var context = await peer.Listener.GetContextAsync();
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes("done"));
                context.Response.Close();
            }
        });
        await using var organization = SampleOrganization.Open(Options(new ChaosOptions { CrashAfterHttpCalls = 1 }), network: address => address.Authority == peer.Address.Authority);
        organization.Import(Solution($"http:{peer.Address}"));

        organization.CreateThing();
        await organization.Async.DrainAsync();
        await serving.WaitAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(2, served);
        Assert.Equal(["done"], organization.Logs("http"));
        Assert.Equal(1, organization.Async.Statistics.Crashed);
    }

    [Fact]
    public async Task The_sandbox_reaches_no_loopback_unless_the_lab_allows_it()
    {
        await using var organization = With("http:http://127.0.0.1:9/", new ChaosOptions());

        organization.CreateThing();
        await organization.Async.DrainAsync();

        Assert.Contains("hosts by DNS name only", Assert.Single(organization.Jobs()).GetAttributeValue<string>("message"), StringComparison.Ordinal);
    }

    private static async Task<List<string>> Order(int seed)
    {
        await using var organization = SampleOrganization.Open(new AsyncServiceOptions { Workers = 1, Chaos = new ChaosOptions { ShuffleOrder = true, Seed = seed } });
        organization.Import(Solution("run"));
        var names = new Dictionary<Guid, string>();
        foreach (var name in Enumerable.Range(1, 8).Select(n => $"{n}"))
        {
            names[organization.CreateThing(name)] = name;
        }

        var order = new List<string>();
        organization.Async.Progress += progress =>
        {
            if (progress.Phase == JobPhase.Started)
            {
                order.Add(names[progress.RecordId]);
            }
        };
        await organization.Async.DrainAsync();
        return order;
    }

    private static SampleSolution Solution(string script) => SampleSolution.WithPlugins().AddStep("Create", "smp_thing", script);

    private static AsyncServiceOptions Options(ChaosOptions chaos, bool recover = true) => new() { Chaos = chaos, RecoverCrashedJobs = recover };

    private static SampleOrganization With(string script, ChaosOptions chaos, bool recover = true) => SampleOrganization.With(Solution(script), Options(chaos, recover));

    private static (int State, int Status) State(Entity job) => (job.GetAttributeValue<OptionSetValue>("statecode").Value, job.GetAttributeValue<OptionSetValue>("statuscode").Value);

    private sealed record LoopbackPeer(HttpListener Listener, Uri Address) : IDisposable
    {
        public static LoopbackPeer Listen()
        {
            // HttpListener takes no port 0: ask the system for a free one first
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
            probe.Stop();
            var listener = new HttpListener();
            listener.Prefixes.Add(address.ToString());
            listener.Start();
            return new LoopbackPeer(listener, address);
        }

        public void Dispose() => Listener.Close();
    }
}
