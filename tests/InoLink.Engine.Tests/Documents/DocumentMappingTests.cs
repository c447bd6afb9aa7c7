using InoLink.Engine.Customers;
using InoLink.Engine.Documents;
using InoLink.QuickBooks.Json;
using InoLink.Tests;

namespace InoLink.Engine.Tests.Documents;

/// <summary>
/// Every row of the original's tables of quotes, orders and invoices (inolink §2.4-§2.6): what it becomes in QuickBooks Online, or why there is nothing it could become; and what the
/// original never maps but people expect.
/// </summary>
public sealed class DocumentMappingTests
{
    private const string Computed = "computed by QuickBooks; proved before and after (BOOKS B12)";
    private const string NoUnits = "QuickBooks Online has no units of measure; the quantity is converted to the default unit (BOOKS B13)";
    private const string NoRep = "QuickBooks Online has no sales rep; the original's table says so";
    private const string CopiedBack = "copied back from the answer: DocNumber → Accounting Ref (Outcomes.Posted)";
    private const string NoText = "Dataverse's order line has no such column; the line's text names the product that the discount is on";

    // rows that all three have: name in the table, path, value for Full()
    private static readonly (string Row, string Path, string Value)[] Lines =
    [
        ("**Line** Existing Product", "Line.0.SalesItemLineDetail.ItemRef.value", "21"),
        ("Price Per unit", "Line.0.SalesItemLineDetail.UnitPrice", "30"),
        ("Quantity", "Line.0.SalesItemLineDetail.Qty", "2"),
        ("Amount", "Line.0.Amount", "60.00"),
        ("Manual Discount", "Line.1.SalesItemLineDetail.ItemRef.value", "12"),
        ("Manual Discount", "Line.1.Amount", "-15.00"),
        ("Write-In Product", "Line.2.SalesItemLineDetail.ItemRef.value", "11"),
        ("Write-In Product", "Line.2.Description", "Installation"),
    ];

    private static readonly (string Row, string Path, string Value)[] QuoteRows =
    [
        ("Customer", "CustomerRef.value", "58"),
        ("Freight Amount", "Line.3.SalesItemLineDetail.ItemRef.value", "SHIPPING_ITEM_ID"),
        ("Freight Amount", "Line.3.Amount", "12.00"),
        ("Quote Discount", "Line.4.DetailType", "DiscountLineDetail"),
        ("Quote Discount", "Line.4.Amount", "10.00"),
        ("Customer Address (same composition as Account) + City/State/Zip/Country", "BillAddr.Line1", "Head office"),
        ("Customer Address (same composition as Account) + City/State/Zip/Country", "BillAddr.CountrySubDivisionCode", "IL"),
        ("Name", "PrivateNote", "Garden ino:0123456789"),
        ("Payment Terms", "SalesTermRef.value", "3"),
        ("Tax", "TxnTaxDetail.TotalTax", "6.50"),
        ("Tax", "TxnTaxDetail.TxnTaxCodeRef.value", "2"),
        .. Lines,
    ];

    private static readonly Dictionary<string, string> QuoteRowsWithout = new()
    {
        ["Total Amount"] = Computed,
        ["Detail Amount"] = Computed,
        ["Accounting Ref"] = CopiedBack,
        ["Owner"] = NoRep,
        ["Unit"] = NoUnits,
    };

    private static readonly (string Row, string Path, string Value)[] OrderRows =
    [
        ("Customer", "CustomerRef.value", "58"),
        ("Freight Amount", "Line.3.Amount", "12.00"),
        ("Order Discount", "Line.4.Amount", "10.00"),
        ("Customer Address", "BillAddr.Line2", "1 Main Street"),
        ("Name", "PrivateNote", "Garden ino:0123456789"),
        ("Shipping Method", "ShipMethodRef.value", "Full Load"),
        ("Payment Terms", "SalesTermRef.value", "3"),
        .. Lines,
    ];

    private static readonly Dictionary<string, string> OrderRowsWithout = new()
    {
        ["Total Amount"] = Computed,
        ["Detail Amount"] = Computed,
        ["Accounting Ref"] = CopiedBack,
        ["Unit"] = NoUnits,
        ["Discount Description"] = NoText,
    };

