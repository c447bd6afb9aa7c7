using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace InoLink.Lab.Tests.QuickBooks;

/// <summary>Headers, lines, totals, links, void and delete of sales forms in a US company (quickbooks-api §5).</summary>
public sealed class SalesTests : IAsyncLifetime
{
    private QuickBooksBench bench = null!;

    public async Task InitializeAsync()
    {
        bench = await QuickBooksBench.StartAsync();
        bench.Company.Create("Customer", (JsonObject)JsonNode.Parse("""{"DisplayName":"Amy","BillAddr":{"Line1":"4581 Finch St.","City":"Bayshore"},"PrimaryEmailAddr":{"Address":"amy@example.com"}}""")!);
        bench.Company.Create("Item", (JsonObject)JsonNode.Parse("""{"Name":"Rock","Type":"Inventory","TrackQtyOnHand":true,"QtyOnHand":10,"InvStartDate":"2026-06-01","IncomeAccountRef":{"value":"79"},"AssetAccountRef":{"value":"81"},"ExpenseAccountRef":{"value":"80"}}""")!);
    }

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task Invoice_FillsDateNumberDueDateAddressSubtotalAndBalance()
    {
        JsonObject invoice = await bench.SaveAsync("Invoice", Form(Line(100m)));

        Assert.Equal("2026-11-20", (string)invoice["TxnDate"]!);
        Assert.Equal("2026-12-20", (string)invoice["DueDate"]!);
        Assert.Equal("1001", (string)invoice["DocNumber"]!);
        Assert.Equal("4581 Finch St.", (string)invoice["BillAddr"]!["Line1"]!);
        Assert.Equal("NON", (string)invoice["Line"]![0]!["SalesItemLineDetail"]!["TaxCodeRef"]!["value"]!);
        Assert.Equal("SubTotalLineDetail", (string)invoice["Line"]![1]!["DetailType"]!);
        Assert.Equal("100.00", invoice["TotalAmt"]!.ToJsonString());
        Assert.Equal("100.00", invoice["Balance"]!.ToJsonString());
        JsonObject customer = bench.Company.Find("Customer", "1")!;
        Assert.Equal("100.00", customer["Balance"]!.ToJsonString());
        Assert.Equal("100.00", customer["BalanceWithJobs"]!.ToJsonString());
        Assert.Equal("0", (string)customer["SyncToken"]!);
    }

    [Fact]
    public async Task Amounts_AreCheckedToTheCent_HalfAwayFromZero()
    {
        await bench.SaveAsync("Invoice", Form(Line(1.13m, "1", 0.75m, 1.5m))); // 1.125
        await bench.SaveAsync("SalesReceipt", Form(Line(-1.13m, "1", -0.75m, 1.5m), Line(10m)));
        JsonObject error = await bench.RefusedAsync("Invoice", Form(Line(1000m, "1", 99.99m, 10m)), "6070");

        Assert.Equal("Amount calculation incorrect in the request.", (string)error["Message"]!);
        Assert.Equal("Amount is not equal to UnitPrice * Qty. Supplied value:1,000", (string)error["Detail"]!);
        Assert.Equal("Line.Amount", (string)error["element"]!);
    }

