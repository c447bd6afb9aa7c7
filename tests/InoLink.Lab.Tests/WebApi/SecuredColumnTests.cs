using InoLink.Lab.Dataverse;

namespace InoLink.Lab.Tests.WebApi;

/// <summary>A column under column security, on a row that the caller may read: no route gives its value away.</summary>
public sealed class SecuredColumnTests(WebApiSite site) : IClassFixture<WebApiSite>, IAsyncLifetime
{
    private const string Column = "lab_secret";
    private const string Secret = "swordfish-4711";
    private Guid row;

    public async Task InitializeAsync()
    {
        if (!site.Dataverse.Metadata.Table("account").Columns.ContainsKey(Column))
        {
            site.Dataverse.Metadata.AddColumn("account", new ColumnMetadata { LogicalName = Column, SchemaName = "lab_Secret", Kind = ColumnKind.Text, MaxLength = 100, IsSecured = true, IsCustom = true });
        }

        row = await site.CreateAsync("accounts", new { name = "Guarded" }, site.Salesperson);
        Assert.Equal(204, (await site.SendAsync("PATCH", $"accounts({row})", new Dictionary<string, string> { [Column] = Secret })).Status);
        Assert.Equal(Secret, (await site.GetAsync($"accounts({row})?$select={Column}")).Json[Column]!.GetValue<string>());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("accounts({0})", 200)]
    [InlineData("accounts({0})?$select=name,lab_secret", 200)]
    [InlineData("accounts?$select=lab_secret", 200)]
    [InlineData("accounts({0})/lab_secret", 204)]
    [InlineData("accounts({0})/lab_secret/$value", 204)]
    [InlineData("accounts?$filter=startswith(lab_secret,'sword')", 403)]
    [InlineData("accounts?$filter=lab_secret eq null", 403)]
    [InlineData("accounts?$filter=name eq lab_secret", 403)]
    [InlineData("accounts/$count?$filter=contains(lab_secret,'fish')", 403)]
    [InlineData("accounts?$orderby=lab_secret desc", 403)]
    [InlineData("accounts?$filter=parentaccountid/lab_secret ne null", 403)]
    [InlineData("accounts?$filter=account_parent_account/any(c:c/lab_secret ne null)", 403)]
    [InlineData("accounts?$filter=Microsoft.Dynamics.CRM.In(PropertyName='lab_secret',PropertyValues=['swordfish-4711'])", 403)]
    [InlineData("contacts?$select=lastname&$expand=parentcustomerid_account($select=lab_secret)", 200)]
    [InlineData("accounts?$apply=groupby((lab_secret))", 403)]
    [InlineData("accounts?$apply=aggregate(lab_secret with max as m)", 403)]
    [InlineData("accounts?$apply=aggregate(lab_secret with countdistinct as m)", 403)]
    [InlineData("accounts?fetchXml=<fetch><entity name='account'><all-attributes/></entity></fetch>", 200)]
    [InlineData("accounts?fetchXml=<fetch><entity name='account'><attribute name='lab_secret' alias='x'/></entity></fetch>", 200)]
    [InlineData("accounts?fetchXml=<fetch><entity name='account'><filter><condition attribute='lab_secret' operator='like' value='s%25'/></filter></entity></fetch>", 403)]
    [InlineData("accounts?fetchXml=<fetch><entity name='account'><link-entity name='account' from='lab_secret' to='name'/></entity></fetch>", 403)]
    public async Task Value_StaysHidden_OnEveryRoute(string route, int status)
    {
        Answer answer = await site.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, route, row), site.Salesperson, ("Prefer", "odata.include-annotations=\"*\""));
        Assert.True(answer.Status == status, $"{answer.Status}: {answer.Text}");
        Assert.DoesNotContain(Secret, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Value_CannotBeWritten_NorComesBackWithAWrite()
    {
        Answer refused = await site.SendAsync("PATCH", $"accounts({row})", new Dictionary<string, string> { [Column] = "mine" }, site.Salesperson);
        Assert.Equal(403, refused.Status);
        Answer written = await site.SendAsync("PATCH", $"accounts({row})?$select=name,{Column}", new { name = "Still guarded" }, site.Salesperson, ("Prefer", "return=representation"));
        Assert.Equal(200, written.Status);
        Assert.DoesNotContain(Secret, written.Text, StringComparison.Ordinal);
    }
}
