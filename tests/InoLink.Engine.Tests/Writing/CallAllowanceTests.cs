using InoLink.Engine.Writing;

namespace InoLink.Engine.Tests.Writing;

public class CallAllowanceTests
{
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(1, 40)]
    [InlineData(2, 20)]
    [InlineData(4, 10)]
    [InlineData(8, 5)]
    public void Batches_AreDividedByTheWriters(int writers, int expected)
    {
        CallAllowance calls = new(null, 0, writers);

        Assert.Equal(expected, Enumerable.Range(0, 100).Count(_ => calls.TryTake(Noon, batch: true)));
        Assert.True(calls.IsSpent(Noon));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public void AllWritersTogether_StayBelowIntuitsLimits_WhateverTheyAskFor(int writers)
    {
        CallAllowance[] all = [.. Enumerable.Range(0, writers).Select(_ => new CallAllowance(null, 0, writers))];
        Random random = new(writers);
        int requests = 0, batches = 0;
        for (int i = 0; i < 5000; i++)
        {
            bool batch = random.Next(3) == 0;
            bool taken = all[random.Next(writers)].TryTake(Noon.AddSeconds(random.Next(60)), batch);
            requests += taken ? 1 : 0;
            batches += taken && batch ? 1 : 0;
        }

        Assert.InRange(requests, 1, 500);
        Assert.InRange(batches, 1, 40);
    }

    [Fact]
    public void TheNextMinute_BeginsAnew_AndTheNextHolderGoesOnCounting()
    {
        CallAllowance first = new(null, 0, 4);
        Assert.All(Enumerable.Range(0, 10), _ => Assert.True(first.TryTake(Noon, batch: true)));
        CallAllowance next = new(first.Since, first.Spent, 4);

        Assert.True(next.IsSpent(Noon.AddSeconds(59)));
        Assert.False(next.TryTake(Noon.AddSeconds(59), batch: true));
        Assert.Equal(TimeSpan.FromSeconds(1), next.UntilNext(Noon.AddSeconds(59)));
        Assert.False(next.IsSpent(Noon.AddSeconds(60)));
        Assert.True(next.TryTake(Noon.AddSeconds(60), batch: true));
    }
}
