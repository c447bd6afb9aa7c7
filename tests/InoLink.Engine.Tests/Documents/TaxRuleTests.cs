using InoLink.Engine.Documents;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Tests.Documents;

/// <summary>Sales tax in the United States (BOOKS B15) and elsewhere (B16), and whose tax amount stands (B12).</summary>
public sealed class TaxRuleTests
{
    [Fact]
    public void B15_EveryLine_CarriesATaxCode_ADiscountLineItsProducts()
    {
        DocumentContext context = Samples.Context;
        context.Items[Samples.Pump].TaxCode = "NON";

        JsonObject sent = Samples.Sent(Freight(Samples.Invoice(Samples.Line(30m, discount: 1m), Samples.Line(20m, discount: 1m, product: Samples.Pump), Samples.WriteIn("Help", 5m))), context: context);

        Assert.Equal(["TAX", "TAX", "NON", "NON", "TAX", "NON"], Codes(sent));
        Assert.Equal("true", sent.Text("ApplyTaxAfterDiscount"));
        Assert.False(sent.Has("GlobalTaxCalculation"));
    }

    [Theory]
    [InlineData("", "", "", "TAX")]
    [InlineData("NON", "", "TAX", "NON")]
    [InlineData("", "NON", "TAX", "NON")]
    [InlineData("TAX", "NON", "TAX", "NON")]
    [InlineData("", "", "NON", "NON")]
    [InlineData("TAX", "", "NON", "TAX")]
    [InlineData("", "2", "", "TAX")]
    public void B15_ALine_IsTaxableUnlessItsProductOrCustomerIsNot(string product, string customer, string fallback, string code)
    {
        DocumentContext context = Samples.Context;
        (context.Items[Samples.Fountain].TaxCode, context.CustomerTaxCode) = (product, customer);
        DocumentPreferences preferences = Samples.Preferences;
        preferences.DefaultTaxCode = fallback;

        Assert.Equal([code], Codes(Samples.Sent(Samples.Invoice(Samples.Line(1m)), preferences, context: context)));
    }

    [Fact]
    public void B15_Freight_IsQuickBooksShipping_AndNotTaxableUnlessThePreferenceSays()
    {
        DocumentPreferences taxable = Samples.Preferences;
        taxable.FreightTaxable = true;
        DocumentSource invoice = Freight(Samples.Invoice(Samples.Line(30m)));

        Assert.Equal("SHIPPING_ITEM_ID |  |  ×  | 9.00 | NON", Samples.Shown(Samples.Lines(Samples.Sent(invoice))[1]));
        Assert.Equal("TAX", Codes(Samples.Sent(invoice, taxable))[1]);
    }

