using System.Net;
using System.Text.Json.Nodes;

namespace InoLink.Lab.Tests.QuickBooks;

public sealed class ItemTests : IAsyncLifetime
{
    private const string Inventory =
        """{"Name":"Fountain","Type":"Inventory","TrackQtyOnHand":true,"QtyOnHand":10,"InvStartDate":"2026-01-01","UnitPrice":275,"PurchaseCost":125.5,"IncomeAccountRef":{"value":"79"},"AssetAccountRef":{"value":"81"},"ExpenseAccountRef":{"value":"80"}}""";

    private QuickBooksBench bench = null!;

    public async Task InitializeAsync() => bench = await QuickBooksBench.StartAsync();

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task Inventory_ComesBackInTheRecordedShape()
    {
        JsonObject item = await bench.SaveAsync("Item", Inventory);

        Assert.Equal(
            ["Name", "Active", "FullyQualifiedName", "Taxable", "UnitPrice", "Type", "IncomeAccountRef", "PurchaseCost", "ExpenseAccountRef", "AssetAccountRef", "TrackQtyOnHand", "QtyOnHand", "InvStartDate", "domain", "sparse", "Id", "SyncToken", "MetaData"],
            item.Select(pair => pair.Key));
        Assert.Equal("""{"value":"79","name":"Sales of Product Income"}""", item["IncomeAccountRef"]!.ToJsonString());
        Assert.Equal("275", item["UnitPrice"]!.ToJsonString());
        Assert.Equal("10", item["QtyOnHand"]!.ToJsonString());
    }

    [Theory]
    [InlineData("QtyOnHand", null, "6520")]
    [InlineData("InvStartDate", null, "2020")]
    [InlineData("AssetAccountRef", null, "2020")]
    [InlineData("IncomeAccountRef", null, "2020")]
    [InlineData("Name", null, "2020")]
    [InlineData("Type", null, "2020")]
    [InlineData("AssetAccountRef", """{"value":"35"}""", "6430")]
    [InlineData("IncomeAccountRef", """{"value":"1"}""", "6430")]
    [InlineData("ExpenseAccountRef", """{"value":"8"}""", "6430")]
    [InlineData("ExpenseAccountRef", """{"value":"999"}""", "2500")]
    [InlineData("TrackQtyOnHand", "false", "6000")]
    [InlineData("Type", "\"Group\"", "500")]
    [InlineData("Type", "\"Gadget\"", "2170")]
    [InlineData("Name", "\"a:b\"", "2180")]
    [InlineData("Name", "\"Services\"", "6240")]
    [InlineData("UnitPrice", "100000000000", "2090")]
    public async Task Inventory_IsRefused_WhenARuleIsBroken(string member, string? value, string code)
    {
        JsonObject body = (JsonObject)JsonNode.Parse(Inventory)!;
        body.Remove(member);
        if (value is not null)
        {
            body[member] = JsonNode.Parse(value);
        }

        await bench.RefusedAsync("Item", body.ToJsonString(), code);
    }

    [Fact]
    public async Task Inventory_TellsTheMissingAssetAccount_InIntuitsWords()
    {
        JsonObject error = await bench.RefusedAsync("Item", Inventory.Replace("\"AssetAccountRef\":{\"value\":\"81\"},", "", StringComparison.Ordinal), "2020");

        Assert.Equal("An inventory assetaccount is required if you are tracking inventory quantities for this product.", (string)error["Detail"]!);
    }

    [Fact]
    public async Task Inventory_IsRefused_WhereTheCompanyTracksNone_OrTheBooksAreClosed()
    {
        bench.Company.ChangeSettings(profile => profile with { BookCloseDate = new DateOnly(2026, 1, 1) });
        await bench.RefusedAsync("Item", Inventory, "6210");

        bench.Company.ChangeSettings(profile => profile with { QuantityOnHand = false });
        await bench.RefusedAsync("Item", Inventory, "5030");
    }

    [Fact]
    public async Task Service_NeedsAnAccount_OfTheRightType()
    {
        await bench.RefusedAsync("Item", """{"Name":"S","Type":"Service"}""", "2020");
        await bench.RefusedAsync("Item", """{"Name":"S","Type":"Service","IncomeAccountRef":{"value":"35"}}""", "6430");

        JsonObject item = await bench.SaveAsync("Item", """{"Name":"S","Type":"Service","IncomeAccountRef":{"value":"1"},"Taxable":true}""");

        Assert.True((bool)item["Taxable"]!);
        Assert.False((bool)item["TrackQtyOnHand"]!);
    }

