namespace InoLink.Lab.Tests.WebApi;

/// <summary>ETags, upsert, and what Prefer changes about writes and pages.</summary>
public sealed class ConditionalTests(WebApiSite site) : IClassFixture<WebApiSite>
{
    [Fact]
    public async Task Update_Is412AndChangesNothing_WhenTheVersionIsOld()
    {
        Guid id = await site.CreateAsync("accounts", new { name = "First" });
        string old = (await site.GetAsync($"accounts({id})?$select=name")).Json["@odata.etag"]!.GetValue<string>();
        Assert.Equal(204, (await site.SendAsync("PATCH", $"accounts({id})", new { name = "Second" }, null, ("If-Match", old))).Status);
        Answer refused = await site.SendAsync("PATCH", $"accounts({id})", new { name = "Third" }, null, ("If-Match", old));
        Assert.Equal(412, refused.Status);
        Assert.Equal("0x80060882", refused.Code);
        Assert.Equal(412, (await site.SendAsync("DELETE", $"accounts({id})", null, null, ("If-Match", old))).Status);
        Assert.Equal("Second", (await site.GetAsync($"accounts({id})?$select=name")).Json["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task Read_Is304_UntilTheRowChanges()
    {
        Guid id = await site.CreateAsync("accounts", new { name = "Cached" });
        string tag = (await site.GetAsync($"accounts({id})?$select=name")).Header("ETag")!;
        Answer same = await site.GetAsync($"accounts({id})?$select=name", null, ("If-None-Match", tag));
        Assert.Equal((304, ""), (same.Status, same.Text));
        await site.SendAsync("PATCH", $"accounts({id})", new { name = "Changed" });
        Assert.Equal(200, (await site.GetAsync($"accounts({id})?$select=name", null, ("If-None-Match", tag))).Status);
    }

    [Fact]
    public async Task Upsert_CreatesOnly_WithIfNoneMatch()
    {
        Guid id = Guid.NewGuid();
        Assert.Equal(204, (await site.SendAsync("PATCH", $"accounts({id})", new { name = "Made" }, null, ("If-None-Match", "*"))).Status);
        Answer second = await site.SendAsync("PATCH", $"accounts({id})", new { name = "Again" }, null, ("If-None-Match", "*"));
        Assert.Equal(412, second.Status);
        Assert.Equal("Made", (await site.GetAsync($"accounts({id})?$select=name")).Json["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task Write_AnswersTheRow_WithReturnRepresentation()
    {
        Answer created = await site.SendAsync("POST", "accounts?$select=name,createdon", new { name = "Shown" }, null, ("Prefer", "return=representation"));
        Assert.Equal(201, created.Status);
        Assert.Equal("Shown", created.Json["name"]!.GetValue<string>());
        Assert.Null(created.Json["telephone1"]);
        Assert.Null(created.Header("OData-EntityId"));
        Answer updated = await site.SendAsync("PATCH", $"accounts({created.Json["accountid"]})?$select=name", new { name = "Shown again" }, null, ("Prefer", "return=representation"));
        Assert.Equal((200, "Shown again"), (updated.Status, updated.Json["name"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Pages_HoldEachRowOnce_ByNextLink()
    {
        string mark = Guid.NewGuid().ToString("N")[..8];
        for (int i = 0; i < 7; i++)
        {
            await site.CreateAsync("accounts", new { name = $"{mark} {i}" });
        }

        List<string> names = [];
        string? next = $"accounts?$select=name&$filter=startswith(name,'{mark}')&$orderby=name desc&$count=true";
        int pages = 0;
        while (next is not null)
        {
            Answer page = await site.GetAsync(next, null, ("Prefer", "odata.maxpagesize=3"));
            Assert.Equal(7, page.Json["@odata.count"]!.GetValue<int>());
            Assert.Equal("odata.maxpagesize=3", page.Header("Preference-Applied"));
            names.AddRange(page.Rows.Select(row => row["name"]!.GetValue<string>()[9..]));
            next = page.Json["@odata.nextLink"]?.GetValue<string>();
            pages++;
        }

        Assert.Equal((3, "6 5 4 3 2 1 0"), (pages, string.Join(' ', names)));
    }

    [Fact]
    public async Task Fetch_GivesPagesByCookie_AndJoinedColumnsByAlias()
    {
        string mark = Guid.NewGuid().ToString("N")[..8];
        Guid parent = await site.CreateAsync("accounts", new { name = $"Parent {mark}" });
        for (int i = 0; i < 3; i++)
        {
            await site.CreateAsync("accounts", new Dictionary<string, object> { ["name"] = $"{mark} {i}", ["parentaccountid@odata.bind"] = $"accounts({parent})" });
        }

        string fetch = $"<fetch count='2' page='1'><entity name='account'><attribute name='name'/><order attribute='name'/><filter><condition attribute='name' operator='begins-with' value='{mark}'/></filter>"
            + "<link-entity name='account' from='accountid' to='parentaccountid' alias='p'><attribute name='name'/></link-entity></entity></fetch>";
        Answer first = await site.GetAsync("accounts?fetchXml=" + Uri.EscapeDataString(fetch), null, ("Prefer", "odata.include-annotations=\"Microsoft.Dynamics.CRM.*\""));
        Assert.Equal(2, first.Rows.Count);
        Assert.Equal($"Parent {mark}", first.Rows[0]["p.name"]!.GetValue<string>());
        Assert.True(first.Json["@Microsoft.Dynamics.CRM.morerecords"]!.GetValue<bool>());
        Assert.Contains("pagenumber=\"2\"", first.Json["@Microsoft.Dynamics.CRM.fetchxmlpagingcookie"]!.GetValue<string>(), StringComparison.Ordinal);
        Answer second = await site.GetAsync("accounts?fetchXml=" + Uri.EscapeDataString(fetch.Replace("page='1'", "page='2'", StringComparison.Ordinal)));
        Assert.Equal($"{mark} 2", Assert.Single(second.Rows)["name"]!.GetValue<string>());
        Assert.Null(second.Json["@Microsoft.Dynamics.CRM.fetchxmlpagingcookie"]);
        Assert.Equal(400, (await site.GetAsync("contacts?fetchXml=" + Uri.EscapeDataString(fetch))).Status);
        Assert.Equal(400, (await site.GetAsync("accounts?fetchXml=" + Uri.EscapeDataString("<fetch>"))).Status);
    }

    [Fact]
    public async Task Apply_GroupsAndAggregates_FilteredRows()
    {
        string mark = Guid.NewGuid().ToString("N")[..8];
        foreach ((string city, int limit) in new[] { ("Oslo", 10), ("Oslo", 30), ("Rome", 5) })
        {
            await site.CreateAsync("accounts", new { name = mark, address1_city = city, creditlimit = limit });
        }

        Answer answer = await site.GetAsync($"accounts?$apply=filter(name eq '{mark}')/groupby((address1_city),aggregate(creditlimit with sum as total,$count as rows,creditlimit with average as mean))");
        Assert.Equal(["Oslo 40 2 20", "Rome 5 1 5"], answer.Rows.OrderBy(row => row["address1_city"]!.GetValue<string>(), StringComparer.Ordinal)
            .Select(row => FormattableString.Invariant($"{row["address1_city"]} {row["total"]!.GetValue<decimal>():0} {row["rows"]} {row["mean"]!.GetValue<decimal>():0}")));
    }
}
