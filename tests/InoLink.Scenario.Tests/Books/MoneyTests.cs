using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks;
using InoLink.Scenario.Tests.Errors;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Books;

/// <summary>BOOKS B06, B11, B12, B14, B15, B16: totals, tax and currency as both systems show them.</summary>
public class MoneyTests
{
    [Fact]
    public async Task B12_discounts_freight_and_lines_come_out_to_the_cent_and_the_total_check_agrees()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference product = rig.Product("NET-1");
        EntityReference invoice = rig.Document("invoice", rig.Customer("Net Ltd"), ("freightamount", new Money(12.34m)), ("discountamount", new Money(1.11m)), ("discountpercentage", 2.5m));
        rig.Line(invoice, product, 19.99m, 3m, ("manualdiscountamount", new Money(5.55m)));
        rig.Line(invoice, product, 0.335m, 7m);

        await rig.PromoteAsync(invoice);

        rig.AssertLinked(invoice);
        Entity job = rig.Job(invoice);
        decimal net = rig.Row(invoice).GetAttributeValue<Money>("totalamount").Value;
        Assert.Equal(net, SalesRig.Net(rig.Booked("Invoice")));
        Assert.All(["ino_crmnet", "ino_plannednet", "ino_quickbooksnet"], column => Assert.Equal(net, job.GetAttributeValue<decimal>(column)));
        Assert.Equal("Agrees", rig.Row(invoice).FormattedValues["ino_totalcheck"]);
        JsonObject discount = Assert.Single(rig.Booked("Invoice")["Line"]!.AsArray().OfType<JsonObject>(), line => SalesRig.Text(line["DetailType"]) == "DiscountLineDetail");
        Assert.Equal(rig.Row(invoice).GetAttributeValue<Money>("totaldiscountamount").Value, SalesRig.Amount(discount["Amount"]));
    }

    [Fact]
    public async Task B12_tax_that_QuickBooks_computes_differently_has_its_own_line_and_is_no_difference_of_the_totals()
    {
        await using SalesRig rig = await SalesRig.OpenAsync(Rig.Profile with { PartnerTaxEnabled = true });
        EntityReference invoice = rig.Document("invoice", rig.Customer("Taxed Ltd"), ("billto_line1", "1 Main Street"), ("billto_city", "Tucson"), ("billto_stateorprovince", "AZ"));
        rig.Line(invoice, rig.Product("TAX-1"), 100m, 1m, ("tax", new Money(7.5m)));

        await rig.PromoteAsync(invoice);

        rig.AssertLinked(invoice);
        Entity job = rig.Job(invoice);
        Assert.Equal(7.5m, job.GetAttributeValue<decimal>("ino_crmtax"));
        Assert.Equal(8m, job.GetAttributeValue<decimal>("ino_quickbookstax"));
        Assert.Equal("Agrees", rig.Row(invoice).FormattedValues["ino_totalcheck"]);
    }

    [Fact]
    [Reaches("INO-1720")]
    public async Task B12_by_preference_the_CRMs_tax_stands_and_is_refused_where_every_tax_is_blank()
    {
        await using SalesRig rig = await SalesRig.OpenAsync(Rig.Profile with { PartnerTaxEnabled = true });
        rig.Prefer(SalesRig.Transactions, ("ino_taxamount", new OptionSetValue(SalesRig.SecondChoice)));
        EntityReference customer = rig.Customer("Override Ltd");
        EntityReference product = rig.Product("OVER-1");
        EntityReference blank = rig.Sale("invoice", customer, product, 50m);
        EntityReference filled = rig.Document("invoice", customer);
        rig.Line(filled, product, 100m, 1m, ("tax", new Money(7.53m)));

        await rig.PromoteAsync(blank, filled);

        rig.AssertRefused(blank, "INO-1720");
        rig.AssertLinked(filled);
        Assert.Equal(7.53m, SalesRig.Amount(rig.Booked("Invoice")["TxnTaxDetail"]!["TotalTax"]));
        Assert.Equal(107.53m, SalesRig.Amount(rig.Booked("Invoice")["TotalAmt"]));

        rig.Update(Assert.Single(rig.Where("invoicedetail", "invoiceid", blank.Id)).ToEntityReference(), ("tax", new Money(3.75m)));
        await rig.RetryAsync(blank);
        rig.AssertLinked(blank);
    }

    [Fact]
    public async Task B06_a_document_that_QuickBooks_books_with_another_total_is_Linked_and_Differs_and_never_sent_again()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference invoice = rig.Sale("invoice", rig.Customer("Differing Ltd"), rig.Product("DIFF-1"), 60m);
        rig.QuickBooks.Faults.Add(new FaultRule(FaultKind.DropAfterCommit) { Entity = "Invoice", Operation = "create" });
        rig.Ask(invoice);
        await rig.Rig.Lab.TickUntilAsync(() => rig.Books.All("Invoice").Count == 1, TimeSpan.FromMinutes(10));
        JsonObject booked = rig.Booked("Invoice");
        JsonObject line = (JsonObject)booked["Line"]!.AsArray()[0]!.DeepClone();
        line["Amount"] = 50m;
        line["SalesItemLineDetail"]!["UnitPrice"] = 50m;
        rig.Books.Update("Invoice", SalesRig.Text(booked["Id"]), new JsonObject { ["Line"] = new JsonArray(line) });

        await rig.Rig.SettleAsync();

        rig.AssertLinked(invoice);
        Assert.Equal("Differs", rig.Row(invoice).FormattedValues["ino_totalcheck"]);
        Assert.Contains("50.00", Rig.Text(rig.Job(invoice), "ino_errordescription"), StringComparison.Ordinal);
        Assert.Contains("60.00", Rig.Text(rig.Job(invoice), "ino_errordescription"), StringComparison.Ordinal);
        await rig.PromoteAsync(invoice);
        rig.AssertLinked(invoice);
        Assert.Equal(1, rig.Log.Asked("Invoice", "create"));
    }

    [Fact]
    [Reaches("INO-1715")]
    public async Task B11_a_discount_is_refused_while_QuickBooks_allows_none_and_goes_once_it_does()
    {
        await using SalesRig rig = await SalesRig.OpenAsync(Rig.Profile with { AllowDiscount = false });
        EntityReference invoice = rig.Sale("invoice", rig.Customer("Discount Ltd"), rig.Product("DISC-1"), 60m, ("discountamount", new Money(5)));

        await rig.PromoteAsync(invoice);
        rig.AssertRefused(invoice, "INO-1715");
        Assert.Equal(0, rig.Log.Asked("Invoice", "create"));

        rig.ChangeBooks(profile => profile with { AllowDiscount = true });
        await rig.RetryAsync(invoice);
        rig.AssertLinked(invoice);
        Assert.Equal(55m, SalesRig.Net(rig.Booked("Invoice")));
    }

    [Fact]
    public async Task B12_a_line_discount_without_its_item_is_refused_by_the_settings_name_and_goes_once_it_is_set()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        rig.Prefer(SalesRig.Transactions, ("ino_linediscountitemid", null));
        EntityReference invoice = rig.Document("invoice", rig.Customer("Line Ltd"));
        rig.Line(invoice, rig.Product("LINE-1"), 60m, 1m, ("manualdiscountamount", new Money(5)));

        await rig.PromoteAsync(invoice);
        rig.AssertRefused(invoice, "INO-1603", "Line Discount Product");
        Assert.Equal(0, rig.Log.Asked("Invoice", "create"));

        rig.Prefer(SalesRig.Transactions, ("ino_linediscountitemid", rig.Item("Line discount")));
        await rig.RetryAsync(invoice);
        rig.AssertLinked(invoice);
    }

    [Fact]
    public async Task B14_a_foreign_document_carries_the_rate_of_QuickBooks_for_its_day()
    {
        await using SalesRig rig = await SalesRig.OpenAsync(Rig.Profile with { MultiCurrency = true });
        rig.Books.SetExchangeRate("EUR", new DateOnly(2026, 5, 1), 1.125m);
        rig.Books.SetExchangeRate("EUR", new DateOnly(2026, 6, 1), 1.5m);
        rig.Currency = rig.MakeCurrency("EUR", 0.9m);
        EntityReference invoice = rig.Sale("invoice", rig.Customer("Euro GmbH"), rig.Product("EUR-1"), 100m, ("ino_documentdate", new DateTime(2026, 5, 20)));

        await rig.PromoteAsync(invoice);

        rig.AssertLinked(invoice);
        JsonObject booked = rig.Booked("Invoice");
        Assert.Equal("EUR", SalesRig.Text(booked["CurrencyRef"]!["value"]));
        Assert.Equal(1.125m, SalesRig.Amount(booked["ExchangeRate"]));
        Assert.Equal("2026-05-20", SalesRig.Text(booked["TxnDate"]));
    }

    [Fact]
    public async Task B14_the_CRMs_rate_goes_over_turned_round_where_the_preference_says_so()
    {
        await using SalesRig rig = await SalesRig.OpenAsync(Rig.Profile with { MultiCurrency = true });
        rig.Prefer(SalesRig.Transactions, ("ino_ratesource", new OptionSetValue(776210000)));
        rig.Currency = rig.MakeCurrency("EUR", 0.8m);
        EntityReference invoice = rig.Sale("invoice", rig.Customer("Euro GmbH"), rig.Product("EUR-1"), 100m);

        await rig.PromoteAsync(invoice);

        rig.AssertLinked(invoice);
        Assert.Equal(1.25m, SalesRig.Amount(rig.Booked("Invoice")["ExchangeRate"]));
    }

    [Fact]
    [Reaches("INO-1206")]
    [Reaches("INO-1721")]
    public async Task B14_a_foreign_document_is_refused_where_multicurrency_is_off()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference customer = rig.Customer("Home Ltd");
        EntityReference product = rig.Product("HOME-1");
        await rig.PromoteAsync(customer, product);
        rig.AssertLinked(customer, product);
        rig.Currency = rig.MakeCurrency("EUR", 0.8m);
        EntityReference invoice = rig.Sale("invoice", customer, product, 100m);

        await rig.PromoteAsync(invoice);

        rig.AssertRefused(invoice, "INO-1206", "EUR", "USD");
        Assert.Equal(0, rig.Log.Asked("Invoice", "create"));

        // which is half the way: the customer was made in the company's own currency, and the next refusal says so
        rig.ChangeBooks(profile => profile with { MultiCurrency = true });
        await rig.RetryAsync(invoice);
        rig.AssertRefused(invoice, "INO-1721", "EUR", "USD");
        rig.Update(invoice, ("customerid", rig.Customer("Euro GmbH")));
        await rig.RetryAsync(invoice);
        rig.AssertLinked(invoice);
    }

    [Fact]
    [Reaches("INO-1721")]
    public async Task B14_a_document_in_another_currency_than_its_customers_is_refused_naming_both()
    {
        await using SalesRig rig = await SalesRig.OpenAsync(Rig.Profile with { MultiCurrency = true });
        EntityReference customer = rig.Customer("Dollar Ltd");
        EntityReference product = rig.Product("CUR-1");
        await rig.PromoteAsync(customer, product);
        rig.AssertLinked(customer, product);
        rig.Currency = rig.MakeCurrency("EUR", 0.8m);
        EntityReference invoice = rig.Sale("invoice", customer, product, 100m);

        await rig.PromoteAsync(invoice);

        rig.AssertRefused(invoice, "INO-1721", "EUR", "USD");
        Assert.Equal(0, rig.Log.Asked("Invoice", "create"));

        rig.Update(invoice, ("customerid", rig.Customer("Euro GmbH")));
        await rig.RetryAsync(invoice);
        rig.AssertLinked(invoice);
    }

    [Fact]
    public async Task B15_in_the_United_States_every_line_carries_TAX_or_NON_and_the_discount_its_products()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference free = rig.Product("FREE-1");
        rig.Update(free, ("ino_taxcodeid", rig.TaxCode("NON")));
        EntityReference invoice = rig.Document("invoice", rig.Customer("States Ltd"), ("freightamount", new Money(9)), ("billto_line1", "1 Main Street"), ("billto_city", "Tucson"));
        rig.Line(invoice, rig.Product("FULL-1"), 100m, 1m, ("manualdiscountamount", new Money(10)), ("lineitemnumber", 1));
        rig.Line(invoice, free, 50m, 1m, ("manualdiscountamount", new Money(5)), ("lineitemnumber", 2));

        await rig.PromoteAsync(invoice);

        rig.AssertLinked(invoice);
        JsonObject booked = rig.Booked("Invoice");
        Assert.Equal(["100 TAX", "-10 TAX", "50 NON", "-5 NON", "9 NON"], Coded(booked));
        Assert.Equal("true", SalesRig.Text(booked["ApplyTaxAfterDiscount"]));
        Assert.Equal("1 Main Street", SalesRig.Text(booked["ShipAddr"]!["Line1"]));
    }

    [Fact]
    public async Task B16_outside_the_United_States_each_line_has_a_code_and_tax_is_excluded()
    {
        await using SalesRig rig = await SalesRig.OpenAsync(SalesRig.British);
        rig.Currency = rig.MakeCurrency("GBP", 0.8m);
        rig.Prefer(SalesRig.Transactions, ("ino_defaulttaxcodeid", rig.TaxCode("20.0% S")), ("ino_zerotaxcodeid", rig.TaxCode("0.0% Z")), ("ino_shippingtaxcodeid", rig.TaxCode("5.0% R")));
        EntityReference product = rig.Product("VAT-1");
        EntityReference invoice = rig.Document("invoice", rig.Customer("VAT plc"), ("freightamount", new Money(10)));
        rig.Line(invoice, product, 100m, 1m, ("tax", new Money(20)), ("lineitemnumber", 1));
        rig.Line(invoice, product, 40m, 1m, ("tax", new Money(0)), ("lineitemnumber", 2));

        await rig.PromoteAsync(invoice);

        rig.AssertLinked(invoice);
        JsonObject booked = rig.Booked("Invoice");
        Assert.Equal(
            [$"100 {IdOf(rig, "20.0% S")}", $"40 {IdOf(rig, "0.0% Z")}", $"10 {IdOf(rig, "5.0% R")}"], Coded(booked));
        Assert.Equal("TaxExcluded", SalesRig.Text(booked["GlobalTaxCalculation"]));
        Assert.Equal(170.5m, SalesRig.Amount(booked["TotalAmt"]));
        Assert.Equal(20.5m, rig.Job(invoice).GetAttributeValue<decimal>("ino_quickbookstax"));
        Assert.Equal("Agrees", rig.Row(invoice).FormattedValues["ino_totalcheck"]);
    }

    [Fact]
    [Reaches("INO-1603")]
    [Reaches("INO-1719")]
    public async Task B16_without_any_tax_code_it_is_refused_by_the_settings_name_and_goes_once_it_is_set()
    {
        await using SalesRig rig = await SalesRig.OpenAsync(SalesRig.British);
        rig.Currency = rig.MakeCurrency("GBP", 0.8m);
        EntityReference invoice = rig.Document("invoice", rig.Customer("VAT plc"));
        rig.Line(invoice, rig.Product("VAT-1"), 100m, 1m, ("tax", new Money(20)));

        await rig.PromoteAsync(invoice);
        rig.AssertRefused(invoice, "INO-1719", "Default Tax Code", "Line 1");
        Assert.Equal(0, rig.Log.Asked("Invoice", "create"));

        rig.Prefer(SalesRig.Transactions, ("ino_defaulttaxcodeid", rig.TaxCode("20.0% S")));
        await rig.RetryAsync(invoice);
        rig.AssertLinked(invoice);

        // an untaxed sale needs a code for nothing, and its freight one of its own
        rig.Prefer(SalesRig.Transactions, ("ino_defaulttaxcodeid", null));
        EntityReference untaxed = rig.Document("invoice", rig.Customer("Untaxed plc"), ("freightamount", new Money(5)));
        rig.Line(untaxed, rig.Product("VAT-0"), 100m, 1m, ("tax", new Money(0)));
        await rig.PromoteAsync(untaxed);
        rig.AssertRefused(untaxed, "INO-1719", "Zero Tax Code", "Line 1");
        rig.Prefer(SalesRig.Transactions, ("ino_zerotaxcodeid", rig.TaxCode("0.0% Z")));
        await rig.RetryAsync(untaxed);
        rig.AssertRefused(untaxed, "INO-1603", "Shipping Tax Code");
        rig.Prefer(SalesRig.Transactions, ("ino_shippingtaxcodeid", rig.TaxCode("5.0% R")));
        await rig.RetryAsync(untaxed);
        rig.AssertLinked(untaxed);
    }

    private static string IdOf(SalesRig rig, string taxCode) => Rig.Text(rig.Row(rig.TaxCode(taxCode)), "ino_accountingid");

    /// <summary>Amount and tax code of each item line.</summary>
    private static IEnumerable<string> Coded(JsonObject document) => document["Line"]!.AsArray().OfType<JsonObject>().Where(line => line["SalesItemLineDetail"] != null)
        .Select(line => FormattableString.Invariant($"{SalesRig.Amount(line["Amount"]):0.##} {SalesRig.Text(line["SalesItemLineDetail"]!["TaxCodeRef"]!["value"])}"));
}