    private static readonly (string Row, string Path, string Value)[] InvoiceRows =
    [
        ("Customer", "CustomerRef.value", "58"),
        ("Freight Amount", "Line.3.Amount", "12.00"),
        ("Invoice Discount", "Line.4.Amount", "10.00"),
        ("Customer Address", "BillAddr.City", "Springfield"),
        ("Name", "PrivateNote", "Garden ino:0123456789"),
        ("Shipping Method", "ShipMethodRef.value", "Full Load"),
        ("Payment Terms", "SalesTermRef.value", "3"),
        ("Requested Delivery Date", "ShipDate", "2026-03-20"),
        .. Lines,
    ];

    private static readonly Dictionary<string, string> InvoiceRowsWithout = new()
    {
        ["Total Amount"] = Computed,
        ["Accounting Ref"] = CopiedBack,
        ["Owner"] = NoRep,
        ["Unit"] = NoUnits,
    };

    /// <summary>What no table of the original names but people expect.</summary>
    private static readonly (string Table, string Path, string Value)[] Expected =
    [
        ("invoice", "TxnDate", "2026-03-02"),
        ("invoice", "DueDate", "2026-04-01"),
        ("invoice", "ShipAddr.Line1", "Warehouse"),
        ("invoice", "BillAddr.Line1", "Head office"),
        ("invoice", "BillEmail.Address", "bills@acme.example"),
        ("invoice", "Line.0.Description", "With the small basin"),
        ("invoice", "ClassRef.value", "200"),
        ("invoice", "DepartmentRef.value", "300"),
        ("quote", "ExpirationDate", "2026-03-31"),
        ("quote", "ShipDate", "2026-03-20"),
        ("quote", "ShipMethodRef.value", "Full Load"),
        ("salesorder", "ShipDate", "2026-03-20"),
        ("salesorder", "TxnDate", "2026-03-02"),
    ];

    public static TheoryData<string, string, string> QuoteCases => FieldTable.Cases(QuoteRows);

    public static TheoryData<string, string, string> OrderCases => FieldTable.Cases(OrderRows);

    public static TheoryData<string, string, string> InvoiceCases => FieldTable.Cases(InvoiceRows);

    public static TheoryData<string, string, string> ExpectedCases => FieldTable.Cases(Expected);

    [Theory]
    [MemberData(nameof(QuoteCases))]
    public void AQuotesRow_GoesToItsField(string row, string path, string value) => Assert.True(value == At(Sent("quote"), path), $"{row}: {At(Sent("quote"), path)}");

    [Theory]
    [MemberData(nameof(OrderCases))]
    public void AnOrdersRow_GoesToItsField(string row, string path, string value) => Assert.True(value == At(Sent("salesorder"), path), $"{row}: {At(Sent("salesorder"), path)}");

    [Theory]
    [MemberData(nameof(InvoiceCases))]
    public void AnInvoicesRow_GoesToItsField(string row, string path, string value) => Assert.True(value == At(Sent("invoice"), path), $"{row}: {At(Sent("invoice"), path)}");

    [Theory]
    [MemberData(nameof(ExpectedCases))]
    public void WhatPeopleExpect_GoesOverToo(string table, string path, string value) => Assert.Equal(value, At(Sent(table), path));

    [SharedFact]
    public void TheTables_NameEveryRowOfTheOriginal()
    {
        Assert.Equal(FieldTable.Original("### 2.4"), FieldTable.Named(QuoteRows, QuoteRowsWithout));
        Assert.Equal(FieldTable.Original("### 2.5"), FieldTable.Named(OrderRows, OrderRowsWithout));
        Assert.Equal(FieldTable.Original("### 2.6"), FieldTable.Named(InvoiceRows, InvoiceRowsWithout));
    }

    [Fact]
    public void AnOrder_BecomesWhatThePreferenceSays()
    {
        foreach ((string becomes, string[] own) in new[] { ("Invoice", new[] { "SalesTermRef" }), ("SalesReceipt", ["DepositToAccountRef", "PaymentMethodRef"]), ("Estimate", ["TxnStatus", "SalesTermRef"]) })
        {
            DocumentPreferences preferences = Preferences();
            preferences.OrderBecomes = becomes;
            Plan plan = Samples.Make(Full("salesorder"), preferences, context: Context());

            Assert.Equal(becomes, plan.Write!.Entity);
            Assert.All(own, name => Assert.True(plan.Write.Fields.Has(name), name));
        }
    }

    [Theory]
    [InlineData("quote", "Estimate")]
    [InlineData("salesorder", "Invoice")]
    [InlineData("invoice", "Invoice")]
    public void ADocument_BecomesItsEntity(string table, string entity) => Assert.Equal(entity, Samples.Make(Full(table), Preferences(), context: Context()).Write!.Entity);

