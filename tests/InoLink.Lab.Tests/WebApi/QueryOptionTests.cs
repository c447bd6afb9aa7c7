namespace InoLink.Lab.Tests.WebApi;

/// <summary>$select, $filter, $orderby, $top, $count, $expand.</summary>
public sealed class QueryOptionTests : IClassFixture<WebApiSite>, IAsyncLifetime
{
    private static readonly string[] Cities = ["Oslo", "Rome", "Oslo", "Bern"];
    private readonly WebApiSite site;
    private readonly string mark = Guid.NewGuid().ToString("N")[..8];

    public QueryOptionTests(WebApiSite site) => this.site = site;

    public async Task InitializeAsync()
    {
        for (int i = 0; i < Cities.Length; i++)
        {
            Guid account = await site.CreateAsync("accounts", new { name = $"{mark} {i}", address1_city = Cities[i], creditlimit = 100 * i, fax = mark });
            if (i < 2)
            {
                Guid contact = await site.CreateAsync("contacts", new Dictionary<string, object> { ["lastname"] = $"{mark} person {i}", ["parentcustomerid_account@odata.bind"] = $"/accounts({account})" });
                await site.SendAsync("PATCH", $"accounts({account})", new Dictionary<string, object> { ["primarycontactid@odata.bind"] = $"/contacts({contact})" });
            }
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("address1_city eq 'Oslo'", "0 2")]
    [InlineData("address1_city ne 'Oslo'", "1 3")]
    [InlineData("not (address1_city eq 'Oslo' or creditlimit gt 250)", "1")]
    [InlineData("creditlimit ge 100 and creditlimit lt 300", "1 2")]
    [InlineData("100 lt creditlimit", "2 3")]
    [InlineData("endswith(address1_city,'me')", "1")]
    [InlineData("contains(address1_city,'er')", "3")]
    [InlineData("startswith(address1_city,'O') eq false", "1 3")]
    [InlineData("primarycontactid/lastname ne null", "0 1")]
    [InlineData("_primarycontactid_value eq null", "2 3")]
    [InlineData("contact_customer_accounts/any(c:endswith(c/lastname,'1'))", "1")]
    [InlineData("not contact_customer_accounts/any()", "2 3")]
    [InlineData("contact_customer_accounts/all(c:endswith(c/lastname,'1'))", "1 2 3")]
    [InlineData("Microsoft.Dynamics.CRM.In(PropertyName='address1_city',PropertyValues=['Rome','Bern'])", "1 3")]
    [InlineData("Microsoft.Dynamics.CRM.Between(PropertyName='creditlimit',PropertyValues=['100','200'])", "1 2")]
    [InlineData("Microsoft.Dynamics.CRM.LastXHours(PropertyName='createdon',PropertyValue=2)", "0 1 2 3")]
    [InlineData("Microsoft.Dynamics.CRM.EqualUserId(PropertyName='ownerid')", "0 1 2 3")]
    [InlineData("createdon gt 2020-01-01T00:00:00Z and statecode eq 0 and donotfax eq false", "0 1 2 3")]
    public async Task Filter_FindsTheseRows_ForThisCondition(string condition, string expected)
    {
        Answer answer = await site.GetAsync($"accounts?$select=name&$orderby=name&$filter=fax eq '{mark}' and ({condition})");
        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal(expected, string.Join(' ', answer.Rows.Select(row => row["name"]!.GetValue<string>()[9..])));
    }

    [Fact]
    public async Task Rows_ComeSortedCountedAndLimited_AsAsked()
    {
        Answer answer = await site.GetAsync($"accounts?$select=name&$orderby=address1_city desc,creditlimit desc&$top=3&$count=true&$filter=fax eq '{mark}'");
        Assert.Equal(["1", "2", "0"], answer.Rows.Select(row => row["name"]!.GetValue<string>()[9..]));
        Assert.Equal(4, answer.Json["@odata.count"]!.GetValue<int>());
        Assert.All(answer.Rows, row => Assert.StartsWith("W/\"", row["@odata.etag"]!.GetValue<string>(), StringComparison.Ordinal));
        Assert.Equal("4", (await site.GetAsync($"accounts/$count?$filter=fax eq '{mark}'")).Text);
    }

    [Fact]
    public async Task Expand_BringsLookupsAndCollections_WithTheirOwnOptions()
    {
        Answer answer = await site.GetAsync($"accounts?$select=name&$orderby=name&$filter=fax eq '{mark}'&$expand=primarycontactid($select=lastname),contact_customer_accounts($select=fullname;$expand=parentcustomerid_account($select=name))");
        Assert.Equal($"{mark} person 0", answer.Rows[0]["primarycontactid"]!["lastname"]!.GetValue<string>());
        Assert.Null(answer.Rows[2]["primarycontactid"]);
        Assert.True(answer.Rows[2].AsObject().ContainsKey("primarycontactid"));
        Assert.Equal($"{mark} 1", answer.Rows[1]["contact_customer_accounts"]![0]!["parentcustomerid_account"]!["name"]!.GetValue<string>());
        Assert.Empty(answer.Rows[3]["contact_customer_accounts"]!.AsArray());
    }

    [Theory]
    [InlineData("accounts?$select=nme", 400, "nme")]
    [InlineData("accounts?$filter=name eq 5", 400, "incompatible types")]
    [InlineData("accounts?$skip=5", 400, "Skip Clause is not supported in CRM")]
    [InlineData("acounts", 404, "Resource not found for the segment 'acounts'")]
    [InlineData("accounts?$search=x", 400, "Search")]
    [InlineData("accounts?$expand=ownerid($select=ownerid)", 501, "owninguser")]
    [InlineData("accounts?$filter=length(name) gt 3", 501, "length")]
    [InlineData("accounts?$unknown=1", 501, "$unknown")]
    public async Task Query_IsRefusedNamingTheFault_WhenItMakesNoSense(string path, int status, string expected)
    {
        Answer answer = await site.GetAsync(path);
        Assert.Equal(status, answer.Status);
        Assert.Contains(expected, answer.Message, StringComparison.Ordinal);
    }
}
