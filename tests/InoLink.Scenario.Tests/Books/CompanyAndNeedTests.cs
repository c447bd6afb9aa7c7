using InoLink.Lab.QuickBooks;
using InoLink.Scenario.Tests.Errors;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Books;

/// <summary>BOOKS B36, and what a document needs first.</summary>
public class CompanyAndNeedTests
{
    private static readonly CompanyProfile Second = Rig.Profile with { RealmId = "123145700000009", Name = "Second Company" };

    [Fact]
    public async Task B36_a_record_goes_to_the_company_of_the_nearest_business_unit_above_it()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        Guid second = rig.Rig.Lab.Connect(Second);
        EntityReference root = new("businessunit", rig.Rig.Lab.Dataverse.RootBusinessUnitId);
        EntityReference north = Unit(rig, "North", root);
        EntityReference northeast = Unit(rig, "North East", north);
        rig.SetCompany("ino_businessunitid", root);
        rig.Update(new EntityReference("ino_accountingcompany", second), ("ino_businessunitid", north));
        EntityReference of = Account(rig, "Of the north east", northeast);
        EntityReference other = Account(rig, "Of the root", root);

        await rig.PromoteAsync(of, other);

        rig.AssertLinked(of, other);
        Assert.Equal(["Of the north east"], Names(rig.QuickBooks.GetOrCreateCompany(Second)));
        Assert.Equal(["Of the root"], Names(rig.Books));
    }

    [Fact]
    [Reaches("INO-1002")]
    public async Task B36_where_several_companies_exist_and_none_fits_it_is_refused_with_their_names_and_goes_once_one_fits()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        rig.Rig.Lab.Connect(Second);
        EntityReference customer = rig.Customer("Nowhere Ltd");

        await rig.PromoteAsync(customer);
        Entity job = rig.AssertRefused(customer, "INO-1002", Rig.Profile.Name, Second.Name);
        Assert.Equal(0, rig.Log.Asked("Customer", "create"));

        rig.SetCompany("ino_businessunitid", new EntityReference("businessunit", rig.Rig.Lab.Dataverse.RootBusinessUnitId));
        rig.Rig.Lab.Execute("ino_RetryLinkJob", ("LinkJobId", job.Id));
        await rig.Rig.SettleAsync();
        rig.AssertLinked(customer);
        Assert.Equal(["Nowhere Ltd"], Names(rig.Books));
    }

    [Fact]
    public async Task B36_an_open_link_beats_the_business_unit_after_a_reassignment()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        Guid second = rig.Rig.Lab.Connect(Second);
        EntityReference root = new("businessunit", rig.Rig.Lab.Dataverse.RootBusinessUnitId);
        EntityReference north = Unit(rig, "North", root);
        rig.SetCompany("ino_businessunitid", root);
        rig.Update(new EntityReference("ino_accountingcompany", second), ("ino_businessunitid", north));
        EntityReference account = rig.Customer("Moved Ltd");
        await rig.PromoteAsync(account);
        rig.AssertLinked(account);
        Guid owner = rig.Rig.Lab.Dataverse.CreateUser("North Owner", north.Id, "Salesperson", "InoLink User");
        rig.Update(account, ("ownerid", new EntityReference("systemuser", owner)), ("telephone1", "555-0100"));

        await rig.PromoteAsync(account);

        rig.AssertLinked(account);
        Assert.Empty(Names(rig.QuickBooks.GetOrCreateCompany(Second)));
        Assert.Equal("555-0100", SalesRig.Text(rig.Booked("Customer")["PrimaryPhone"]!["FreeFormNumber"]));
    }

    [Fact]
    public async Task A_quote_brings_its_customer_and_four_products_along_in_one_drain_and_in_order()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference customer = rig.Customer("Needed Ltd");
        EntityReference[] products = [.. Enumerable.Range(1, 4).Select(i => rig.Product($"NEED-{i}"))];
        EntityReference quote = rig.Document("quote", customer);
        foreach (EntityReference product in products)
        {
            rig.Line(quote, product, 10m);
        }

        rig.Rig.Lab.Clock.Advance(TimeSpan.FromMinutes(1));
        rig.Log.Clear();
        rig.Ask(quote);
        await rig.Rig.Lab.DrainAsync();

        rig.AssertLinked([customer, .. products, quote]);
        Assert.Equal(
            ["Customer", "Item", "Item", "Item", "Item", "Estimate"],
            rig.Log.Entries.SelectMany(entry => entry.Operations).Where(operation => operation is { Operation: "create", Outcome: "done" }).Select(operation => operation.Entity));
        Assert.Equal(40m, SalesRig.Net(rig.Booked("Estimate")));
    }

    [Fact]
    [Reaches("INO-1702")]
    public async Task With_Auto_Create_off_what_is_missing_is_named_and_the_quote_goes_once_it_was_promoted()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        rig.Prefer(SalesRig.Quotes, ("ino_autocreatemissingcustomer", false));
        EntityReference customer = rig.Customer("Missing Ltd");
        EntityReference product = rig.Product("MISS-1");
        EntityReference quote = rig.Sale("quote", customer, product, 10m);

        await rig.PromoteAsync(quote);
        rig.AssertRefused(quote, "INO-1702", "Missing Ltd", "MISS-1");
        Assert.Equal(0, rig.Log.Asked("Customer", "create"));

        await rig.PromoteAsync(customer, product);
        await rig.RetryAsync(quote);
        rig.AssertLinked(customer, product, quote);
    }

    [Fact]
    [Reaches("INO-1603")]
    [Reaches("INO-1703")]
    public async Task A_product_that_cannot_go_stops_its_quote_with_the_reason_and_both_go_once_it_is_put_right()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        rig.Prefer(SalesRig.Products, ("ino_serviceincomeaccountid", null));
        EntityReference product = rig.Product("BROKEN-1");
        EntityReference quote = rig.Sale("quote", rig.Customer("Waiting Ltd"), product, 10m);

        await rig.PromoteAsync(quote);
        rig.AssertRefused(product, "INO-1603", "Income Account");
        rig.AssertRefused(quote, "INO-1703", "BROKEN-1", "Income Account");
        Assert.Equal(0, rig.Log.Asked("Estimate", "create"));

        rig.Prefer(SalesRig.Products, ("ino_serviceincomeaccountid", rig.Account("1")));
        await rig.RetryAsync(quote);
        rig.AssertLinked(product, quote);
    }

    private static EntityReference Unit(SalesRig rig, string name, EntityReference parent) => new("businessunit", Rig.Create(rig.Administrator, "businessunit", ("name", name), ("parentbusinessunitid", parent)));

    private static EntityReference Account(SalesRig rig, string name, EntityReference unit)
    {
        Guid owner = rig.Rig.Lab.Dataverse.CreateUser("Owner " + name, unit.Id, "Salesperson", "InoLink User");
        return new EntityReference("account", Rig.Create(rig.Rig.Lab.Dataverse.ServiceFor(owner), "account", ("name", name)));
    }

    private static IEnumerable<string> Names(QuickBooksCompany company) => company.All("Customer").Select(customer => SalesRig.Text(customer["DisplayName"]));
}