    [Fact]
    public async Task Type_CanOnlyChange_FromServiceOrNonInventory()
    {
        JsonObject service = await bench.SaveAsync("Item", """{"Name":"S","Type":"Service","IncomeAccountRef":{"value":"1"}}""");
        JsonObject stock = await bench.SaveAsync("Item", Inventory);

        await bench.SaveAsync("Item", $$"""{"Id":"{{service["Id"]}}","SyncToken":"0","sparse":true,"Type":"NonInventory"}""");
        await bench.RefusedAsync("Item", $$"""{"Id":"{{stock["Id"]}}","SyncToken":"0","sparse":true,"Type":"Service"}""", "6000");
    }

    [Fact]
    public async Task Categories_Nest_AndStayOutOfTransactions()
    {
        bench.Company.Create("Customer", new JsonObject { ["DisplayName"] = "A" });
        string parent = (string)(await bench.SaveAsync("Item", """{"Name":"Garden","Type":"Category"}"""))["Id"]!;
        JsonObject child = await bench.SaveAsync("Item", $$$"""{"Name":"Rock","Type":"Service","SubItem":true,"ParentRef":{"value":"{{{parent}}}"},"IncomeAccountRef":{"value":"1"}}""");

        Assert.Equal("Garden:Rock", (string)child["FullyQualifiedName"]!);
        await bench.RefusedAsync("Item", $$$"""{"Name":"X","Type":"Service","SubItem":true,"ParentRef":{"value":"{{{child["Id"]}}}"},"IncomeAccountRef":{"value":"1"}}""", "700");
        JsonObject error = await bench.RefusedAsync("Invoice", $$$$"""{"CustomerRef":{"value":"1"},"Line":[{"Amount":1,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"{{{{parent}}}}"}}}]}""", "2500");
        Assert.Contains("set up as a category", (string)error["Detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_OfANewCompany_AreThere()
    {
        Assert.Equal("California", (string)(await bench.FindAsync("select * from TaxCode where Id = '2'"))[0]["Name"]!);
        Assert.Equal(4, (await bench.FindAsync("select * from TaxCode")).Count);
        Assert.Equal("8", (await bench.GetAsync("taxrate/3")).Body["TaxRate"]!["RateValue"]!.ToJsonString());
        Assert.Equal("NON", (string)(await bench.GetAsync("taxcode/NON")).Body["TaxCode"]!["Name"]!);
        Assert.Equal(30, (int)(await bench.FindAsync("select * from Term where Name = 'Net 30'"))[0]["DueDays"]!);
        Assert.Equal("Undeposited Funds", (string)(await bench.GetAsync("account/4")).Body["Account"]!["Name"]!);
        Assert.Equal(4, (await bench.FindAsync("select * from PaymentMethod")).Count);
        Assert.Equal(12, (await bench.FindAsync("select * from Account")).Count);
        Assert.Empty(await bench.FindAsync("select * from Department"));
        await bench.RefusedAsync("TaxCode", """{"Name":"New"}""", "500");
    }

    [Fact]
    public async Task ClassesTermsAndAccounts_CanBeAdded()
    {
        JsonObject parent = await bench.SaveAsync("Class", """{"Name":"East"}""");
        JsonObject child = await bench.SaveAsync("Class", $$$"""{"Name":"Shop","ParentRef":{"value":"{{{parent["Id"]}}}"}}""");
        JsonObject term = await bench.SaveAsync("Term", """{"Name":"10th","DayOfMonthDue":10}""");
        JsonObject account = await bench.SaveAsync("Account", """{"Name":"Rent","AccountType":"Expense"}""");

        Assert.Equal("East:Shop", (string)child["FullyQualifiedName"]!);
        Assert.Equal("DATE_DRIVEN", (string)term["Type"]!);
        Assert.Equal("Expense", (string)account["Classification"]!);
        await bench.RefusedAsync("Account", """{"Name":"A \"quoted\"","AccountType":"Expense"}""", "2180");
    }

    [Fact]
    public async Task ExchangeRate_IsTheCompanysOwn_FromItsDayOn()
    {
        bench.Company.ChangeSettings(profile => profile with { MultiCurrency = true });
        bench.Company.SetExchangeRate("EUR", new DateOnly(2026, 11, 1), 1.1m);

        Assert.Equal("1.1", (await bench.GetAsync("exchangerate?sourcecurrencycode=EUR&asofdate=2026-11-20")).Body["ExchangeRate"]!["Rate"]!.ToJsonString());
        Assert.Equal("1.08", (await bench.GetAsync("exchangerate?sourcecurrencycode=EUR&asofdate=2026-10-20")).Body["ExchangeRate"]!["Rate"]!.ToJsonString());
        Assert.Equal(HttpStatusCode.BadRequest, (await bench.GetAsync("exchangerate?sourcecurrencycode=XXX")).Status);
    }
}
