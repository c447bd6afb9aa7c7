using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;

namespace InoLink.QuickBooks.Tests.Model;

/// <summary>The snapshot of B38, from the recorded shape of quickbooks-api §12.</summary>
public sealed class CompanySettingsTests
{
    private const string Recorded = """
        {"AccountingInfoPrefs":{"TrackDepartments":false,"BookCloseDate":"2025-12-31"},
         "ProductAndServicesPrefs":{"QuantityOnHand":true},
         "SalesFormsPrefs":{"CustomTxnNumbers":false,"AllowDiscount":true,"DefaultDiscountAccount":"86","AllowEstimates":true,"AllowShipping":false},
         "TaxPrefs":{"UsingSalesTax":true,"TaxGroupCodeRef":{"value":"2"}},"CurrencyPrefs":{"MultiCurrencyEnabled":false,"HomeCurrency":{"value":"USD"}}}
        """;

    [Fact]
    public void B38_ASnapshot_ReadsBackAsItWasStored()
    {
        CompanySettings settings = CompanySettings.FromJson(From("USA", "October").ToJson());

        Assert.Equal(("Sample", "USA", "USD"), (settings.Name, settings.Country, settings.HomeCurrency));
        Assert.True(settings.IsUnitedStates);
        Assert.Equal(10, settings.FiscalYearStartMonth);
        Assert.Equal(new DateTime(2025, 12, 31), settings.BookCloseDate);
        Assert.Equal((true, true, true, true), (settings.AllowDiscount, settings.AllowEstimates, settings.QuantityOnHand, settings.UsingSalesTax));
        Assert.Equal((false, false, false, false), (settings.MultiCurrency, settings.CustomTxnNumbers, settings.AllowShipping, settings.PartnerTaxEnabled));
    }

    [Theory]
    [InlineData("US", true)]
    [InlineData("USA", true)]
    [InlineData("CA", false)]
    [InlineData("GBR", false)]
    public void IsUnitedStates_KnowsBothFormsOfTheCountry(string country, bool expected) => Assert.Equal(expected, From(country, "January").IsUnitedStates);

    [Theory]
    [InlineData("january", 1)]
    [InlineData("December", 12)]
    [InlineData("nonsense", 1)]
    [InlineData(null, 1)]
    public void FiscalYearStartMonth_IsAMonthsEnglishName(string? name, int month) => Assert.Equal(month, From("US", name).FiscalYearStartMonth);

    [Fact]
    public void MissingPreferences_AreOff()
    {
        CompanySettings settings = CompanySettings.From(new JsonObject(), new JsonObject());

        Assert.Equal(("", "", "", false, null), (settings.Name, settings.Country, settings.HomeCurrency, settings.MultiCurrency, settings.BookCloseDate));
    }

    private static CompanySettings From(string country, string? month) =>
        CompanySettings.From(new JsonObject { { "CompanyName", "Sample" }, { "Country", country }, { "FiscalYearStartMonth", month } }, JsonText.Read(Recorded));
}
