using System.Text.Json.Nodes;

namespace InoLink.Lab.Tests.QuickBooks;

public sealed class CustomerTests : IAsyncLifetime
{
    private QuickBooksBench bench = null!;

    public async Task InitializeAsync() => bench = await QuickBooksBench.StartAsync();

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task Create_FillsServerMadeMembers_FromANameAlone()
    {
        JsonObject customer = await bench.SaveAsync("Customer", """{"DisplayName":"Doe5, Jane"}""");

        Assert.Equal("0", (string)customer["SyncToken"]!);
        Assert.Equal("Doe5, Jane", (string)customer["FullyQualifiedName"]!);
        Assert.Equal("Doe5, Jane", (string)customer["PrintOnCheckName"]!);
        Assert.Equal("Print", (string)customer["PreferredDeliveryMethod"]!);
        Assert.Equal("""{"value":"USD","name":"United States Dollar"}""", customer["CurrencyRef"]!.ToJsonString());
        Assert.Equal("2026-11-20T10:00:00-08:00", (string)customer["MetaData"]!["CreateTime"]!);
        Assert.Equal("0", customer["BalanceWithJobs"]!.ToJsonString());
        Assert.Equal("2", (string)customer["DefaultTaxCodeRef"]!["value"]!);
    }

    [Fact]
    public async Task Create_BuildsDisplayName_FromNameParts()
    {
        JsonObject customer = await bench.SaveAsync("Customer", """{"Title":"Ms","GivenName":"Ada","FamilyName":"Byron","Suffix":"II"}""");

        Assert.Equal("Ms Ada Byron II", (string)customer["DisplayName"]!);
    }

    [Theory]
    [InlineData("""{"CompanyName":"Only a company"}""", "6080")]
    [InlineData("""{"DisplayName":"a:b"}""", "2180")]
    [InlineData("""{"DisplayName":"a\tb"}""", "2180")]
    [InlineData("""{"DisplayName":"a\nb"}""", "2180")]
    [InlineData("""{"DisplayName":"X","PrimaryEmailAddr":{"Address":"nobody"}}""", "2210")]
    [InlineData("""{"DisplayName":"X","WebAddr":{"URI":"not an address"}}""", "2200")]
    [InlineData("""{"DisplayName":"X","Job":true}""", "6150")]
    [InlineData("""{"DisplayName":"X","Job":true,"ParentRef":{"value":"999"}}""", "2500")]
    [InlineData("""{"DisplayName":"X","CurrencyRef":{"value":"EUR"}}""", "6000")]
    [InlineData("""{"DisplayName":"X","SalesTermRef":{"value":"999"}}""", "2500")]
    [InlineData("""{"DisplayName":"X","PreferredDeliveryMethod":"Pigeon"}""", "2170")]
    [InlineData("""{"DisplayName":"X","PreferredDeliveryMethod":"Email"}""", "6420")]
    [InlineData("""{"DisplayName":"Смирнов"}""", "2040")]
    [InlineData("""{"DisplayName":"X","PrimaryPhone":{"FreeFormNumber":"1234567890123456789012345678901"}}""", "2050")]
    [InlineData("""{"DisplayName":"X","TaxExemptionReasonId":"16"}""", "2170")]
    [InlineData("""{"DisplayName":"X","Nonsense":1}""", "2010")]
    [InlineData("""{"DisplayName":"X","BillAddr":{"Street":"1"}}""", "2010")]
    public async Task Create_IsRefused_WhenARuleIsBroken(string body, string code) => await bench.RefusedAsync("Customer", body, code);

    [Fact]
    public async Task Create_NamesLengths_WhenATextIsTooLong()
    {
        JsonObject error = await bench.RefusedAsync("Customer", $$$"""{"DisplayName":"X","CompanyName":"{{{new string('c', 101)}}}"}""", "2050");

        Assert.Equal("String length is either shorter or longer than supported by specification", (string)error["Message"]!);
        Assert.Equal("String length specified does not match the supported length. Min:0 Max:100 supported. Supplied length:101", (string)error["Detail"]!);
        Assert.Equal("CompanyName", (string)error["element"]!);
    }

    [Fact]
    public async Task Create_AllowsAnyCharacters_OutsideTheUnitedStates()
    {
        bench.Company.ChangeSettings(profile => profile with { Country = "GB", HomeCurrency = "GBP" });

        Assert.Equal("Смирнов", (string)(await bench.SaveAsync("Customer", """{"DisplayName":"Смирнов"}"""))["DisplayName"]!);
    }

    [Theory]
    [InlineData("Customer")]
    [InlineData("Vendor")]
    [InlineData("Employee")]
    public async Task Create_IsRefusedAsDuplicate_WhateverHoldsTheName(string holder)
    {
        JsonObject first = await bench.SaveAsync(holder, """{"DisplayName":"Acme Ltd","GivenName":"A"}""");
        await bench.RefusedAsync("Customer", """{"DisplayName":"ACME ltd"}""", "6240");

        bench.Company.MakeInactive(holder, (string)first["Id"]!);
        await bench.RefusedAsync("Customer", """{"DisplayName":"Acme Ltd"}""", "6240");

        bench.Company.Rename(holder, (string)first["Id"]!, "Acme Ltd (deleted)");
        await bench.SaveAsync("Customer", """{"DisplayName":"Acme Ltd"}""");
    }

