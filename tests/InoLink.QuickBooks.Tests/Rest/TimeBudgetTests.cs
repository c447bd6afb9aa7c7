namespace InoLink.QuickBooks.Tests.Rest;

public sealed class TimeBudgetTests
{
    [Theory]
    [InlineData(1, 15)]
    [InlineData(2, 18)]
    [InlineData(10, 30)]
    [InlineData(30, 60)]
    public void B05_ACallsTimeOut_GrowsWithItsItems(int items, double seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), TimeBudget.For(items));

    [Theory]
    [InlineData(0, true)]
    [InlineData(59.9, true)]
    [InlineData(60, false)]
    public void B05_NothingNewBegins_AfterSixtySeconds(double elapsed, bool may) =>
        Assert.Equal(may, new TimeBudget(() => TimeSpan.FromSeconds(elapsed)).MayBeginWork);

    [Theory]
    [InlineData(90, 15, true)]
    [InlineData(90.1, 15, false)]
    [InlineData(45, 60, true)]
    [InlineData(45.1, 60, false)]
    public void B05_ACallBegins_OnlyIfItsTimeOutAndFiveSecondsFitInto110(double elapsed, double timeout, bool fits) =>
        Assert.Equal(fits, new TimeBudget(() => TimeSpan.FromSeconds(elapsed)).Fits(TimeSpan.FromSeconds(timeout)));

    [Fact]
    public void Elapsed_Runs_FromItsMaking()
    {
        TimeBudget budget = new();
        TimeSpan first = budget.Elapsed;

        Assert.True(SpinWait.SpinUntil(() => budget.Elapsed > first, TimeSpan.FromSeconds(5)));
    }
}
