using InoLink.Engine.Documents;
using InoLink.Engine.Tests.Documents;
using InoLink.QuickBooks.Json;

namespace InoLink.Engine.Tests.Documents;

/// <summary>The rules of lines and totals (BOOKS B10-B13), each by examples; for any document see <see cref="NetProperties"/>.</summary>
public sealed class LineRuleTests
{
    [Theory]
    [InlineData("9.99", "0.5", "5.00")]
    [InlineData("1.2345", "3", "3.70")]
    [InlineData("0.005", "1", "0.01")]
    [InlineData("-0.005", "1", "-0.01")]
    [InlineData("2.675", "1", "2.68")]
    [InlineData("10", "-2", "-20.00")]
    [InlineData("0", "5", "0.00")]
    public void B10_ALine_IsPriceTimesQuantity_RoundedHalfAwayFromZero(string price, string quantity, string amount) =>
        Assert.Equal(Number(amount), Line(Samples.Line(Number(price), Number(quantity))).Amount);

    [Theory]
    [InlineData(DiscountCalculation.PerLine, "8.00")]
    [InlineData(DiscountCalculation.PerUnit, "14.00")]
    public void B10_ALinesDiscount_IsVolumeDiscountTimesQuantity_AndManualDiscountPerLineOrPerUnit(DiscountCalculation calculation, string discount) =>
        Assert.Equal(Number(discount), Line(Samples.Line(20m, 4m, 2m, with: line => line.VolumeDiscountPerUnit = 1.5m), calculation).Discount);

    [Fact]
    public void B10_WhatRemainsOfALine_IsWhatTheCrmCounts_WhereCentsHaveToBeRounded()
    {
        // (10.00 − 0.01) × 0.5 = 4.995 → 5.00 in the CRM; 5.00 − round(0.005) would be 4.99
        LineAmounts line = Line(Samples.Line(10m, 0.5m, with: part => part.VolumeDiscountPerUnit = 0.01m));

        Assert.Equal(5.00m, line.Amount - line.Discount);
    }

    [Fact]
    public void B10_TheTaxOfALine_IsNoPartOfItsAmount() => Assert.Equal(30m, Line(Samples.Line(30m, with: line => line.Tax = 5.70m)).Amount);

    [Fact]
    public void B11_TheDocumentDiscount_IsAmountAndPercentage_InOneLineByAmount()
    {
        DocumentSource invoice = Samples.Invoice(Samples.Line(33.33m), Samples.Line(66.70m));
        (invoice.DiscountAmount, invoice.DiscountPercentage) = (1.50m, 12.5m);
        JsonObject discount = Samples.Lines(Samples.Sent(Samples.Priced(invoice)))[^1];

        Assert.Equal("DiscountLineDetail 14.00", Samples.Shown(discount));
        Assert.Equal(false, discount.Object("DiscountLineDetail")!.Flag("PercentBased"));
    }

    [Fact]
    public void B11_ADiscountThatTheTotalsDoNotShow_IsRefusedWithBothFigures()
    {
        DocumentSource invoice = Samples.Invoice(Samples.Line(100m));
        invoice.DiscountAmount = 10m;
        string told = Samples.Make(invoice).Problem!.Sentence;

        Assert.Contains("10.00", told, StringComparison.Ordinal);
        Assert.Contains("0.00", told, StringComparison.Ordinal);
        Assert.Equal("INO-1712", Samples.Refusal(invoice));
    }

    [Fact]
    public void B11_ADiscountBelowZero_AndOneThatQuickBooksHasSwitchedOff_AreRefused()
    {
        DocumentSource surcharge = Samples.Invoice(Samples.Line(100m));
        surcharge.DiscountAmount = -5m;
        DocumentSource discount = Samples.Invoice(Samples.Line(100m));
        discount.DiscountAmount = 5m;

        Assert.Equal("INO-1727", Samples.Refusal(Samples.Priced(surcharge)));
        Assert.Equal("INO-1715", Samples.Refusal(Samples.Priced(discount), settings: QuickBooks.Model.CompanySettings.FromJson("""{"Country":"US","HomeCurrency":"USD"}""")));
    }

