using InoLink.QuickBooks.Ipp.Mapping;
using InoLink.QuickBooks.Json;
using Data = Intuit.Ipp.Data;

namespace InoLink.QuickBooks.Ipp.Tests.Mapping;

/// <summary>Answers of the SDK as the JSON that they were read from.</summary>
public class AnswerJsonTests
{
    [Fact]
    public void What_QuickBooks_adds_is_kept()
    {
        JsonObject json = AnswerJson.Of(new Data.Invoice
        {
            Id = "9", SyncToken = "0", domain = "QBO", sparse = false, sparseSpecified = true, TotalAmt = 38.07m, TotalAmtSpecified = true, Balance = 38.07m, BalanceSpecified = true,
            EmailStatus = Data.EmailStatusEnum.NotSet, EmailStatusSpecified = true, CustomerRef = new Data.ReferenceType { Value = "7", name = "Acme" },
            TxnTaxDetail = new Data.TxnTaxDetail { TotalTax = 3.07m, TotalTaxSpecified = true },
        });

        Assert.Equal(("9", "0", "QBO", false), (json.Text("Id"), json.Text("SyncToken"), json.Text("domain"), json.Flag("sparse")));
        Assert.Equal((38.07m, 38.07m, "NotSet"), (json.Number("TotalAmt"), json.Number("Balance"), json.Text("EmailStatus")));
        Assert.Equal(("7", "Acme", "3.07"), (json.TextAt("CustomerRef.value"), json.TextAt("CustomerRef.name"), json.TextAt("TxnTaxDetail.TotalTax")));
    }

    [Fact]
    public void What_QuickBooks_left_out_stays_out()
    {
        JsonObject json = AnswerJson.Of(new Data.Customer { Id = "1" });

        Assert.Equal(["Id"], json.Names);
    }

    [Theory]
    [InlineData("2026-11-20T10:00:00-08:00", "2026-11-20T18:00:00Z")]
    [InlineData("2026-11-20T00:00:00Z", "2026-11-20T00:00:00Z")]
    public void A_point_in_time_stays_one_whatever_the_zone_of_the_machine(string read, string written)
    {
        // the SDK's reader makes a local time of a time with an offset
        DateTime time = DateTimeOffset.Parse(read, System.Globalization.CultureInfo.InvariantCulture).LocalDateTime;

        JsonObject json = AnswerJson.Of(new Data.Customer { MetaData = new Data.ModificationMetaData { CreateTime = time, CreateTimeSpecified = true } });

        Assert.Equal(written, json.TextAt("MetaData.CreateTime"));
    }

    [Fact]
    public void A_date_stays_a_date()
        => Assert.Equal("2026-12-31", AnswerJson.Of(new Data.Invoice { TxnDate = new DateTime(2026, 12, 31), TxnDateSpecified = true }).Text("TxnDate"));

    [Fact]
    public void Lists_keep_their_order()
    {
        JsonObject json = AnswerJson.Of(new Data.Invoice { Line = [new Data.Line { Id = "1" }, new Data.Line { Id = "2" }] });

        Assert.Equal(["1", "2"], json.Objects("Line").Select(line => line.Text("Id")));
    }

    [Fact]
    public void Settings_are_read_from_the_SDKs_objects()
    {
        JsonObject preferences = AnswerJson.Of(new Data.Preferences
        {
            CurrencyPrefs = new Data.CurrencyPrefs { HomeCurrency = new Data.ReferenceType { Value = "USD" }, MultiCurrencyEnabled = true, MultiCurrencyEnabledSpecified = true },
            SalesFormsPrefs = new Data.SalesFormsPrefs { CustomTxnNumbers = true, CustomTxnNumbersSpecified = true, AllowDiscount = false, AllowDiscountSpecified = true },
            TaxPrefs = new Data.TaxPrefs { UsingSalesTax = true, UsingSalesTaxSpecified = true },
        });
        JsonObject info = AnswerJson.Of(new Data.CompanyInfo { CompanyName = "Sample", Country = "US" });

        InoLink.QuickBooks.Model.CompanySettings settings = InoLink.QuickBooks.Model.CompanySettings.From(info, preferences);

        Assert.Equal(("Sample", true, "USD"), (settings.Name, settings.IsUnitedStates, settings.HomeCurrency));
        Assert.Equal((true, true, false, true), (settings.MultiCurrency, settings.CustomTxnNumbers, settings.AllowDiscount, settings.UsingSalesTax));
    }
}
