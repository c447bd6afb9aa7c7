using System.Globalization;
using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Store;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Entities;

/// <summary>CompanyInfo and Preferences, made from the profile in the recorded shape (quickbooks-api §12).</summary>
internal static class CompanySettings
{
    // since autumn 2025 addresses of CompanyInfo carry the three-letter country
    private static readonly Dictionary<string, string> ThreeLetters = new(StringComparer.Ordinal)
    {
        ["US"] = "USA", ["CA"] = "CAN", ["GB"] = "GBR", ["AU"] = "AUS", ["DE"] = "DEU", ["FR"] = "FRA", ["IN"] = "IND", ["NZ"] = "NZL",
    };

    public static JsonObject CompanyInfo(CompanyBooks books)
    {
        CompanyProfile profile = books.Profile;
        JsonObject address = new()
        {
            ["Id"] = "1", ["Line1"] = "1 Main Street", ["City"] = "Springfield", ["Country"] = ThreeLetters.GetValueOrDefault(profile.Country, profile.Country),
        };
        return new JsonObject
        {
            ["CompanyName"] = profile.Name,
            ["LegalName"] = profile.Name,
            ["CompanyAddr"] = address,
            ["LegalAddr"] = address.DeepClone(),
            ["SupportedLanguages"] = "en",
            ["Country"] = profile.Country,
            ["Email"] = new JsonObject { ["Address"] = "books@example.com" },
            ["WebAddr"] = new JsonObject(),
            ["FiscalYearStartMonth"] = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(profile.FiscalYearStartMonth),
            ["CompanyStartDate"] = books.Created.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["NameValue"] = new JsonArray(Pair("OfferingSku", "QuickBooks Online Plus"), Pair("SubscriptionStatus", profile.SubscriptionEnded ? "EXPIRED" : "SUBSCRIBED")),
            ["domain"] = "QBO",
            ["sparse"] = false,
            ["Id"] = "1",
            ["SyncToken"] = "1",
            ["MetaData"] = MetaData(books),
        };
    }

    public static JsonObject Preferences(CompanyBooks books)
    {
        CompanyProfile profile = books.Profile;
        JsonObject accounting = new()
        {
            ["TrackDepartments"] = true, ["ClassTrackingPerTxn"] = false, ["ClassTrackingPerTxnLine"] = true,
            ["FirstMonthOfFiscalYear"] = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(profile.FiscalYearStartMonth), ["CustomerTerminology"] = "Customers",
        };
        if (profile.BookCloseDate is { } closed)
        {
            accounting["BookCloseDate"] = closed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        JsonObject tax = new() { ["UsingSalesTax"] = profile.UsingSalesTax };
        if (profile.Country == "US")
        {
            tax["TaxGroupCodeRef"] = Json.Reference("2");
            tax["PartnerTaxEnabled"] = profile.PartnerTaxEnabled;
        }

        return new JsonObject
        {
            ["AccountingInfoPrefs"] = accounting,
            ["ProductAndServicesPrefs"] = new JsonObject
            {
                ["ForSales"] = true, ["ForPurchase"] = true, ["QuantityWithPriceAndRate"] = true, ["QuantityOnHand"] = profile.QuantityOnHand,
            },
            ["SalesFormsPrefs"] = SalesForms(profile),
            ["TaxPrefs"] = tax,
            ["CurrencyPrefs"] = new JsonObject { ["MultiCurrencyEnabled"] = profile.MultiCurrency, ["HomeCurrency"] = Json.Reference(profile.HomeCurrency) },
            ["OtherPrefs"] = new JsonObject
            {
                ["NameValue"] = new JsonArray(Pair("SalesFormsPrefs.DefaultItem", "1"), Pair("WarnDuplicateTransactionNumber", profile.WarnDuplicateNumbers ? "true" : "false")),
            },
            ["domain"] = "QBO",
            ["sparse"] = false,
            ["Id"] = "1",
            ["SyncToken"] = books.PreferencesToken.ToString(CultureInfo.InvariantCulture),
            ["MetaData"] = MetaData(books),
        };
    }

    private static JsonObject SalesForms(CompanyProfile profile)
    {
        JsonObject sales = new()
        {
            ["CustomField"] = new JsonArray(
                new JsonObject { ["CustomField"] = new JsonArray(new JsonObject { ["Name"] = "SalesFormsPrefs.UseSalesCustom1", ["Type"] = "BooleanType", ["BooleanValue"] = true }) },
                new JsonObject { ["CustomField"] = new JsonArray(new JsonObject { ["Name"] = "SalesFormsPrefs.SalesCustomName1", ["Type"] = "StringType", ["StringValue"] = "Crew #" }) }),
            ["CustomTxnNumbers"] = profile.CustomTxnNumbers,
            ["AllowDeposit"] = false,
            ["AllowDiscount"] = profile.AllowDiscount,
            ["AllowEstimates"] = profile.AllowEstimates,
            ["AllowServiceDate"] = false,
            ["AllowShipping"] = profile.AllowShipping,
            ["DefaultTerms"] = Json.Reference("3"),
            ["UsingPriceLevels"] = false,
        };
        if (profile.AllowDiscount)
        {
            sales["DefaultDiscountAccount"] = "86";
        }

        return sales;
    }

    private static JsonObject Pair(string name, string value) => new() { ["Name"] = name, ["Value"] = value };

    private static JsonObject MetaData(CompanyBooks books) =>
        new() { ["CreateTime"] = PacificTime.Stamp(books.Created), ["LastUpdatedTime"] = PacificTime.Stamp(books.Created) };
}
