using InoLink.Engine.Writing;

namespace InoLink.Engine.Tests.Writing;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 5)]
    [InlineData(3, 15)]
    [InlineData(4, 60)]
    [InlineData(5, 240)]
    [InlineData(6, 1440)]
    [InlineData(7, 1440)]
    [InlineData(int.MaxValue, 1440)]
    public void After_ClimbsTheLadder_AndStaysDaily(int attempt, int minutes) => Assert.Equal(TimeSpan.FromMinutes(minutes), Backoff.After(attempt));

    [Fact]
    public void Throttled_IsAMinuteForTheWholeCompany() => Assert.Equal(TimeSpan.FromMinutes(1), Backoff.Throttled);

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    [InlineData(149.9)]
    public void B04_the_first_probe_is_150_seconds_after_the_send(double since) => Assert.Equal(TimeSpan.FromSeconds(150), Backoff.NextProbe(TimeSpan.FromSeconds(since)));

    [Fact]
    public void B04_the_next_probes_come_after_5_and_15_minutes_then_hourly()
    {
        TimeSpan since = TimeSpan.Zero;
        List<double> minutes = [];
        for (int probe = 0; probe < 6; probe++)
        {
            TimeSpan next = Backoff.NextProbe(since);
            minutes.Add((next - since).TotalMinutes);

            // the step that looks starts a little later than due
            since = next + TimeSpan.FromSeconds(20);
        }

        Assert.Equal([2.5, 5, 15, 60, 60, 60], minutes);
    }

    [Fact]
    public void B04_no_probe_is_ever_due_before_150_seconds() =>
        Assert.All(Enumerable.Range(0, 100_000), seconds => Assert.True(Backoff.NextProbe(TimeSpan.FromSeconds(seconds)) >= TimeSpan.FromSeconds(Math.Max(150, seconds))));
}