    [Theory]
    [InlineData("""{"Line":[]}""", "2020")]
    [InlineData("""{}""", "2020")]
    [InlineData("""{"CustomerRef":{"value":"99"}}""", "2500")]
    [InlineData("""{"CustomerRef":null}""", "2020")]
    [InlineData("""{"Line":[{"Amount":1}]}""", "2020")]
    [InlineData("""{"Line":[{"Amount":1.005,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{}}]}""", "2140")]
    [InlineData("""{"Line":[{"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{}}]}""", "2020")]
    [InlineData("""{"Line":[{"Amount":1,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"99"}}}]}""", "2500")]
    [InlineData("""{"Line":[{"Amount":1,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"SHIPPING_ITEM_ID"}}}]}""", "6000")]
    [InlineData("""{"Line":[{"Amount":1,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"TaxCodeRef":{"value":"2"}}}]}""", "6100")]
    [InlineData("""{"Line":[{"Amount":-1,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{}}]}""", "2290")]
    [InlineData("""{"Line":[{"Amount":1,"DetailType":"Wrong"}]}""", "2170")]
    [InlineData("""{"Line":[{"Amount":1,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{}},{"DetailType":"DiscountLineDetail","DiscountLineDetail":{}}]}""", "6090")]
    [InlineData("""{"DocNumber":"1234567890123456789012"}""", "2050")]
    [InlineData("""{"ShipMethodRef":{"value":"1234567890123456789012345678901"}}""", "2050")]
    [InlineData("""{"TxnDate":"20.11.2026"}""", "2060")]
    [InlineData("""{"TxnDate":"2026-02-30"}""", "2070")]
    [InlineData("""{"SalesTermRef":{"value":"99"}}""", "2500")]
    [InlineData("""{"EmailStatus":"NeedToSend"}""", "6420")]
    [InlineData("""{"BillEmail":{"Address":"nobody"}}""", "2210")]
    [InlineData("""{"CustomField":[{"DefinitionId":"9","StringValue":"x"}]}""", "3000")]
    [InlineData("""{"CurrencyRef":{"value":"EUR"}}""", "6000")]
    [InlineData("""{"PrintStatus":"HAS_BEEN_PRINTED"}""", "2170")]
    [InlineData("""{"BadJson":true}""", "2010")]
    [InlineData("""{"TxnDate":"2026-05-31","Line":[{"Amount":1,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"3"}}}]}""", "6270")]
    [InlineData("""{"LinkedTxn":[{"TxnId":"99","TxnType":"Estimate"}]}""", "2500")]
    [InlineData("""{"TxnTaxDetail":{"TxnTaxCodeRef":{"value":"99"}}}""", "2500")]
    public async Task Invoice_IsRefused_WhenARuleIsBroken(string changes, string code)
    {
        JsonObject body = (JsonObject)JsonNode.Parse(Form(Line(1m)))!;
        foreach ((string name, JsonNode? value) in (JsonObject)JsonNode.Parse(changes)!)
        {
            body[name] = value?.DeepClone();
        }

        if (changes == "{}")
        {
            body.Remove("Line");
        }

        await bench.RefusedAsync("Invoice", body.ToJsonString(), code);
    }

