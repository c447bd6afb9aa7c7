using InoLink.Engine.Documents;

namespace InoLink.Engine.Tests.Documents;

public class KnownRatesTests
{
    private static readonly DateTime Now = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Day = new(2026, 2, 28);

    [Fact]
    public void ARate_IsKnownForAnHour_ThroughTheRow_ToTheLastDigit()
    {
        KnownRates rates = KnownRates.FromJson(null);
        Assert.False(rates.IsChanged);
        rates.Add("EUR", Day, 1.0842371m, Now);

        KnownRates read = KnownRates.FromJson(rates.ToJson());

        Assert.True(rates.IsChanged);
        Assert.False(read.IsChanged);
        Assert.Equal(1.0842371m, read.Of("EUR", Day, Now.AddMinutes(59)));
        Assert.Null(read.Of("EUR", Day, Now.AddMinutes(60)));
        Assert.Null(read.Of("EUR", Day.AddDays(1), Now));
        Assert.Null(read.Of("GBP", Day, Now));
    }

    [Fact]
    public void AnHourLater_TheyBeginAnew()
    {
        KnownRates rates = KnownRates.FromJson(null);
        rates.Add("EUR", Day, 1.1m, Now);
        rates.Add("GBP", Day, 1.3m, Now.AddMinutes(61));

        Assert.Null(rates.Of("EUR", Day, Now.AddMinutes(61)));
        Assert.Equal(1.3m, rates.Of("GBP", Day, Now.AddMinutes(61)));
    }
}
