using InoLink.Engine.Customers;
using InoLink.Engine.Documents;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Tests.Documents;

/// <summary>Currency, estimates, numbers, states and the small print (BOOKS B14, B19, B20, B34, B37).</summary>
public sealed class HeaderRuleTests
{
    [Fact]
    public void B14_AForeignDocument_AlwaysCarriesQuickBooksRate_NeverTheCrmsOwn()
    {
        DocumentContext context = Samples.Context.In("EUR");
        context.QuickBooksRate = 1.085m;
        DocumentSource invoice = Foreign();

        JsonObject sent = Samples.Sent(invoice, settings: Samples.MultiCurrency, context: context);

        Assert.Equal(("EUR", 1.085m), (sent.TextAt("CurrencyRef.value"), sent.Number("ExchangeRate")));
        context.QuickBooksRate = null;
        Assert.Equal("INO-1722", Samples.Refusal(invoice, settings: Samples.MultiCurrency, context: context));
    }

    [Fact]
    public void B14_ByPreference_TheCrmsRateGoesTheOtherWayRound_WhereItsBaseIsTheHomeCurrency()
    {
        DocumentContext context = Samples.Context.In("EUR");
        context.QuickBooksRate = 1.085m;
        DocumentPreferences crm = Samples.Preferences;
        crm.CrmRate = true;
        DocumentSource invoice = Foreign();

        Assert.Equal(1.25m, Samples.Sent(invoice, crm, Samples.MultiCurrency, context).Number("ExchangeRate"));
        invoice.CrmRate = 3m;
        Assert.Equal(0.333333333m, Samples.Sent(invoice, crm, Samples.MultiCurrency, context).Number("ExchangeRate"));
        invoice.BaseCurrency = "CHF";
        Assert.Equal(1.085m, Samples.Sent(invoice, crm, Samples.MultiCurrency, context).Number("ExchangeRate"));
    }

