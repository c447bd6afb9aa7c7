using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace InoLink.Lab.Tests.QuickBooks;

/// <summary>Sales tax (quickbooks-api §5.3): US by hand and automated, other countries tax excluded.</summary>
public sealed class SalesTaxTests
{
    [Fact]
    public async Task UnitedStates_ComputesTheCodesRates_OnTaxableLines()
    {
        await using QuickBooksBench bench = await CompanyAsync("US");

        JsonObject invoice = await Invoice(bench, """ "TxnTaxDetail":{"TxnTaxCodeRef":{"value":"2"}}, """, Line(325.75m, "TAX"), Line(10m, "NON"));

        Assert.Equal("""{"TxnTaxCodeRef":{"value":"2"},"TotalTax":26.06,"TaxLine":[{"Amount":26.06,"DetailType":"TaxLineDetail","TaxLineDetail":{"TaxRateRef":{"value":"3"},"PercentBased":true,"TaxPercent":8,"NetAmountTaxable":325.75}}]}""",
            invoice["TxnTaxDetail"]!.ToJsonString());
        Assert.Equal("361.81", invoice["TotalAmt"]!.ToJsonString());
    }

    [Fact]
    public async Task UnitedStates_GroupCode_HasALineForEachRate()
    {
        await using QuickBooksBench bench = await CompanyAsync("US");

        JsonObject invoice = await Invoice(bench, """ "TxnTaxDetail":{"TxnTaxCodeRef":{"value":"3"}}, """, Line(100m, "TAX"));

        Assert.Equal(["7.10", "2.00"], invoice["TxnTaxDetail"]!["TaxLine"]!.AsArray().Select(line => line!["Amount"]!.ToJsonString()));
        Assert.Equal("109.10", invoice["TotalAmt"]!.ToJsonString());
    }

    [Theory]
    [InlineData(false, "98.00")]
    [InlineData(true, "97.20")]
    public async Task UnitedStates_DiscountLowersTheTax_OnlyWithApplyTaxAfterDiscount(bool after, string total)
    {
        await using QuickBooksBench bench = await CompanyAsync("US");

        JsonObject invoice = await Invoice(bench, $$"""
            "ApplyTaxAfterDiscount":{{(after ? "true" : "false")}},
            """, Line(100m, "TAX"), Discount(10m));

        Assert.Equal(total, invoice["TotalAmt"]!.ToJsonString());
    }

    [Theory]
    [InlineData(false, "119.91")]
    [InlineData(true, "119.00")]
    public async Task UnitedStates_OverrideAddsShippingTax_UnlessIncluded(bool included, string total)
    {
        await using QuickBooksBench bench = await CompanyAsync("US", profile => profile with { AllowShipping = true });

        JsonObject invoice = await Invoice(bench, $$$"""
            "ShippingTaxIncludedInTotalTax":{{{(included ? "true" : "false")}}},"TxnTaxDetail":{"TxnTaxCodeRef":{"value":"3"},"TotalTax":9},
            """, Line(100m, "TAX"), Line(10m, "TAX", "SHIPPING_ITEM_ID"));

        // 10.00 shipping × 7.1 % = 0.71 and × 2 % = 0.20
        Assert.Equal(total, invoice["TotalAmt"]!.ToJsonString());
    }

    [Fact]
    public async Task UnitedStates_OverrideIsProrated_AndSurvivesAnUpdateOfOtherMembers()
    {
        await using QuickBooksBench bench = await CompanyAsync("US");
        JsonObject invoice = await Invoice(bench, """ "TxnTaxDetail":{"TxnTaxCodeRef":{"value":"3"},"TotalTax":10}, """, Line(100m, "TAX"));

        Assert.Equal(["7.80", "2.20"], invoice["TxnTaxDetail"]!["TaxLine"]!.AsArray().Select(line => line!["Amount"]!.ToJsonString()));
        JsonObject noted = await bench.SaveAsync("Invoice", """{"Id":"1","SyncToken":"0","sparse":true,"PrivateNote":"n"}""");
        Assert.Equal("110.00", noted["TotalAmt"]!.ToJsonString());
        JsonObject recomputed = await bench.SaveAsync("Invoice", $$"""{"Id":"1","SyncToken":"1","sparse":true,"Line":[{{Line(200m, "TAX")}}]}""");
        Assert.Equal("218.20", recomputed["TotalAmt"]!.ToJsonString());
    }

    [Fact]
    public async Task UnitedStates_ExemptCustomersAndNonLines_PayNothing()
    {
        await using QuickBooksBench bench = await CompanyAsync("US");
        bench.Company.Create("Customer", new JsonObject { ["DisplayName"] = "Exempt", ["Taxable"] = false });

        Assert.Equal("""{"TotalTax":0}""", (await Invoice(bench, "", Line(100m, "NON")))["TxnTaxDetail"]!.ToJsonString());
        JsonObject exempt = await bench.SaveAsync("Invoice", $$$"""{"CustomerRef":{"value":"2"},"Line":[{{{Line(100m, "TAX")}}}]}""");
        Assert.Equal("100.00", exempt["TotalAmt"]!.ToJsonString());
    }

    [Fact]
    public async Task UnitedStates_WithoutSalesTax_StoresNone()
    {
        await using QuickBooksBench bench = await CompanyAsync("US", profile => profile with { UsingSalesTax = false });

        JsonObject invoice = await Invoice(bench, """ "GlobalTaxCalculation":"TaxExcluded","TxnTaxDetail":{"TotalTax":5}, """, Line(100m, "TAX"));

        Assert.False(invoice.ContainsKey("TxnTaxDetail"));
        Assert.False(invoice.ContainsKey("GlobalTaxCalculation"));
        Assert.Equal("100.00", invoice["TotalAmt"]!.ToJsonString());
    }

