using System.Diagnostics;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit.Abstractions;

namespace InoLink.Lab.Tests.Dataverse;

/// <summary>The emulator must not be what a load test measures. The bounds are a tenth of what a slow machine does.</summary>
public sealed class SpeedTests(ITestOutputHelper output)
{
    [Fact]
    public void Memory_TakesHundredsOfCreatesAndThousandsOfRetrieves_ASecond()
    {
        var opening = Stopwatch.StartNew();
        using var organization = new Organization();
        output.WriteLine($"open: {opening.ElapsedMilliseconds} ms");
        opening.Restart();
        using var second = new Organization();
        output.WriteLine($"open again: {opening.ElapsedMilliseconds} ms");
        var ids = new List<Guid>();
        var creates = Rate(2000, i => ids.Add(organization.Account($"Account {i}")));
        var retrieves = Rate(5000, i => organization.Get("account", ids[i % ids.Count], "name", "telephone1", "ownerid", "statecode"));
        var updates = Rate(2000, i => organization.Admin.Update(new Entity("account", ids[i % ids.Count]) { ["telephone1"] = $"{i}" }));
        var queries = Rate(200, i =>
        {
            var query = new QueryByAttribute("account") { ColumnSet = new ColumnSet("name") };
            query.AddAttributeValue("name", $"account {i}");
            Assert.Single(organization.Admin.RetrieveMultiple(query).Entities);
        });
        output.WriteLine($"creates {creates:N0}/s, retrieves {retrieves:N0}/s, updates {updates:N0}/s, unindexed queries {queries:N0}/s");
        Assert.True(creates > 200 && retrieves > 1000);
    }

    private static double Rate(int count, Action<int> action)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            action(i);
        }

        return count / watch.Elapsed.TotalSeconds;
    }
}