    [Fact]
    public void B14_ADocumentInAnotherCurrencyThanItsCustomers_IsRefused()
    {
        DocumentSource invoice = Foreign();

        Assert.Equal("INO-1721", Samples.Refusal(invoice, settings: Samples.MultiCurrency));
        Assert.Contains("one QuickBooks customer per currency", Samples.Make(invoice, settings: Samples.MultiCurrency).Problem!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void B14_AForeignDocument_WhereMulticurrencyIsOff_IsRefused_AndAHomeOneNamesNoCurrency()
    {
        Assert.Equal("INO-1206", Samples.Refusal(Foreign(), context: Samples.Context.In("EUR")));
        JsonObject sent = Samples.Sent(Samples.Invoice(Samples.Line(1m)));
        Assert.False(sent.Has("CurrencyRef") || sent.Has("ExchangeRate"));
        JsonObject home = Samples.Sent(Samples.Invoice(Samples.Line(1m)), settings: Samples.MultiCurrency);
        Assert.Equal("USD", home.TextAt("CurrencyRef.value"));
        Assert.False(home.Has("ExchangeRate"));
    }

    [Fact]
    public void B19_AnInvoiceClosesItsEstimate_AndCarriesTheCrmsOwnLines()
    {
        DocumentContext context = Samples.Context;
        (context.EstimateId, context.EstimateNet) = ("77", 30m);

        Plan plan = Samples.Make(Samples.Invoice(Samples.Line(30m)), context: context);

        JsonObject link = Assert.Single(plan.Write!.Fields.Objects("LinkedTxn"));
        Assert.Equal(("77", "Estimate"), (link.Text("TxnId"), link.Text("TxnType")));
        Assert.Empty(plan.Warnings);
    }

    [Fact]
    public void B19_WhereTheTotalsDiffer_TheJobWarnsThatTheEstimateWasClosedInFull()
    {
        DocumentContext context = Samples.Context;
        (context.EstimateId, context.EstimateNet) = ("77", 45m);

        string warning = Assert.Single(Samples.Make(Samples.Invoice(Samples.Line(30m)), context: context).Warnings);

        Assert.StartsWith("The estimate was closed in full", warning, StringComparison.Ordinal);
        Assert.Contains("45.00", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void B19_AnAnswerThatDoesNotEchoTheLink_IsSeen()
    {
        JsonObject sent = JsonText.Read("""{"LinkedTxn":[{"TxnId":"77","TxnType":"Estimate"}]}""");

        Assert.True(DocumentTotals.EchoesLink(sent, sent));
        Assert.False(DocumentTotals.EchoesLink(sent, JsonText.Read("""{"LinkedTxn":[]}""")));
        Assert.True(DocumentTotals.EchoesLink(JsonText.Read("{}"), sent));
    }

    [Fact]
    public void B19_OnlyAnInvoiceClosesAnEstimate()
    {
        DocumentContext context = Samples.Context;
        context.EstimateId = "77";
        DocumentPreferences receipt = Samples.Preferences;
        receipt.OrderBecomes = "SalesReceipt";

        Assert.True(Samples.Sent(Samples.Order(Samples.Line(1m)), context: context).Has("LinkedTxn"));
        Assert.False(Samples.Sent(Samples.Order(Samples.Line(1m)), receipt, context: context).Has("LinkedTxn"));
    }

    [Fact]
    public void B20_ACrmNumberGoes_WhereTheCompanyLeavesNumbersToUs_AndIsRequired()
    {
        DocumentPreferences own = Samples.Preferences;
        own.UseCrmNumbers = true;
        DocumentSource blank = Samples.Invoice(Samples.Line(1m));
        blank.Number = " ";

        Assert.Equal("D-1001", Samples.Sent(Samples.Invoice(Samples.Line(1m)), own, Samples.OwnNumbers).Text("DocNumber"));
        Assert.Equal("INO-1723", Samples.Refusal(blank, own, Samples.OwnNumbers));
        Assert.False(Samples.Sent(Samples.Invoice(Samples.Line(1m))).Has("DocNumber"));
    }

    [Fact]
    public void B20_WhereCompanyAndPreferenceDisagree_NothingGoes()
    {
        DocumentPreferences own = Samples.Preferences;
        own.UseCrmNumbers = true;

        Assert.Equal("INO-1724", Samples.Refusal(Samples.Invoice(Samples.Line(1m)), settings: Samples.OwnNumbers));
        Assert.Equal("INO-1724", Samples.Refusal(Samples.Invoice(Samples.Line(1m)), own));
    }

    [Fact]
    public void B20_ANumber_IsNeverCut_AndARevisionsIsToldApart()
    {
        DocumentPreferences own = Samples.Preferences;
        own.UseCrmNumbers = true;
        DocumentSource quote = Samples.Quote(Samples.Line(1m));
        quote.Revision = 2;
        DocumentSource tooLong = Samples.Invoice(Samples.Line(1m));
        tooLong.Number = new string('9', 22);

        Assert.Equal("D-1001-R2", Samples.Sent(quote, own, Samples.OwnNumbers).Text("DocNumber"));
        Assert.Equal("INO-1739", Samples.Refusal(tooLong, own, Samples.OwnNumbers));
    }

    [Theory]
    [InlineData("quote", 0, "Pending")]
    [InlineData("quote", 1, "Pending")]
    [InlineData("quote", 2, "Accepted")]
    [InlineData("quote", 3, null)]
    [InlineData("salesorder", 0, "")]
    [InlineData("salesorder", 1, "")]
    [InlineData("salesorder", 2, null)]
    [InlineData("salesorder", 3, "")]
    [InlineData("salesorder", 4, "")]
    [InlineData("invoice", 0, "")]
    [InlineData("invoice", 1, "")]
    [InlineData("invoice", 2, "")]
    [InlineData("invoice", 3, null)]
    public void B34_AStateThatCounts_GoesOver(string table, int state, string? txnStatus)
    {
        DocumentSource document = Samples.Document(table, Samples.Line(1m));
        document.State = state;

        Plan plan = Samples.Make(document);

        Assert.Equal(txnStatus == null ? "INO-1602" : "none", plan.Problem?.Code ?? "none");
        Assert.Equal(txnStatus ?? "", plan.Write?.Fields.Text("TxnStatus") ?? "");
        Assert.Equal(table == "invoice" && state == 2, plan.Warnings.Any(warning => warning.Contains("record the payment in QuickBooks", StringComparison.Ordinal)));
    }

    [Fact]
    public void B34_ASalesReceipt_NeedsDepositAccountAndPaymentMethod()
    {
        DocumentPreferences receipt = Samples.Preferences;
        (receipt.OrderBecomes, receipt.DepositAccount) = ("SalesReceipt", "");
        Assert.Contains("Deposit Account", Samples.Make(Samples.Order(Samples.Line(1m)), receipt).Problem!.Sentence, StringComparison.Ordinal);
        (receipt.DepositAccount, receipt.PaymentMethod) = ("4", "");
        Assert.Contains("Payment Method", Samples.Make(Samples.Order(Samples.Line(1m)), receipt).Problem!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void B34_EstimatesThatAreSwitchedOff_AreRefused() => Assert.Equal(
        "INO-1716", Samples.Refusal(Samples.Quote(Samples.Line(1m)), settings: CompanySettings.FromJson("""{"Country":"US","HomeCurrency":"USD"}""")));

    [Theory]
    [InlineData("ship via", "INO-1203")]
    [InlineData("memo", "INO-1203")]
    [InlineData("address", "INO-1203")]
    [InlineData("street lines", "INO-1203")]
    [InlineData("description", "INO-1203")]
    [InlineData("e-mail", "INO-1205")]
    public void B37_Lengths_AreCheckedInThePlan(string what, string code)
    {
        DocumentSource invoice = Samples.Invoice(Samples.Line(1m, with: line => line.Description = what == "description" ? new string('x', 4001) : ""));
        invoice.ShippingMethod = what == "ship via" ? new string('x', 31) : "";
        invoice.Name = what == "memo" ? new string('x', 3990) : "";
        invoice.BillEmail = what == "e-mail" ? "nobody" : "";
        invoice.BillTo = what switch
        {
            "address" => new PostalAddress { City = new string('x', 256) },
            "street lines" => new PostalAddress { Lines = [.. Enumerable.Range(0, 5).Select(_ => new string('x', 401))] },
            _ => new PostalAddress(),
        };

        Assert.Equal(code, Samples.Refusal(invoice));
    }

    [Theory]
    [InlineData("Own text", "Item text", "Own text")]
    [InlineData(" ", "Item text", "Item text")]
    [InlineData("", "", "Rock Fountain")]
    public void B37_TheLinesText_TheItems_OrTheName_ReachesTheLine(string own, string item, string description)
    {
        DocumentContext context = Samples.Context;
        context.Items[Samples.Fountain].Description = item;

        Assert.Equal(description, Samples.Lines(Samples.Sent(Samples.Invoice(Samples.Line(1m, with: line => line.Description = own)), context: context))[0].Text("Description"));
    }

    [Theory]
    [InlineData("Installation", "", "Installation")]
    [InlineData("Installation", "on Monday", "Installation: on Monday")]
    [InlineData("", "on Monday", "on Monday")]
    public void B37_AWriteInsText_ReachesTheLine(string name, string text, string description) =>
        Assert.Equal(description, Samples.Lines(Samples.Sent(Samples.Invoice(Samples.WriteIn(name, 1m, with: line => line.Description = text))))[0].Text("Description"));

    [Fact]
    public void B37_ATermWithoutOneMatch_IsANamedError_OrAWarningByPreference()
    {
        DocumentContext context = Samples.Context;
        context.Term = ListMatch.Find("2% 10, Net 30", [new("Net 30", "3")]);
        DocumentPreferences lenient = Samples.Preferences;
        lenient.UnmatchedTextIsWarning = true;
        DocumentSource invoice = Samples.Invoice(Samples.Line(1m));

        Assert.Equal("INO-1725", Samples.Refusal(invoice, context: context));
        Plan plan = Samples.Make(invoice, lenient, context: context);
        Assert.Contains("2% 10, Net 30", Assert.Single(plan.Warnings), StringComparison.Ordinal);
        Assert.False(plan.Write!.Fields.Has("SalesTermRef"));
        context.Term = ListMatch.Find(" NET 30", [new("Net 30", "3"), new("net 30 ", "4")]);
        Assert.Equal("INO-1726", Samples.Refusal(invoice, context: context));
    }

    [Fact]
    public void B37_AUnitedStatesCompany_TakesNoOtherLetters_UnlessTheyMayBeTransliterated()
    {
        DocumentPreferences transliterate = Samples.Preferences;
        transliterate.Transliterate = true;
        DocumentSource invoice = Samples.Invoice(Samples.Line(1m, with: line => line.Description = "Brunnen – groß, 5 €"));
        invoice.BillTo = new PostalAddress { City = "Łódź" };

        Assert.Equal("INO-1204", Samples.Refusal(invoice));
        JsonObject sent = Samples.Sent(invoice, transliterate);
        Assert.Equal(("Lódz", "Brunnen - groß, 5 EUR"), (sent.TextAt("BillAddr.City"), Samples.Lines(sent)[0].Text("Description")));
    }

    [Fact]
    public void AMissingSetting_StopsAPromotion_ByItsName()
    {
        DocumentPreferences blank = new();

        Assert.Contains("Write-In Product", Samples.Make(Samples.Invoice(Samples.WriteIn("Help", 1m)), blank).Problem!.Sentence, StringComparison.Ordinal);
        Assert.Contains("Line Discount Product", Samples.Make(Samples.Invoice(Samples.Line(9m, discount: 1m)), blank).Problem!.Sentence, StringComparison.Ordinal);
    }

    private static DocumentSource Foreign()
    {
        DocumentSource invoice = Samples.Invoice(Samples.Line(100m)).In("EUR");
        invoice.CrmRate = 0.8m;
        return invoice;
    }
}