    /// <summary>The original's Online example, line for line; its discount line is taxed like its product (BOOKS B15), and the subtotal row is QuickBooks' own.</summary>
    [Fact]
    public void TheOnlineExample_ComesOutLineForLine()
    {
        DocumentContext context = Samples.Context;
        context.Items[Samples.Fountain] = new LinkedItem { Id = "RF-01" };
        DocumentPreferences preferences = Samples.Preferences;
        (preferences.WriteInItem, preferences.LineDiscountItem) = ("write in", "line discount");

        JsonObject sent = Samples.Sent(Samples.Invoice(Samples.Line(30.00m, discount: 15.00m), Samples.WriteIn("Write-In", 20.00m)), preferences, context: context);

        Assert.Equal(
            [
                "RF-01 | Rock Fountain | 1 × 30 | 30.00 | TAX",
                "line discount | Rock Fountain | 1 × -15 | -15.00 | TAX",
                "write in | Write-In | 1 × 20 | 20.00 | TAX",
            ],
            Samples.Lines(sent).Select(Samples.Shown));
        Assert.Equal(35.00m, DocumentTotals.Planned(sent));
    }

    /// <summary>The Desktop example's figures in the form that QuickBooks Online has for them: shipping and discount instead of markup and subtotal lines.</summary>
    [Fact]
    public void TheDesktopExample_ComesToTheSameTotal()
    {
        DocumentSource invoice = Samples.Invoice(
            Samples.Line(780.00m, discount: 5.00m, with: line => line.Tax = 6.50m), Samples.WriteIn("Installation Support", 500.00m), Samples.Line(220.00m));
        (invoice.DiscountAmount, invoice.Freight) = (10.00m, 15.00m);
        Samples.Priced(invoice);
        Assert.Equal((1495.00m, 1485.00m, 1506.50m), (invoice.DetailAmount, invoice.PreFreightAmount, invoice.Total));

        JsonObject sent = Samples.Sent(invoice);

        Assert.Equal(
            ["780.00", "-5.00", "500.00", "220.00", "15.00", "10.00"],
            Samples.Lines(sent).Select(line => line.Number("Amount")!.Value.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(1500.00m, DocumentTotals.Planned(sent));
    }

    private static JsonObject Sent(string table) => Samples.Sent(Full(table), Preferences(), context: Context());

    private static DocumentPreferences Preferences()
    {
        DocumentPreferences preferences = Samples.Preferences;
        (preferences.Class, preferences.Department, preferences.CrmTaxAmount) = ("200", "300", true);
        return preferences;
    }

    private static DocumentContext Context()
    {
        DocumentContext context = Samples.Context;
        (context.CustomerTaxCode, context.Term) = ("2", ListMatch.Find("net 30", [new("Net 30", "3")]));
        return context;
    }

    private static DocumentSource Full(string table)
    {
        DocumentSource document = Samples.Document(
            table, Samples.Line(30m, 2m, 15.00m, with: line => (line.Description, line.Tax) = ("With the small basin", 6.50m)), Samples.WriteIn("Installation", 20m));
        document.DueDate = new DateTime(2026, 4, 1);
        document.ShipDate = new DateTime(2026, 3, 20);
        document.ExpiresOn = new DateTime(2026, 3, 31);
        document.PaymentTerms = "Net 30";
        document.ShippingMethod = "Full Load";
        document.BillEmail = "bills@acme.example";
        document.ShipTo = new PostalAddress { Lines = ["Warehouse", "2 Side Street"], City = "Springfield" };
        (document.DiscountAmount, document.Freight) = (10.00m, 12.00m);
        return Samples.Priced(document);
    }

    // a path through objects and lists; amounts as they are written
    private static string? At(JsonObject sent, string path)
    {
        object? at = sent;
        foreach (string name in path.Split('.'))
        {
            at = at switch
            {
                JsonObject members => members[name],
                List<object?> items => items[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)],
                _ => null,
            };
        }

        return at switch
        {
            decimal number when path.EndsWith("Amount", StringComparison.Ordinal) || path.EndsWith("TotalTax", StringComparison.Ordinal) => number.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture),
            decimal number => number.ToString("0.#######", System.Globalization.CultureInfo.InvariantCulture),
            _ => at as string,
        };
    }
}