    [Fact]
    public async Task SubCustomers_GetLevelAndQualifiedName_DownToFiveLevels()
    {
        string parent = (string)(await bench.SaveAsync("Customer", """{"DisplayName":"L0"}"""))["Id"]!;
        for (int level = 1; level <= 4; level++)
        {
            JsonObject child = await bench.SaveAsync("Customer", $$$"""{"DisplayName":"L{{{level}}}","Job":true,"BillWithParent":true,"ParentRef":{"value":"{{{parent}}}"}}""");
            Assert.Equal(level, (int)child["Level"]!);
            parent = (string)child["Id"]!;
        }

        Assert.Equal("L0:L1:L2:L3:L4", (string)bench.Company.Find("Customer", parent)!["FullyQualifiedName"]!);
        await bench.RefusedAsync("Customer", $$$"""{"DisplayName":"L5","Job":true,"ParentRef":{"value":"{{{parent}}}"}}""", "6180");
    }

    [Fact]
    public async Task Rename_MovesTheQualifiedNamesOfChildren()
    {
        string parent = (string)(await bench.SaveAsync("Customer", """{"DisplayName":"Old"}"""))["Id"]!;
        string child = (string)(await bench.SaveAsync("Customer", $$$"""{"DisplayName":"Child","Job":true,"ParentRef":{"value":"{{{parent}}}"}}"""))["Id"]!;

        await bench.SaveAsync("Customer", $$$"""{"Id":"{{{parent}}}","SyncToken":"0","sparse":true,"DisplayName":"New"}""");

        Assert.Equal("New:Child", (string)bench.Company.Find("Customer", child)!["FullyQualifiedName"]!);
        Assert.Equal("0", (string)bench.Company.Find("Customer", child)!["SyncToken"]!);
    }

    [Fact]
    public async Task SparseUpdate_KeepsTheRest_AndClearsWithAnEmptyText()
    {
        await bench.SaveAsync("Customer", """{"DisplayName":"A","CompanyName":"Co","Notes":"n","PrimaryPhone":{"FreeFormNumber":"1"}}""");

        JsonObject updated = await bench.SaveAsync("Customer", """{"Id":"1","SyncToken":"0","sparse":true,"Notes":"","DisplayName":""}""");

        Assert.Equal("1", (string)updated["SyncToken"]!);
        Assert.Equal("Co", (string)updated["CompanyName"]!);
        Assert.Equal("A", (string)updated["DisplayName"]!);
        Assert.False(updated.ContainsKey("Notes"));
        Assert.True(updated.ContainsKey("PrimaryPhone"));
    }

    [Fact]
    public async Task FullUpdate_DropsWhatIsNotSent_ButKeepsServerDefaults()
    {
        await bench.SaveAsync("Customer", """{"DisplayName":"A","CompanyName":"Co","Taxable":false}""");

        JsonObject updated = await bench.SaveAsync("Customer", """{"Id":"1","SyncToken":"0","DisplayName":"Jack Moe"}""");

        Assert.False(updated.ContainsKey("CompanyName"));
        Assert.False((bool)updated["Taxable"]!);
        Assert.Equal("Jack Moe", (string)updated["PrintOnCheckName"]!);
    }

    [Fact]
    public async Task Update_IsRefused_WhenStaleOrUnknownOrWithoutToken()
    {
        await bench.SaveAsync("Customer", """{"DisplayName":"A"}""");
        await bench.SaveAsync("Customer", """{"Id":"1","SyncToken":"0","sparse":true,"Notes":"1"}""");

        JsonObject stale = await bench.RefusedAsync("Customer", """{"Id":"1","SyncToken":"0","sparse":true,"Notes":"2"}""", "5010");
        Assert.StartsWith("Stale Object Error : You and ", (string)stale["Detail"]!, StringComparison.Ordinal);
        await bench.RefusedAsync("Customer", """{"Id":"99","SyncToken":"0","sparse":true}""", "610");
        await bench.RefusedAsync("Customer", """{"Id":"1","sparse":true}""", "2020");
    }

    [Fact]
    public async Task Currency_IsFixedOnceSet_AndAChildHasItsParents()
    {
        bench.Company.ChangeSettings(profile => profile with { MultiCurrency = true });
        JsonObject euro = await bench.SaveAsync("Customer", """{"DisplayName":"E","CurrencyRef":{"value":"EUR"}}""");

        Assert.Equal("Euro", (string)euro["CurrencyRef"]!["name"]!);
        await bench.RefusedAsync("Customer", """{"Id":"1","SyncToken":"0","sparse":true,"CurrencyRef":{"value":"USD"}}""", "6000");
        await bench.RefusedAsync("Customer", """{"DisplayName":"C","Job":true,"ParentRef":{"value":"1"},"CurrencyRef":{"value":"USD"}}""", "6000");
        await bench.RefusedAsync("Customer", """{"DisplayName":"Z","CurrencyRef":{"value":"XXX"}}""", "2220");
    }

    [Fact]
    public async Task Delete_IsNotSupported_ForNames()
    {
        await bench.SaveAsync("Customer", """{"DisplayName":"A"}""");

        (System.Net.HttpStatusCode status, JsonObject body) = await bench.PostAsync("customer?operation=delete", """{"Id":"1","SyncToken":"0"}""");

        Assert.Equal("Operation Delete is not supported.", (string)QuickBooksBench.Error(status, body, "500")["Detail"]!);
    }
}
