namespace InoLink.Lab.Tests.WebApi;

/// <summary>Create, read, change and delete of one row.</summary>
public sealed class RowTests(WebApiSite site) : IClassFixture<WebApiSite>
{
    [Fact]
    public async Task Request_Is401InDataversesForm_WithoutAKnownToken()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(site.Root, "WhoAmI"));
        Answer answer = await Answer.ReadAsync(await site.RawAsync(request));
        Assert.Equal(401, answer.Status);
        Assert.Equal("0x80072560", answer.Code);
    }

    [Fact]
    public async Task WhoAmI_NamesTheCaller_ForEachToken()
    {
        Assert.Equal(site.Dataverse.AdministratorId, (await site.GetAsync("WhoAmI")).Json["UserId"]!.GetValue<Guid>());
        Assert.Equal(site.Salesperson.Id, (await site.GetAsync("WhoAmI()", site.Salesperson)).Json["UserId"]!.GetValue<Guid>());
    }

    [Fact]
    public async Task Create_AnswersTheAddress_AndTheRowIsThere()
    {
        Answer created = await site.SendAsync("POST", "accounts", new { name = "Northwind \"<é>\" 漢", creditlimit = 1234.5, accountcategorycode = 1, donotemail = true });
        Assert.Equal(204, created.Status);
        Assert.Equal("", created.Text);
        Assert.Equal("4.0", created.Header("OData-Version"));
        Answer read = await site.GetAsync(created.Header("OData-EntityId")! + "?$select=name,creditlimit,accountcategorycode,donotemail,telephone1");
        Assert.Equal("Northwind \"<é>\" 漢", read.Json["name"]!.GetValue<string>());
        Assert.Equal(1234.5m, read.Json["creditlimit"]!.GetValue<decimal>());
        Assert.Equal(1, read.Json["accountcategorycode"]!.GetValue<int>());
        Assert.True(read.Json["donotemail"]!.GetValue<bool>());
        Assert.True(read.Json.AsObject().ContainsKey("telephone1"));
        Assert.Null(read.Json["telephone1"]);
        Assert.Null(read.Json["fax"]);
    }

    [Fact]
    public async Task Read_ShowsNamesOfLookupsAndChoices_OnlyWhenPreferAsks()
    {
        Guid parent = await site.CreateAsync("accounts", new { name = "Parent of one" });
        Guid child = await site.CreateAsync("accounts", new Dictionary<string, object> { ["name"] = "Child", ["parentaccountid@odata.bind"] = $"/accounts({parent})", ["paymenttermscode"] = 1 });
        string path = $"accounts({child})?$select=_parentaccountid_value,paymenttermscode";
        Answer plain = await site.GetAsync(path);
        Assert.Equal(parent, plain.Json["_parentaccountid_value"]!.GetValue<Guid>());
        Assert.DoesNotContain("FormattedValue", plain.Text, StringComparison.Ordinal);
        Answer annotated = await site.GetAsync(path, null, ("Prefer", "odata.include-annotations=\"*\""));
        Assert.Equal("Parent of one", annotated.Json["_parentaccountid_value@OData.Community.Display.V1.FormattedValue"]!.GetValue<string>());
        Assert.Equal("account", annotated.Json["_parentaccountid_value@Microsoft.Dynamics.CRM.lookuplogicalname"]!.GetValue<string>());
        Assert.Equal("parentaccountid", annotated.Json["_parentaccountid_value@Microsoft.Dynamics.CRM.associatednavigationproperty"]!.GetValue<string>());
        Assert.Equal("Net 30", annotated.Json["paymenttermscode@OData.Community.Display.V1.FormattedValue"]!.GetValue<string>());
        Assert.Equal("odata.include-annotations=\"*\"", annotated.Header("Preference-Applied"));
    }

    [Fact]
    public async Task Update_ChangesWhatIsGiven_AndPatchOfAnUnknownIdCreates()
    {
        Guid id = await site.CreateAsync("accounts", new { name = "Before", telephone1 = "1" });
        Assert.Equal(204, (await site.SendAsync("PATCH", $"accounts({id})", new { name = "After" })).Status);
        Answer read = await site.GetAsync($"accounts({id})?$select=name,telephone1");
        Assert.Equal("After", read.Json["name"]!.GetValue<string>());
        Assert.Equal("1", read.Json["telephone1"]!.GetValue<string>());

        Guid unknown = Guid.NewGuid();
        Answer forbidden = await site.SendAsync("PATCH", $"accounts({unknown})", new { name = "Not yet" }, null, ("If-Match", "*"));
        Assert.Equal(404, forbidden.Status);
        Assert.Equal("0x80040217", forbidden.Code);
        Assert.Equal(204, (await site.SendAsync("PATCH", $"accounts({unknown})", new { name = "Made by upsert" })).Status);
        Assert.Equal("Made by upsert", (await site.GetAsync($"accounts({unknown})?$select=name")).Json["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task Delete_RemovesTheRow_AndASecondOneIs404()
    {
        Guid id = await site.CreateAsync("accounts", new { name = "Gone soon" });
        Assert.Equal(204, (await site.SendAsync("DELETE", $"accounts({id})")).Status);
        Assert.Equal(404, (await site.SendAsync("DELETE", $"accounts({id})")).Status);
        Answer read = await site.GetAsync($"accounts({id})");
        Assert.Equal(404, read.Status);
        Assert.Equal("0x80040217", read.Code);
        Assert.Contains(id.ToString(), read.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("nme", "\"x\"", "nme")]
    [InlineData("creditlimit", "\"12\"", "Edm.Decimal")]
    [InlineData("accountcategorycode", "1.5", "Edm.Int32")]
    [InlineData("donotemail", "1", "Edm.Boolean")]
    [InlineData("_parentaccountid_value", "\"00000000-0000-0000-0000-000000000001\"", "Navigation properties")]
    [InlineData("parentAccountId@odata.bind", "\"/accounts(00000000-0000-0000-0000-000000000001)\"", "parentAccountId")]
    public async Task Create_RefusesNamingTheFault_WhenTheBodyDoesNotFit(string property, string value, string expected)
    {
        Answer answer = await site.SendAsync("POST", "accounts", $"{{\"name\":\"x\",\"{property}\":{value}}}");
        Assert.Equal(400, answer.Status);
        Assert.Equal("0x80048d19", answer.Code);
        Assert.Contains(expected, answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_ObeyRoles_ForASalesperson()
    {
        Guid others = await site.CreateAsync("accounts", new { name = "The administrator's" });
        Guid own = await site.CreateAsync("accounts", new { name = "Sam's own" }, site.Salesperson);
        Assert.Equal(200, (await site.GetAsync($"accounts({own})", site.Salesperson)).Status);
        Answer refused = await site.GetAsync($"accounts({others})", site.Salesperson);
        Assert.Equal(403, refused.Status);
        Assert.DoesNotContain((await site.GetAsync("accounts?$select=name", site.Salesperson)).Rows, row => row["name"]!.GetValue<string>() == "The administrator's");
        Assert.Equal(403, (await site.SendAsync("DELETE", $"accounts({others})", null, site.Salesperson)).Status);
    }
}