    [Fact]
    public async Task Invoice_IsRefused_ForInactiveCustomerOrItem()
    {
        bench.Company.MakeInactive("Item", "2");
        Assert.Contains("made inactive", (string)(await bench.RefusedAsync("Invoice", Form(Line(1m, "2")), "2500"))["Detail"]!, StringComparison.Ordinal);
        bench.Company.MakeInactive("Customer", "1");
        Assert.Contains("made inactive", (string)(await bench.RefusedAsync("Invoice", Form(Line(1m)), "610"))["Detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GroupLineDetail")]
    [InlineData("TaxLineDetail")]
    public async Task Invoice_FailsLoudly_ForLinesThatAreNotEmulated(string type)
    {
        (HttpStatusCode status, JsonObject body) = await bench.PostAsync("invoice", $$$"""{"CustomerRef":{"value":"1"},"Line":[{"Amount":1,"DetailType":"{{{type}}}"}]}""");

        Assert.Equal(HttpStatusCode.NotImplemented, status);
        Assert.Contains("does not emulate lines of type " + type, (string)body["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discount_ByPercentOrAmount_ComesAfterTheSubtotal()
    {
        JsonObject percent = await bench.SaveAsync("SalesReceipt", Form(Line(87.5m), """{"DetailType":"DiscountLineDetail","DiscountLineDetail":{"PercentBased":true,"DiscountPercent":10}}"""));
        JsonObject amount = await bench.SaveAsync("Invoice", Form("""{"Amount":10,"DetailType":"DiscountLineDetail","DiscountLineDetail":{"PercentBased":false}}""", Line(87.5m)));

        Assert.Equal("78.75", percent["TotalAmt"]!.ToJsonString());
        Assert.Equal("""{"Amount":8.75,"DetailType":"DiscountLineDetail","DiscountLineDetail":{"PercentBased":true,"DiscountPercent":10,"DiscountAccountRef":{"value":"86","name":"Discounts given"}}}""", percent["Line"]![2]!.ToJsonString());
        Assert.Equal("77.50", amount["TotalAmt"]!.ToJsonString());
        Assert.Equal("DiscountLineDetail", (string)amount["Line"]![2]!["DetailType"]!);

        bench.Company.ChangeSettings(profile => profile with { AllowDiscount = false });
        await bench.RefusedAsync("Invoice", Form(Line(1m), """{"Amount":1,"DetailType":"DiscountLineDetail","DiscountLineDetail":{}}"""), "5030");
    }

    [Fact]
    public async Task Shipping_IsOutsideTheSubtotal_WhereItIsAllowed()
    {
        bench.Company.ChangeSettings(profile => profile with { AllowShipping = true });

        JsonObject invoice = await bench.SaveAsync("Invoice", Form(Line(50m), Line(7.25m, "SHIPPING_ITEM_ID"), Discount(5m)));

        Assert.Equal("50.00", invoice["Line"]![1]!["Amount"]!.ToJsonString());
        Assert.Equal("SHIPPING_ITEM_ID", (string)invoice["Line"]![3]!["SalesItemLineDetail"]!["ItemRef"]!["value"]!);
        Assert.Equal("52.25", invoice["TotalAmt"]!.ToJsonString());
    }

    [Fact]
    public async Task DescriptionLines_NeedNoAmount()
    {
        JsonObject invoice = await bench.SaveAsync("Invoice", Form(Line(1m), """{"Description":"Only words","DetailType":"DescriptionOnly","DescriptionLineDetail":{}}"""));

        Assert.Equal(["Id", "LineNum", "Description", "DetailType", "DescriptionLineDetail"], ((JsonObject)invoice["Line"]![1]!).Select(pair => pair.Key));
        Assert.Equal("1.00", invoice["TotalAmt"]!.ToJsonString());
    }

    [Fact]
    public async Task LineIds_AreKeptWhenSent_NewOtherwise_AndMissingLinesGo()
    {
        await bench.SaveAsync("Invoice", Form(Line(1m), Line(2m)));

        JsonObject invoice = await bench.SaveAsync("Invoice", """
            {"Id":"1","SyncToken":"0","sparse":true,"Line":[{"LineNum":"1","Amount":5.00,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"1"}}},
            {"Id":"2","Amount":2,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"1"}}},{"Id":"77","Amount":3,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"1"}}}]}
            """);

        Assert.Equal(["3", "2", "4"], ((JsonArray)invoice["Line"]!).Take(3).Select(line => (string)line!["Id"]!));
        Assert.Equal("10.00", invoice["TotalAmt"]!.ToJsonString());
    }

    [Fact]
    public async Task SparseUpdateWithoutLines_KeepsThemUnchecked()
    {
        await bench.SaveAsync("Invoice", Form(Line(10m)));

        JsonObject invoice = await bench.SaveAsync("Invoice", """{"Id":"1","SyncToken":"0","sparse":true,"PrivateNote":"n"}""");

        Assert.Equal("10.00", invoice["TotalAmt"]!.ToJsonString());
        Assert.Equal("1", (string)invoice["Line"]![0]!["Id"]!);
        Assert.Equal("2026-12-20", (string)invoice["DueDate"]!);
    }

    [Fact]
    public async Task Numbers_FollowTheCompanysSwitches()
    {
        Assert.Equal("CRM-7", (string)(await bench.SaveAsync("Invoice", Form("CRM-7", Line(1m))))["DocNumber"]!);
        Assert.Equal("CRM-7", (string)(await bench.SaveAsync("Invoice", Form("CRM-7", Line(1m))))["DocNumber"]!);
        Assert.Equal("2000", (string)(await bench.SaveAsync("Invoice", Form("2000", Line(1m))))["DocNumber"]!);
        Assert.Equal("2001", (string)(await bench.SaveAsync("SalesReceipt", Form(Line(1m))))["DocNumber"]!);
        Assert.Equal("1001", (string)(await bench.SaveAsync("Estimate", Form(Line(1m))))["DocNumber"]!);

        bench.Company.ChangeSettings(profile => profile with { CustomTxnNumbers = true });
        Assert.False((await bench.SaveAsync("Invoice", Form(Line(1m)))).ContainsKey("DocNumber"));
        await bench.SaveAsync("Invoice", Form("2000", Line(1m)));

        bench.Company.ChangeSettings(profile => profile with { WarnDuplicateNumbers = true });
        JsonObject error = await bench.RefusedAsync("Invoice", Form("2000", Line(1m)), "6140");
        Assert.Equal("Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=2000 is assigned to TxnType=Invoice with TxnId=3", (string)error["Detail"]!);
        Assert.Equal(HttpStatusCode.OK, (await bench.PostAsync("invoice?include=allowduplicatedocnum", Form("2000", Line(1m)))).Status);
        await bench.SaveAsync("SalesReceipt", Form("2000", Line(1m)));
    }

    [Theory]
    [InlineData("1", "2026-01-31")]
    [InlineData("2", "2026-02-15")]
    [InlineData("4", "2026-04-01")]
    [InlineData("5", "2026-02-10")]
    public async Task DueDate_FollowsTheTerm(string term, string due)
    {
        bench.Company.Create("Term", new JsonObject { ["Name"] = "10th", ["DayOfMonthDue"] = 10 });

        JsonObject invoice = await bench.SaveAsync("Invoice", With(Form(Line(1m)), "TxnDate", "\"2026-01-31\"", "SalesTermRef", $$"""{"value":"{{term}}"}"""));

        Assert.Equal(due, (string)invoice["DueDate"]!);
    }

    [Fact]
    public async Task ClosedBooks_RefuseCreateUpdateVoidAndDelete_OfWhatPosts()
    {
        JsonObject invoice = await bench.SaveAsync("Invoice", Form(Line(1m)));
        bench.Company.ChangeSettings(profile => profile with { BookCloseDate = new DateOnly(2026, 11, 20) });

        await bench.RefusedAsync("Invoice", Form(Line(1m)), "6210");
        await bench.RefusedAsync("SalesReceipt", Form(Line(1m)), "6210");
        await bench.SaveAsync("Invoice", With(Form(Line(1m)), "TxnDate", "\"2026-11-21\""));
        await bench.SaveAsync("Estimate", Form(Line(1m)));
        string change = $$"""{"Id":"{{invoice["Id"]}}","SyncToken":"0","sparse":true,"TxnDate":"2026-12-01"}""";
        await bench.RefusedAsync("Invoice", change, "6210");
        QuickBooksBench.Error(HttpStatusCode.BadRequest, (await bench.PostAsync("invoice?operation=void", change)).Body, "6210");
        QuickBooksBench.Error(HttpStatusCode.BadRequest, (await bench.PostAsync("invoice?operation=delete", change)).Body, "6210");
    }

    [Fact]
    public async Task Estimate_IsClosedByItsInvoice_AndGivenBack()
    {
        JsonObject estimate = await bench.SaveAsync("Estimate", Form(Line(100m)));
        string id = (string)estimate["Id"]!;
        string linked = With(Form(Line(100m)), "LinkedTxn", $$"""[{"TxnId":"{{id}}","TxnType":"Estimate"}]""");
        JsonObject invoice = await bench.SaveAsync("Invoice", linked);

        Assert.Equal("Pending", (string)estimate["TxnStatus"]!);
        Assert.Equal($$"""[{"TxnId":"{{id}}","TxnType":"Estimate"}]""", invoice["LinkedTxn"]!.ToJsonString());
        JsonObject closed = bench.Company.Find("Estimate", id)!;
        Assert.Equal("Closed", (string)closed["TxnStatus"]!);
        Assert.Equal("0", (string)closed["SyncToken"]!);
        Assert.Equal($$"""[{"TxnId":"{{invoice["Id"]}}","TxnType":"Invoice"}]""", closed["LinkedTxn"]!.ToJsonString());

        Assert.Equal("[]", (await bench.SaveAsync("Invoice", linked))["LinkedTxn"]!.ToJsonString());
        QuickBooksBench.Error(HttpStatusCode.BadRequest, (await bench.PostAsync("estimate?operation=delete", $$"""{"Id":"{{id}}","SyncToken":"0"}""")).Body, "6000");
        await bench.RefusedAsync("SalesReceipt", linked, "620");

        await bench.PostAsync("invoice?operation=delete", $$"""{"Id":"{{invoice["Id"]}}","SyncToken":"0"}""");
        Assert.Equal("Pending", (string)bench.Company.Find("Estimate", id)!["TxnStatus"]!);
        Assert.Equal(HttpStatusCode.OK, (await bench.PostAsync("estimate?operation=delete", $$"""{"Id":"{{id}}","SyncToken":"0"}""")).Status);
    }

    [Fact]
    public async Task Estimate_OfAnotherCustomerOrRejected_IsNotLinked()
    {
        bench.Company.Create("Customer", new JsonObject { ["DisplayName"] = "Bill" });
        string id = (string)(await bench.SaveAsync("Estimate", With(Form(Line(1m)), "TxnStatus", "\"Rejected\"")))["Id"]!;
        string linked = With(Form(Line(1m)), "LinkedTxn", $$"""[{"TxnId":"{{id}}","TxnType":"Estimate"}]""");

        Assert.Equal("[]", (await bench.SaveAsync("Invoice", linked))["LinkedTxn"]!.ToJsonString());
        await bench.RefusedAsync("Invoice", With(linked, "CustomerRef", """{"value":"2"}"""), "620");
        bench.Company.ChangeSettings(profile => profile with { AllowEstimates = false });
        await bench.RefusedAsync("Estimate", Form(Line(1m)), "5030");
    }

    [Fact]
    public async Task Void_ZeroesTheForm_AndGivesBackBalanceAndStock()
    {
        JsonObject invoice = await bench.SaveAsync("Invoice", Form(Line(30m, "3", 10m, 3m)));
        Assert.Equal("7", bench.Company.Find("Item", "3")!["QtyOnHand"]!.ToJsonString());

        (_, JsonObject body) = await bench.PostAsync("invoice?operation=void", $$"""{"Id":"{{invoice["Id"]}}","SyncToken":"0"}""");

        JsonObject voided = (JsonObject)body["Invoice"]!;
        Assert.Equal("Voided", (string)voided["PrivateNote"]!);
        Assert.Equal("1", (string)voided["SyncToken"]!);
        Assert.Equal("1001", (string)voided["DocNumber"]!);
        Assert.Equal("0", voided["TotalAmt"]!.ToJsonString());
        Assert.Equal("0", voided["Line"]![0]!["Amount"]!.ToJsonString());
        Assert.Equal("10", bench.Company.Find("Item", "3")!["QtyOnHand"]!.ToJsonString());
        Assert.Equal("0", bench.Company.Find("Customer", "1")!["Balance"]!.ToJsonString());
    }

    [Fact]
    public async Task SalesReceipt_IsVoidedByAnUpdateWithInclude_AndNeedsNoCustomer()
    {
        string body = Form(Line(30m, "3", 10m, 3m)).Replace("\"CustomerRef\":{\"value\":\"1\"},", "", StringComparison.Ordinal);
        JsonObject receipt = await bench.SaveAsync("SalesReceipt", body);
        Assert.Equal("""{"value":"4","name":"Undeposited Funds"}""", receipt["DepositToAccountRef"]!.ToJsonString());
        Assert.Equal("0", receipt["Balance"]!.ToJsonString());

        (_, JsonObject answer) = await bench.PostAsync("salesreceipt?operation=update&include=void", $$"""{"Id":"{{receipt["Id"]}}","SyncToken":"0","sparse":true}""");

        JsonObject voided = (JsonObject)answer["SalesReceipt"]!;
        Assert.Equal("Voided", (string)voided["PrivateNote"]!);
        Assert.Equal("0", voided["Line"]![0]!["SalesItemLineDetail"]!["Qty"]!.ToJsonString());
        await bench.RefusedAsync("SalesReceipt", With(body, "DepositToAccountRef", """{"value":"1"}"""), "6430");
    }

    [Fact]
    public async Task Delete_AnswersStatusDeleted_And610Afterwards_AndCdcTells()
    {
        JsonObject invoice = await bench.SaveAsync("Invoice", Form(Line(1m)));
        string key = $$"""{"Id":"{{invoice["Id"]}}","SyncToken":"0"}""";

        (_, JsonObject body) = await bench.PostAsync("invoice?operation=delete", key);
        Assert.Equal($$"""{"domain":"QBO","status":"Deleted","Id":"{{invoice["Id"]}}"}""", body["Invoice"]!.ToJsonString());
        QuickBooksBench.Error(HttpStatusCode.BadRequest, (await bench.PostAsync("invoice?operation=delete", key)).Body, "610");
        QuickBooksBench.Error(HttpStatusCode.BadRequest, (await bench.GetAsync("invoice/" + invoice["Id"])).Body, "610");
        Assert.Empty(await bench.FindAsync("select * from Invoice"));
        (_, JsonObject changes) = await bench.GetAsync("cdc?entities=Invoice&changedSince=2026-11-20T00:00:00Z");
        Assert.Equal("Deleted", (string)changes["CDCResponse"]![0]!["QueryResponse"]![0]!["Invoice"]![0]!["status"]!);
    }

    [Fact]
    public async Task Send_MarksTheInvoice()
    {
        JsonObject invoice = await bench.SaveAsync("Invoice", Form(Line(1m)));

        (_, JsonObject body) = await bench.PostAsync($"invoice/{invoice["Id"]}/send?sendTo=a@example.com", "");

        Assert.Equal("EmailSent", (string)body["Invoice"]!["EmailStatus"]!);
        Assert.Equal("a@example.com", (string)body["Invoice"]!["BillEmail"]!["Address"]!);
        Assert.Equal("Email", (string)body["Invoice"]!["DeliveryInfo"]!["DeliveryType"]!);
    }

    [Fact]
    public async Task ForeignDocuments_NeedTheCustomersCurrency_AndCountOneWithoutARate()
    {
        bench.Company.ChangeSettings(profile => profile with { MultiCurrency = true });
        bench.Company.Create("Customer", (JsonObject)JsonNode.Parse("""{"DisplayName":"Euro","CurrencyRef":{"value":"EUR"}}""")!);
        string euro = With(Form(Line(100m)), "CustomerRef", """{"value":"2"}""", "CurrencyRef", """{"value":"EUR"}""");

        await bench.RefusedAsync("Invoice", Form(Line(1m)), "2020");
        await bench.RefusedAsync("Invoice", With(euro, "CurrencyRef", """{"value":"USD"}"""), "6000");
        Assert.Equal("100.00", (await bench.SaveAsync("Invoice", euro))["HomeTotalAmt"]!.ToJsonString());
        JsonObject rated = await bench.SaveAsync("Invoice", With(euro, "ExchangeRate", "1.0815"));
        Assert.Equal("108.15", rated["HomeTotalAmt"]!.ToJsonString());
        Assert.Equal("1.0815", rated["ExchangeRate"]!.ToJsonString());
    }

    [Theory]
    [InlineData("select * from Invoice where CustomerRef = '1' and MetaData.CreateTime >= '2026-11-20T09:55:00-08:00'", 2)]
    [InlineData("select * from Invoice where TotalAmt > '1.50'", 1)]
    [InlineData("select * from Invoice where DocNumber = '1002'", 1)]
    [InlineData("select * from Invoice where TxnDate >= '2026-11-20' and TxnDate <= '2026-11-20'", 2)]
    [InlineData("select * from Invoice where DueDate < '2026-11-20'", 0)]
    public async Task Invoices_CanBeFound(string query, int count)
    {
        await bench.SaveAsync("Invoice", Form(Line(1m)));
        await bench.SaveAsync("Invoice", Form(Line(2m)));

        Assert.Equal(count, (await bench.FindAsync(query)).Count);
    }

    [Fact]
    public async Task PrivateNote_IsNotQueryable()
    {
        (HttpStatusCode status, JsonObject body) = await bench.QueryAsync("select * from Invoice where PrivateNote like '%ino:%'");

        Assert.Equal("QueryValidationError: property 'PrivateNote' is not queryable", (string)QuickBooksBench.Error(status, body, "4001")["Detail"]!);
    }

    private static string Line(decimal amount, string item = "1", decimal? price = null, decimal? quantity = null) => string.Create(CultureInfo.InvariantCulture,
        $$$"""{"Amount":{{{amount}}},"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"{{{item}}}"}{{{(price is null ? "" : $",\"UnitPrice\":{price},\"Qty\":{quantity}")}}}}}""");

    private static string Discount(decimal amount) =>
        string.Create(CultureInfo.InvariantCulture, $$$"""{"Amount":{{{amount}}},"DetailType":"DiscountLineDetail","DiscountLineDetail":{"PercentBased":false}}""");

    private static string Form(params string[] lines) => lines[0][0] == '{'
        ? $$$"""{"CustomerRef":{"value":"1"},"Line":[{{{string.Join(',', lines)}}}]}"""
        : With(Form(lines[1..]), "DocNumber", '"' + lines[0] + '"');

    private static string With(string body, params string[] members)
    {
        JsonObject json = (JsonObject)JsonNode.Parse(body)!;
        for (int index = 0; index < members.Length; index += 2)
        {
            json[members[index]] = JsonNode.Parse(members[index + 1]);
        }

        return json.ToJsonString();
    }
}