    [Fact]
    public void B15_WhereShippingIsOff_FreightIsALineOfTheShippingItem_AndItsSettingIsRequired()
    {
        DocumentPreferences without = Samples.Preferences;
        without.ShippingItem = "";
        DocumentSource invoice = Freight(Samples.Invoice(Samples.Line(30m)));
        invoice.ShippingMethod = "Full Load";

        Assert.Equal("13 | Full Load | 1 × 9 | 9.00 | NON", Samples.Shown(Samples.Lines(Samples.Sent(invoice, settings: Samples.WithoutShipping))[1]));
        Assert.Contains("Shipping Product", Samples.Make(invoice, without, Samples.WithoutShipping).Problem!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void B15_AShipToAddress_AlwaysGoes_TheBillToWhereThereIsNone()
    {
        JsonObject sent = Samples.Sent(Samples.Invoice(Samples.Line(1m)));

        Assert.Equal("Head office", sent.TextAt("ShipAddr.Line1"));
        Assert.False(Samples.Sent(Samples.Invoice(Samples.Line(1m)).In("GBP"), Samples.BritishPreferences, Samples.Britain, Samples.Context.In("GBP")).Has("ShipAddr"));
    }

    [Fact]
    public void B15_WhereTaxIsKeptByHand_TheCustomersCodeNamesTheAuthority_ElseTheDefault()
    {
        DocumentContext context = Samples.Context;
        context.CustomerTaxCode = "3";
        DocumentPreferences preferences = Samples.Preferences;
        preferences.DefaultTaxCode = "2";
        DocumentSource invoice = Samples.Invoice(Samples.Line(1m));

        Assert.Equal("3", Samples.Sent(invoice, preferences, context: context).TextAt("TxnTaxDetail.TxnTaxCodeRef.value"));
        Assert.Equal("2", Samples.Sent(invoice, preferences).TextAt("TxnTaxDetail.TxnTaxCodeRef.value"));
        Assert.False(Samples.Sent(invoice, preferences, Samples.AutomatedTax, context).Has("TxnTaxDetail"));
        Assert.False(Samples.Sent(invoice).Has("TxnTaxDetail"));
    }

    [Fact]
    public void B12_QuickBooksComputesTheTax_UnlessThePreferenceSaysTheCrms()
    {
        DocumentSource invoice = Freight(Samples.Invoice(Taxed(30m, 2.47m), Taxed(20m, 0m)));

        Assert.False(Samples.Sent(invoice).Has("TxnTaxDetail"));
        JsonObject sent = Samples.Sent(invoice, Crm());
        Assert.Equal(2.47m, sent.Object("TxnTaxDetail")!.Number("TotalTax"));
        Assert.Equal("true", sent.Text("ShippingTaxIncludedInTotalTax"));
        Assert.Equal(["TAX", "NON", "NON"], Codes(sent));
    }

    [Fact]
    public void B12_ATaxOfTheCrm_ThatCanNotStand_IsRefused()
    {
        CompanySettings withoutTax = CompanySettings.FromJson("""{"Country":"US","HomeCurrency":"USD"}""");
        DocumentSource header = Samples.Invoice(Taxed(30m, 0m));
        header.Tax = 3m;

        Assert.Equal("INO-1720", Samples.Refusal(Samples.Invoice(Samples.Line(30m)), Crm()));
        Assert.Equal("INO-1720", Samples.Refusal(header, Crm()));
        Assert.Equal("INO-1720", Samples.Refusal(Samples.Invoice(Taxed(30m, 2m)), Crm(), withoutTax));
        Assert.Equal("INO-1720", Samples.Refusal(Samples.Invoice(Taxed(0m, 2m), Taxed(30m, 0m)), Crm()));
    }

    [Fact]
    public void B12_ATaxOfZero_LeavesNothingTaxable()
    {
        DocumentPreferences preferences = Crm();
        preferences.FreightTaxable = true;
        JsonObject sent = Samples.Sent(Freight(Samples.Invoice(Taxed(30m, 0m))), preferences);

        Assert.Equal(["NON", "NON"], Codes(sent));
        Assert.False(sent.Has("TxnTaxDetail"));
    }

    [Fact]
    public void B12_ACreditLine_TakesItsTaxBack() =>
        Assert.Equal(["TAX", "TAX"], Codes(Samples.Sent(Samples.Invoice(Taxed(30m, 3m), Taxed(-10m, -1m)), Crm())));

    [Fact]
    public void B16_ALinesCode_IsZeroWhereItsTaxIsNothing_ElseTheProducts_TheCustomers_TheDefault()
    {
        DocumentContext context = Samples.Context.In("GBP");
        DocumentSource invoice = Samples.Invoice(Taxed(1m, 0m), Samples.Line(2m), Taxed(3m, 0.60m, Samples.Pump)).In("GBP");
        context.Items[Samples.Pump].TaxCode = "5R";

        Assert.Equal(["0Z", "20", "5R"], Codes(Samples.Sent(invoice, Samples.BritishPreferences, Samples.Britain, context)));
        context.CustomerTaxCode = "EX";
        JsonObject sent = Samples.Sent(Freight(invoice), Samples.BritishPreferences, Samples.Britain, context);
        Assert.Equal(["0Z", "EX", "5R", "20S"], Codes(sent));
        Assert.Equal("TaxExcluded", sent.Text("GlobalTaxCalculation"));
        Assert.False(sent.Has("ApplyTaxAfterDiscount"));
    }

    [Theory]
    [InlineData("default", "INO-1719", "Default Tax Code")]
    [InlineData("zero", "INO-1719", "Zero Tax Code")]
    [InlineData("shipping", "INO-1603", "Shipping Tax Code")]
    public void B16_WithoutACode_TheLineIsRefusedByTheSettingsName(string without, string code, string setting)
    {
        DocumentPreferences preferences = Samples.BritishPreferences;
        DocumentSource invoice = Freight(Samples.Invoice(Taxed(1m, without == "zero" ? 0m : 0.2m)).In("GBP"));
        (preferences.DefaultTaxCode, preferences.ZeroTaxCode, preferences.ShippingTaxCode) = (without == "zero" ? "20" : "", "", "");
        DocumentContext context = Samples.Context.In("GBP");
        context.CustomerTaxCode = without == "shipping" ? "20" : "";

        Assert.Equal(code, Samples.Refusal(invoice, preferences, Samples.Britain, context));
        Assert.Contains(setting, Samples.Make(invoice, preferences, Samples.Britain, context).Problem!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void B16_ACompanyWithoutSalesTax_NeedsNoCodes() => Assert.Equal(
        [""], Codes(Samples.Sent(Samples.Invoice(Samples.Line(1m)).In("GBP"), settings: CompanySettings.FromJson("""{"Country":"GB","HomeCurrency":"GBP"}"""), context: Samples.Context.In("GBP"))));

    [Fact]
    public void B16_TheCrmsTaxAmount_StandsElsewhereToo()
    {
        DocumentPreferences preferences = Samples.BritishPreferences;
        preferences.CrmTaxAmount = true;
        JsonObject sent = Samples.Sent(Samples.Invoice(Taxed(10m, 1.99m)).In("GBP"), preferences, Samples.Britain, Samples.Context.In("GBP"));

        Assert.Equal(1.99m, sent.Object("TxnTaxDetail")!.Number("TotalTax"));
        Assert.False(sent.Has("ShippingTaxIncludedInTotalTax"));
    }

    private static DocumentPreferences Crm()
    {
        DocumentPreferences preferences = Samples.Preferences;
        preferences.CrmTaxAmount = true;
        return preferences;
    }

    private static DocumentLine Taxed(decimal price, decimal tax, Guid? product = null) => Samples.Line(price, product: product, with: line => line.Tax = tax);

    private static DocumentSource Freight(DocumentSource document)
    {
        document.Freight = 9m;
        return Samples.Priced(document);
    }

    private static string[] Codes(JsonObject sent) => [.. Samples.Lines(sent).Select(line => line.TextAt("SalesItemLineDetail.TaxCodeRef.value") ?? "")];
}
