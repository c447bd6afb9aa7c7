using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks;
using InoLink.Scenario.Tests.Errors;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Books;

/// <summary>BOOKS B05, B10, B13, B16, B36, B37 and B38 through the zip: lines, units, small print, and when QuickBooks is asked anew.</summary>
public class LineAndPrintTests
{
    [Fact]
    public async Task B05_forty_customers_go_in_batches_of_thirty_at_most()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference[] customers = [.. Enumerable.Range(1, 40).Select(i => rig.Customer($"Batch {i:00} Ltd"))];

        await rig.PromoteAsync(customers);

        rig.AssertLinked(customers);
        List<int> batches = [.. rig.Log.Entries.Select(entry => entry.Operations.Count(operation => operation is { Entity: "Customer", Operation: "create" })).Where(count => count > 0)];
        Assert.Equal(40, batches.Sum());
        Assert.All(batches, count => Assert.InRange(count, 1, 30));
        Assert.InRange(batches.Count, 2, 4);
    }

    [Fact]
    public async Task B10_a_line_is_rounded_half_away_from_zero_and_the_line_discount_follows_its_product()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference invoice = rig.Document("invoice", rig.Customer("Lines Ltd"));
        rig.Line(invoice, rig.Product("HALF-1"), 0.5m, 0.01m, ("lineitemnumber", 1));
        rig.Line(invoice, rig.Product("HALF-2"), 20m, 3m, ("manualdiscountamount", new Money(4.5m)), ("lineitemnumber", 2));

        await rig.PromoteAsync(invoice);

        rig.AssertLinked(invoice);
        Assert.Equal([0.01m, 60m, -4.5m], Amounts(rig.Booked("Invoice")));
        Assert.Equal("Agrees", rig.Row(invoice).FormattedValues["ino_totalcheck"]);
    }

    [Fact]
    public async Task B13_a_quantity_goes_over_in_the_products_default_unit()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference product = rig.Product("DOZEN-1");
        EntityReference invoice = rig.Document("invoice", rig.Customer("Dozen Ltd"));
        rig.Line(invoice, product, 30m, 2m, ("uomid", Dozen(rig, product)));

        await rig.PromoteAsync(invoice);

        rig.AssertLinked(invoice);
        JsonObject line = rig.Booked("Invoice")["Line"]!.AsArray()[0]!.AsObject();
        Assert.Equal(60m, SalesRig.Amount(line["Amount"]));
        Assert.Equal(24m, SalesRig.Amount(line["SalesItemLineDetail"]!["Qty"]));
        Assert.Equal(2.5m, SalesRig.Amount(line["SalesItemLineDetail"]!["UnitPrice"]));
    }

    [Fact]
    [Reaches("INO-1711")]
    public async Task B13_a_price_that_seven_decimals_cannot_hold_is_refused_for_stock_and_said_in_words_for_a_service()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference customer = rig.Customer("Decimals Ltd");
        EntityReference stock = Sale(rig, customer, rig.Product("STOCK-1", type: 1));
        EntityReference service = Sale(rig, customer, rig.Product("SERVICE-1"));

        await rig.PromoteAsync(stock, service);

        rig.AssertRefused(stock, "INO-1711", "STOCK-1");
        rig.AssertLinked(service);
        JsonObject line = rig.Booked("Invoice")["Line"]!.AsArray()[0]!.AsObject();
        Assert.Equal(1m, SalesRig.Amount(line["SalesItemLineDetail"]!["Qty"]));
        Assert.Equal("SERVICE-1 (1000000 Dozen)", SalesRig.Text(line["Description"]));

        rig.Update(Assert.Single(rig.Where("invoicedetail", "invoiceid", stock.Id)).ToEntityReference(), ("priceperunit", new Money(12)));
        await rig.RetryAsync(stock);
        rig.AssertLinked(stock);
    }

    [Fact]
    public async Task B16_in_Canada_each_line_has_a_code_and_tax_is_excluded()
    {
        await using SalesRig rig = await SalesRig.OpenAsync(new CompanyProfile { RealmId = "123145700000003", Name = "Canadian Company", Country = "CA", HomeCurrency = "CAD" });
        rig.Currency = rig.MakeCurrency("CAD", 1.3m);
        EntityReference invoice = rig.Document("invoice", rig.Customer("Maple Inc."));
        rig.Line(invoice, rig.Product("MAPLE-1"), 100m);

        await rig.PromoteAsync(invoice);
        rig.AssertRefused(invoice, "INO-1719", "Default");

        JsonObject code = rig.Books.All("TaxCode").First(candidate => SalesRig.Text(candidate["Taxable"]) == "true");
        rig.Prefer(SalesRig.Transactions, ("ino_defaulttaxcodeid", rig.TaxCode(SalesRig.Text(code["Name"]))));
        await rig.RetryAsync(invoice);
        rig.AssertLinked(invoice);
        Assert.Equal(SalesRig.Text(code["Id"]), SalesRig.Text(rig.Booked("Invoice")["Line"]!.AsArray()[0]!["SalesItemLineDetail"]!["TaxCodeRef"]!["value"]));
        Assert.Equal("TaxExcluded", SalesRig.Text(rig.Booked("Invoice")["GlobalTaxCalculation"]));
    }

    [Fact]
    [Reaches("INO-1733")]
    public async Task B36_a_document_of_one_company_and_its_customer_of_another_are_refused_naming_the_company()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        Guid second = rig.Rig.Lab.Connect(Rig.Profile with { RealmId = "123145700000009", Name = "Second Company" });
        EntityReference root = new("businessunit", rig.Rig.Lab.Dataverse.RootBusinessUnitId);
        EntityReference north = new("businessunit", Rig.Create(rig.Administrator, "businessunit", ("name", "North"), ("parentbusinessunitid", root)));
        rig.SetCompany("ino_businessunitid", root);
        rig.Update(new EntityReference("ino_accountingcompany", second), ("ino_businessunitid", north));
        EntityReference customer = rig.Customer("Abroad Ltd");
        await rig.PromoteAsync(customer);
        rig.AssertLinked(customer);
        EntityReference invoice = rig.Sale("invoice", customer, rig.Product("ABROAD-1"), 10m);
        Guid owner = rig.Rig.Lab.Dataverse.CreateUser("North Owner", north.Id, "Salesperson", "InoLink User");
        rig.Update(invoice, ("ownerid", new EntityReference("systemuser", owner)));

        await rig.PromoteAsync(invoice);

        Told.OnJob(rig.Job(invoice), "Error", "INO-1733", Rig.Profile.Name);
        Assert.Empty(rig.Books.All("Invoice"));
        Assert.Empty(rig.QuickBooks.GetOrCreateCompany(Rig.Profile with { RealmId = "123145700000009", Name = "Second Company" }).All("Invoice"));

        rig.Update(invoice, ("ownerid", new EntityReference("systemuser", rig.Rig.Lab.GetOrCreateUser("Sam Sales"))));
        await rig.RetryAsync(invoice);
        rig.AssertLinked(invoice);
        Assert.Single(rig.Books.All("Invoice"));
        Assert.Empty(rig.QuickBooks.GetOrCreateCompany(Rig.Profile with { RealmId = "123145700000009", Name = "Second Company" }).All("Invoice"));
    }

    [Fact]
    public async Task B37_write_in_text_line_text_and_the_bill_to_contacts_mail_reach_the_document()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference customer = rig.Customer("Print Ltd", ("emailaddress1", "office@print.example"));
        Rig.Create(rig.Salesperson, "contact", ("firstname", "Bea"), ("lastname", "Book"), ("emailaddress1", "bea@print.example"), ("parentcustomerid", customer));
        EntityReference quote = rig.Document("quote", customer, ("billto_contactname", "Bea Book"), ("description", "As agreed by phone"));
        Rig.Create(rig.Salesperson, "quotedetail", ("quoteid", quote), ("isproductoverridden", true), ("productdescription", "A hand-made sign"), ("priceperunit", new Money(80)), ("quantity", 1m), ("lineitemnumber", 1));
        rig.Line(quote, rig.Product("PRINT-1"), 20m, 1m, ("description", "in blue"), ("lineitemnumber", 2));

        await rig.PromoteAsync(quote);

        rig.AssertLinked(quote);
        JsonObject estimate = rig.Booked("Estimate");
        Assert.Equal("bea@print.example", SalesRig.Text(estimate["BillEmail"]!["Address"]));
        Assert.Equal("A hand-made sign", SalesRig.Text(estimate["Line"]!.AsArray()[0]!["Description"]));
        Assert.Contains("in blue", SalesRig.Text(estimate["Line"]!.AsArray()[1]!["Description"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task B38_the_settings_are_read_anew_after_a_day_and_not_before()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        rig.Log.Clear();
        await rig.PromoteAsync(rig.Customer("Morning Ltd"));
        Assert.DoesNotContain(rig.Log.Entries, entry => IsSettings(entry.Path));

        rig.Rig.Lab.Clock.Advance(TimeSpan.FromHours(25));
        await rig.PromoteAsync(rig.Customer("Next day Ltd"));
        Assert.Contains(rig.Log.Entries, entry => IsSettings(entry.Path));
    }

    private static EntityReference Sale(SalesRig rig, EntityReference customer, EntityReference product)
    {
        // ten a dozen is 0.8333333 a piece, which a million dozens bring forty cents too little
        EntityReference invoice = rig.Document("invoice", customer);
        rig.Line(invoice, product, 10m, 1000000m, ("uomid", Dozen(rig, product)));
        return invoice;
    }

    private static EntityReference Dozen(SalesRig rig, EntityReference product)
    {
        EntityReference group = rig.Row(product).GetAttributeValue<EntityReference>("defaultuomscheduleid");
        return rig.Where("uom", "name", "Dozen").FirstOrDefault()?.ToEntityReference() ?? new EntityReference("uom", Rig.Create(
            rig.Administrator, "uom", ("name", "Dozen"), ("uomscheduleid", group), ("baseuom", rig.Row(product).GetAttributeValue<EntityReference>("defaultuomid")), ("quantity", 12m)));
    }

    private static bool IsSettings(string path) => path.Contains("/preferences", StringComparison.OrdinalIgnoreCase) || path.Contains("/companyinfo", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<decimal> Amounts(JsonObject document) => document["Line"]!.AsArray().Where(line => SalesRig.Text(line!["DetailType"]) == "SalesItemLineDetail").Select(line => SalesRig.Amount(line!["Amount"]));
}
