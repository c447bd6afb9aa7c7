using System.Text.Json.Nodes;
using InoLink.Lab.Dataverse;
using InoLink.Scenario.Tests.Books;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Errors;

/// <summary>What is wrong with a document's own texts, its number, terms and currency, met and mended.</summary>
public sealed class DocumentHeaderTests(ErrorScene scene) : IClassFixture<ErrorScene>
{
    [Theory]
    [Reaches("INO-1204")]
    [InlineData("name", "Łódź order", "Name", "Ł (U+0141)")]
    [InlineData("shipto_city", "Łódź", "Ship To: City", "Ł (U+0141)")]
    public async Task A_character_that_an_American_company_cannot_store_is_named_with_its_field_and_goes_once_it_may_be_written_otherwise(string column, string value, string label, string character)
    {
        EntityReference invoice = Sale("Letters in " + column, (column, value));
        Assert.Equal("INO-1204", scene.Preview(invoice));

        await scene.MeetAsync(invoice, "INO-1204", () => scene.Sales.Prefer(SalesRig.Customers, ("ino_transliterate", true)), label, character);

        Assert.Contains("Lódz", Booked("Invoice", invoice).ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
        scene.Sales.Prefer(SalesRig.Customers, ("ino_transliterate", false));
    }

    [Fact]
    [Reaches("INO-1204")]
    public async Task A_lines_text_that_an_American_company_cannot_store_is_named_with_its_line_and_goes_once_it_is_written_without()
    {
        EntityReference quote = scene.Sales.Document("quote", scene.Sales.Customer("Letters on a line"));
        scene.Sales.Line(quote, scene.Sales.Product("LETTERS-1"), 10m, 1m, ("description", "Śruba"));
        EntityReference line = Assert.Single(scene.Sales.Where("quotedetail", "quoteid", quote.Id)).ToEntityReference();

        await scene.MeetAsync(quote, "INO-1204", () => scene.Sales.Update(line, ("description", "Sruba")), "Line 1: description", "Ś (U+015A)");
    }

    [Fact]
    [Reaches("INO-1205")]
    public async Task B37_a_bill_to_contacts_address_that_is_none_is_named_and_the_document_goes_once_it_is_corrected()
    {
        EntityReference customer = scene.Sales.Customer("Mailed Ltd");
        EntityReference contact = new("contact", Rig.Create(scene.Sales.Salesperson, "contact", ("firstname", "Bea"), ("lastname", "Book"), ("emailaddress1", "bea at mailed"), ("parentcustomerid", customer)));
        EntityReference quote = scene.Sales.Sale("quote", customer, scene.Sales.Product("MAILED-1"), 10m, ("billto_contactname", "Bea Book"));

        await scene.MeetAsync(quote, "INO-1205", () => scene.Sales.Update(contact, ("emailaddress1", "bea@mailed.example")), "Email of the bill-to contact", "bea at mailed");

        Assert.Equal("bea@mailed.example", SalesRig.Text(Booked("Estimate", quote)["BillEmail"]!["Address"]));
    }

    [Fact]
    [Reaches("INO-1203")]
    public async Task B37_a_shipping_method_longer_than_QuickBooks_takes_is_refused_and_goes_with_another_one()
    {
        const int OfAMaker = 100000001;
        scene.Rig.Lab.Dataverse.Metadata.AddChoiceOption("invoice", "shippingmethodcode", new ChoiceOption { Value = OfAMaker, Labels = new Dictionary<int, string> { [1033] = "Refrigerated truck, two drivers" } });
        EntityReference invoice = Sale("Shipped Ltd", ("shippingmethodcode", new OptionSetValue(OfAMaker)));
        Assert.Equal("INO-1203", scene.Preview(invoice));

        await scene.MeetAsync(invoice, "INO-1203", () => scene.Sales.Update(invoice, ("shippingmethodcode", new OptionSetValue(3))), "Shipping Method has 31 characters", "takes 30 at most");

        Assert.Equal("FedEx", SalesRig.Text(Booked("Invoice", invoice)["ShipMethodRef"]!["value"]));
    }

    [Theory]
    [Reaches("INO-1203")]
    [InlineData("name", 3985, "Name")]
    [InlineData("billto_line1", 500, "Bill To: a street line")]
    [InlineData("billto_city", 255, "Bill To: City")]
    [InlineData("shipto_postalcode", 30, "Ship To: ZIP/Postal Code")]
    public async Task B37_a_text_longer_than_QuickBooks_takes_is_refused_with_its_field_and_both_lengths_and_goes_at_the_very_limit(string column, int limit, string label)
    {
        scene.Widen("invoice", column, limit + 1);
        EntityReference invoice = Sale("Long " + column, (column, new string('x', limit + 1)));
        Assert.Equal("INO-1203", scene.Preview(invoice));

        await scene.MeetAsync(invoice, "INO-1203", () => scene.Sales.Update(invoice, (column, new string('x', limit))), $"{label} has {limit + 1} characters", $"takes {limit} at most");
    }

    [Fact]
    [Reaches("INO-1203")]
    public async Task B37_a_lines_text_longer_than_QuickBooks_takes_is_refused_with_its_line_and_goes_at_the_very_limit()
    {
        scene.Widen("invoicedetail", "description", 4001);
        EntityReference invoice = scene.Sales.Document("invoice", scene.Sales.Customer("Long line"));
        scene.Sales.Line(invoice, scene.Sales.Product("LONG-LINE-1"), 10m, 1m, ("description", new string('x', 4001)));
        EntityReference line = Assert.Single(scene.Sales.Where("invoicedetail", "invoiceid", invoice.Id)).ToEntityReference();

        await scene.MeetAsync(invoice, "INO-1203", () => scene.Sales.Update(line, ("description", new string('x', 4000))), "Line 1: description has 4001 characters");
    }

    [Theory]
    [Reaches("INO-1725")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Terms_that_QuickBooks_does_not_have_are_named_and_go_once_both_have_the_same(bool inQuickBooks)
    {
        (int code, string wording) = inQuickBooks ? (3, "Net 45") : (2, "2% 10, Net 30");
        EntityReference invoice = Sale($"Terms {inQuickBooks}", ("paymenttermscode", new OptionSetValue(code)));
        Assert.Equal("INO-1725", scene.Preview(invoice));
        await scene.Sales.PromoteAsync(invoice);
        Entity job = scene.Sales.AssertRefused(invoice, "INO-1725", "Payment Terms", wording, "terms");

        if (inQuickBooks)
        {
            scene.Sales.Books.Create("Term", new JsonObject { ["Name"] = wording, ["DueDays"] = 45 });
        }
        else
        {
            scene.Sales.Update(invoice, ("paymenttermscode", new OptionSetValue(1)));
        }

        await scene.LoadListsAsync();
        await scene.RetryAsync(job);
        scene.Sales.AssertLinked(invoice);
        Assert.NotNull(Booked("Invoice", invoice)["SalesTermRef"]);
    }

    [Fact]
    [Reaches("INO-1726")]
    public async Task Terms_that_QuickBooks_has_twice_are_refused_with_their_count_and_go_once_one_is_renamed()
    {
        string second = SalesRig.Text(scene.Sales.Books.Seed("Term", new JsonObject { ["Name"] = "net 60", ["Active"] = true, ["DueDays"] = 61 })["Id"]);
        await scene.LoadListsAsync();
        EntityReference invoice = Sale("Twice Ltd", ("paymenttermscode", new OptionSetValue(4)));
        await scene.Sales.PromoteAsync(invoice);
        Entity job = scene.Sales.AssertRefused(invoice, "INO-1726", "Payment Terms", "Net 60", "2 times");

        scene.Sales.Books.Rename("Term", second, "Net 61");
        await scene.LoadListsAsync();
        await scene.RetryAsync(job);

        scene.Sales.AssertLinked(invoice);
        Assert.Equal("4", SalesRig.Text(Booked("Invoice", invoice)["SalesTermRef"]!["value"]));
    }

    [Theory]
    [Reaches("INO-1722")]
    [InlineData("EUR", true)]
    [InlineData("GBP", false)]
    public async Task B14_a_currency_without_a_rate_is_refused_and_goes_once_QuickBooks_has_one_or_the_CRMs_is_chosen(string currency, bool inQuickBooks)
    {
        DateOnly begin = new(2020, 1, 1);
        scene.Sales.ChangeBooks(profile => profile with { MultiCurrency = true });
        scene.Sales.Books.SetExchangeRate(currency, begin, 0m);
        scene.Sales.Currency = scene.Sales.MakeCurrency(currency, 0.8m);
        EntityReference invoice = Sale($"Rateless {currency}");
        scene.Sales.Currency = null;

        await scene.MeetAsync(invoice, "INO-1722", Mend, currency);

        Assert.Equal(inQuickBooks ? 1.125m : 1.25m, SalesRig.Amount(Booked("Invoice", invoice)["ExchangeRate"]));
        scene.Sales.Prefer(SalesRig.Transactions, ("ino_ratesource", null));
        scene.Sales.ChangeBooks(profile => profile with { MultiCurrency = false });

        void Mend()
        {
            if (inQuickBooks)
            {
                scene.Sales.Books.SetExchangeRate(currency, begin, 1.125m);
            }
            else
            {
                scene.Sales.Prefer(SalesRig.Transactions, ("ino_ratesource", new OptionSetValue(776210000)));
            }
        }
    }

    [Fact]
    [Reaches("INO-1723")]
    public Task B20_a_number_that_is_none_is_refused_and_the_document_goes_once_QuickBooks_numbers() => NumberAsync("INO-1723", " ", "expects document numbers");

    [Fact]
    [Reaches("INO-1739")]
    public Task B20_a_number_longer_than_QuickBooks_takes_is_never_cut_and_the_document_goes_once_QuickBooks_numbers() => NumberAsync("INO-1739", "A number of 22 letters", "has 22 characters");

    private async Task NumberAsync(string code, string number, string words)
    {
        scene.Sales.ChangeBooks(profile => profile with { CustomTxnNumbers = true });
        scene.Sales.Prefer(SalesRig.Transactions, ("ino_usecrmnumbers", true));
        EntityReference invoice = Sale("Numbered " + code, ("invoicenumber", number));

        await scene.MeetAsync(invoice, code, LetQuickBooksNumber, words);

        Assert.NotEqual("", Rig.Text(scene.Sales.Row(invoice), "ino_accountingref"));

        void LetQuickBooksNumber()
        {
            scene.Sales.ChangeBooks(profile => profile with { CustomTxnNumbers = false });
            scene.Sales.Prefer(SalesRig.Transactions, ("ino_usecrmnumbers", false));
        }
    }

    private EntityReference Sale(string customer, params (string Column, object Value)[] more) =>
        scene.Sales.Sale("invoice", scene.Sales.Customer(customer), scene.Sales.Product(customer.ToUpperInvariant()), 10m, more);

    private JsonObject Booked(string entity, EntityReference document) => scene.Sales.Books.Find(entity, Rig.Text(scene.Sales.Row(document), "ino_accountingid"))!;
}