    [Fact]
    public async Task AutomatedSalesTax_Computes_AndTakesAnOverride()
    {
        await using QuickBooksBench bench = await CompanyAsync("US", profile => profile with { PartnerTaxEnabled = true, AutomatedTaxPercent = 9.5m });

        Assert.Equal("109.50", (await Invoice(bench, "", Line(100m, "TAX")))["TotalAmt"]!.ToJsonString());
        Assert.Equal("104.00", (await Invoice(bench, """ "TxnTaxDetail":{"TotalTax":4}, """, Line(100m, "TAX")))["TotalAmt"]!.ToJsonString());
    }

    [Fact]
    public async Task Canada_ComputesEachLinesCode_AndSpreadsTheDiscount()
    {
        await using QuickBooksBench bench = await CompanyAsync("CA");

        JsonObject invoice = await Invoice(bench, """ "GlobalTaxCalculation":"TaxExcluded", """, Line(100m, "4"), Line(50m, "6"), Line(50m, "2"), Discount(20m));

        // net 90 GST 5 %, 45 GST 5 % + PST 7 %, 45 exempt
        Assert.Equal("9.90", invoice["TxnTaxDetail"]!["TotalTax"]!.ToJsonString());
        Assert.Equal("189.90", invoice["TotalAmt"]!.ToJsonString());
        Assert.Equal("TaxExcluded", (string)invoice["GlobalTaxCalculation"]!);
    }

    [Fact]
    public async Task Britain_TakesATotalTaxOverride()
    {
        await using QuickBooksBench bench = await CompanyAsync("GB");

        Assert.Equal("120.00", (await Invoice(bench, """ "GlobalTaxCalculation":"TaxExcluded", """, Line(100m, "2")))["TotalAmt"]!.ToJsonString());
        Assert.Equal("119.99", (await Invoice(bench, """ "GlobalTaxCalculation":"TaxExcluded","TxnTaxDetail":{"TotalTax":19.99}, """, Line(100m, "2")))["TotalAmt"]!.ToJsonString());
    }

    [Theory]
    [InlineData(""" "GlobalTaxCalculation":"TaxExcluded", """, null, "6000")]
    [InlineData(""" "GlobalTaxCalculation":"TaxExcluded", """, "99", "2500")]
    [InlineData("", "2", "2020")]
    [InlineData(""" "GlobalTaxCalculation":"NotApplicable","TxnTaxDetail":{"TotalTax":1}, """, null, "6170")]
    [InlineData(""" "GlobalTaxCalculation":"Sometimes", """, "2", "2170")]
    public async Task Elsewhere_IsRefused_WhenTheTaxIsIncomplete(string header, string? code, string fault)
    {
        await using QuickBooksBench bench = await CompanyAsync("GB");

        JsonObject error = await bench.RefusedAsync("Invoice", Body(header, Line(100m, code)), fault);

        if (fault == "6000")
        {
            Assert.Equal("Business Validation Error: When you use a GST/HST rate, you need to choose a sales tax code for each line item.", (string)error["Detail"]!);
        }
    }

    [Fact]
    public async Task Elsewhere_InactiveTaxCodes_AreRefused()
    {
        await using QuickBooksBench bench = await CompanyAsync("GB");
        bench.Company.MakeInactive("TaxCode", "2");

        await bench.RefusedAsync("Invoice", Body(""" "GlobalTaxCalculation":"TaxExcluded", """, Line(100m, "2")), "6160");
    }

    [Fact]
    public async Task TaxInclusive_FailsLoudly()
    {
        await using QuickBooksBench bench = await CompanyAsync("GB");

        Assert.Equal(HttpStatusCode.NotImplemented, (await bench.PostAsync("invoice", Body(""" "GlobalTaxCalculation":"TaxInclusive", """, Line(100m, "2")))).Status);
    }

    private static async Task<QuickBooksBench> CompanyAsync(string country, Func<InoLink.Lab.QuickBooks.CompanyProfile, InoLink.Lab.QuickBooks.CompanyProfile>? change = null)
    {
        string currency = country switch { "CA" => "CAD", "GB" => "GBP", _ => "USD" };
        QuickBooksBench bench = await QuickBooksBench.StartAsync(profile =>
        {
            InoLink.Lab.QuickBooks.CompanyProfile national = profile with { Country = country, HomeCurrency = currency };
            return change?.Invoke(national) ?? national;
        });
        bench.Company.Create("Customer", new JsonObject { ["DisplayName"] = "Amy" });
        return bench;
    }

    private static Task<JsonObject> Invoice(QuickBooksBench bench, string header, params string[] lines) => bench.SaveAsync("Invoice", Body(header, lines));

    private static string Body(string header, params string[] lines) =>
        "{" + header + $$$""" "CustomerRef":{"value":"1"},"Line":[{{{string.Join(',', lines)}}}]}""";

    private static string Line(decimal amount, string? code, string item = "1") => string.Create(CultureInfo.InvariantCulture,
        $$$"""{"Amount":{{{amount}}},"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"{{{item}}}"}{{{(code is null ? "" : ",\"TaxCodeRef\":{\"value\":\"" + code + "\"}")}}}}}""");

    private static string Discount(decimal amount) =>
        string.Create(CultureInfo.InvariantCulture, $$$"""{"Amount":{{{amount}}},"DetailType":"DiscountLineDetail","DiscountLineDetail":{"PercentBased":false}}""");
}