    [Fact]
    public void B12_CrmAndPlan_AgreeToTheCent_OrNothingGoes()
    {
        DocumentSource invoice = Samples.Invoice(Samples.Line(100m));
        (invoice.DetailAmount, invoice.PreFreightAmount) = (100.01m, 100.01m);

        Assert.Equal("INO-1713", Samples.Refusal(invoice));
        Assert.Contains("100.00", Samples.Make(invoice).Problem!.Sentence, StringComparison.Ordinal);
        Assert.Contains("100.01", Samples.Make(invoice).Problem!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void B12_ALineThatComesToNoWholeCent_IsNamed()
    {
        DocumentSource invoice = Samples.Invoice(Samples.Line(10m), Samples.Line(1.2345m, 3m), Samples.Line(1.2345m, 3m));

        string told = Samples.Make(Samples.Priced(invoice, digits: 4)).Problem!.Sentence;

        Assert.StartsWith("Line 2 (Rock Fountain) comes to 3.7035", told, StringComparison.Ordinal);
    }

    [Fact]
    public void B12_PlanAndQuickBooks_AreComparedWithoutTax()
    {
        JsonObject booked = JsonText.Read("""{"TotalAmt":108.25,"TxnTaxDetail":{"TotalTax":8.25}}""");

        Assert.Equal(100m, DocumentTotals.Booked(booked));
        Assert.Equal(108.25m, DocumentTotals.Booked(JsonText.Read("""{"TotalAmt":108.25}""")));
    }

    [Fact]
    public void B12_ANegativeTotal_IsRefused_AndACreditLineIsNot()
    {
        Assert.Equal("INO-1714", Samples.Refusal(Samples.Invoice(Samples.Line(10m), Samples.Line(-10.01m))));
        Assert.Equal("21 | Rock Fountain | 1 × -4 | -4.00 | TAX", Samples.Shown(Samples.Lines(Samples.Sent(Samples.Invoice(Samples.Line(10m), Samples.Line(-4m))))[1]));
    }

    [Theory]
    [InlineData("12", "2", "24", "10", "20.00", "0.8333333")]
    [InlineData("0.5", "3", "1.5", "7", "21.00", "14")]
    [InlineData("1", "1.25", "1.25", "19.99", "24.99", "19.992")]
    public void B13_TheQuantity_IsInTheDefaultUnit_AndThePriceMultipliesBack(string factor, string quantity, string real, string price, string amount, string unitPrice)
    {
        LineAmounts line = Line(Samples.Line(Number(price), Number(quantity), with: part => part.UnitFactor = Number(factor)));

        Assert.Equal((Number(real), Number(amount), Number(unitPrice)), (line.Quantity, line.Amount, line.UnitPrice));
    }

    [Fact]
    public void B13_AUnitWithoutAFactor_IsRefusedNamingLineAndUnit()
    {
        DocumentSource invoice = Samples.Invoice(Samples.Line(1m), Samples.Line(1m, with: line => (line.UnitFactor, line.UnitName) = (null, "Pallet")));

        Assert.Equal("INO-1710", Samples.Refusal(invoice));
        Assert.StartsWith("Line 2 (Rock Fountain): the unit Pallet", Samples.Make(invoice).Problem!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void B13_APriceWithoutSevenDecimals_GoesWithQuantityOne_AndTheQuantityInTheDescription()
    {
        DocumentLine thirds = Samples.Line(10m, 1m, with: line => (line.UnitFactor, line.Description) = (1m / 3m, "A part )"));

        Assert.Equal("21 | A part ) (1 Each) | 1 × 10 | 10.00 | TAX", Samples.Shown(Samples.Lines(Samples.Sent(Samples.Invoice(thirds)))[0]));
    }

    [Fact]
    public void B13_AnInventoryLine_KeepsItsRealQuantity_OrIsRefused()
    {
        DocumentLine thirds = Samples.Line(10m, 1m, product: Samples.Pump, with: line => line.UnitFactor = 1m / 3m);
        DocumentLine many = Samples.Line(0.07m, 1_000_000.3m, product: Samples.Pump);

        Assert.Equal("INO-1711", Samples.Refusal(Samples.Invoice(thirds)));
        Assert.Equal("1000000.3", Samples.Lines(Samples.Sent(Samples.Invoice(many)))[0].Object("SalesItemLineDetail")!.Text("Qty"));
    }

    [Fact]
    public void B13_AQuantityOfZero_StaysZero_AtTheCrmsPrice() =>
        Assert.Equal("21 | Rock Fountain | 0 × 30 | 0.00 | TAX", Samples.Shown(Samples.Lines(Samples.Sent(Samples.Invoice(Samples.Line(30m, 0m), Samples.Line(1m))))[0]));

    [Fact]
    public void ADocumentOfMoreThan750TaxableLines_IsRefused()
    {
        Assert.Equal("INO-1728", Samples.Refusal(Samples.Invoice([.. Enumerable.Range(0, 751).Select(_ => Samples.Line(1m))])));
        Assert.Equal("none", Samples.Refusal(Samples.Invoice([.. Enumerable.Range(0, 750).Select(_ => Samples.Line(1m))])));
    }

    [Fact]
    public void WithoutLines_OrWithAPricingError_NothingGoes()
    {
        DocumentSource wrong = Samples.Invoice(Samples.Line(1m));
        wrong.PricingError = 5;

        Assert.Equal("INO-1706", Samples.Refusal(Samples.Invoice()));
        Assert.Equal("INO-1705", Samples.Refusal(wrong));
    }

    private static LineAmounts Line(DocumentLine line, DiscountCalculation calculation = DiscountCalculation.PerLine) => LineAmounts.Of(line, calculation, false, out _)!;

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
