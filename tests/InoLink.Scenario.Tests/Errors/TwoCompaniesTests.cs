using InoLink.Lab;
using InoLink.Lab.QuickBooks;
using InoLink.Scenario.Tests.Books;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Errors;

/// <summary>Questions that only come up where an environment has two QuickBooks companies.</summary>
public sealed class TwoCompaniesTests(ErrorScene scene) : IClassFixture<ErrorScene>, IAsyncLifetime
{
    private static readonly CompanyProfile Second = Rig.Profile with { RealmId = "123145700000009", Name = "Second Company" };
    private Guid second;

    private Guid First => scene.Sales.CompanyId;

    // the first has the root business unit, so that accounts lead there
    public Task InitializeAsync()
    {
        second = scene.Rig.Lab.Connect(Second);
        scene.Sales.SetCompany("ino_businessunitid", new EntityReference("businessunit", scene.Rig.Lab.Dataverse.RootBusinessUnitId));
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    [Reaches("INO-1014")]
    public async Task A_record_that_is_linked_to_one_company_is_not_sent_to_the_other_until_it_is_unlinked()
    {
        EntityReference account = await scene.LinkedAsync("Of The First Ltd");

        Told.ByRefusal(() => scene.Promote(account, ("CompanyId", second)), "INO-1014", Rig.Profile.Name);
        Assert.Equal("Linked", scene.Sales.Status(account));

        scene.Promote(account);
        await scene.Rig.SettleAsync();
        scene.Sales.AssertLinked(account);
        scene.Call("ino_Unlink", ("TableName", "account"), ("RecordId", account.Id));
        scene.Promote(account, ("CompanyId", second));
        await scene.Rig.SettleAsync();
        scene.Sales.AssertLinked(account);
        Assert.Contains(Customers(Second), name => name == "Of The First Ltd");
    }

    [Fact]
    [Reaches("INO-1015")]
    public async Task A_product_leads_to_no_company_and_goes_where_it_is_sent_or_needed()
    {
        EntityReference product = scene.Sales.Product("WHERE-1");
        await scene.Sales.PromoteAsync(product);
        Entity job = scene.Sales.AssertRefused(product, "INO-1015", Rig.Profile.Name, Second.Name);
        Told.ByRefusal(() => scene.Rig.Lab.Execute("ino_Promote", ("TableName", "product"), ("RecordId", product.Id)), "INO-1015");
        Told.ByRefusal(() => scene.Rig.Lab.Execute("ino_RetryLinkJob", ("LinkJobId", job.Id)), "INO-1015");

        scene.Rig.Lab.Execute("ino_Promote", ("TableName", "product"), ("RecordId", product.Id), ("CompanyId", First));
        await scene.Rig.SettleAsync();
        scene.Sales.AssertLinked(product);

        EntityReference needed = scene.Sales.Product("WHERE-2");
        EntityReference quote = scene.Sales.Sale("quote", scene.Sales.Customer("Where Ltd"), needed, 10m);
        await scene.Sales.PromoteAsync(quote);
        scene.Sales.AssertLinked(needed, quote);
    }

    [Fact]
    [Reaches("INO-1110")]
    public async Task An_id_that_both_companies_have_is_found_once_the_company_is_chosen()
    {
        (string id, EntityReference here, EntityReference there) = await SameIdAsync();
        OrganizationResponse Find(params (string Name, object Value)[] more) => scene.Rig.Lab.Execute("ino_FindLinkedRecord", [("QuickBooksType", "Customer"), ("QuickBooksId", id), .. more]);

        Told.ByRefusal(() => Find(), "INO-1110", Rig.Profile.Name, Second.Name);

        Assert.Equal(here.Id.ToString("D"), Find(("CompanyId", First))["RecordId"]);
        Assert.Equal(there.Id.ToString("D"), Find(("CompanyId", second))["RecordId"]);
    }

    // the two companies count their customers from one each
    private async Task<(string Id, EntityReference Here, EntityReference There)> SameIdAsync()
    {
        EntityReference here = await scene.LinkedAsync("Same Id Here Ltd");
        string id = Rig.Text(scene.Sales.Row(here), "ino_accountingid");
        for (int i = 1; ; i++)
        {
            EntityReference there = scene.Sales.Customer($"Same Id There {i} Ltd");
            scene.Promote(there, ("CompanyId", second));
            await scene.Rig.SettleAsync();
            scene.Sales.AssertLinked(there);
            if (Rig.Text(scene.Sales.Row(there), "ino_accountingid") == id)
            {
                return (id, here, there);
            }

            Assert.True(i < 200, "the second company never came to the id " + id);
        }
    }

    private IEnumerable<string> Customers(CompanyProfile company) => scene.Sales.QuickBooks.GetOrCreateCompany(company).All("Customer").Select(customer => SalesRig.Text(customer["DisplayName"]));
}
