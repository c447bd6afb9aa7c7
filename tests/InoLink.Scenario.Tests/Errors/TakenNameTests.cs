using System.Text.Json.Nodes;
using InoLink.Scenario.Tests.Books;
using InoLink.Scenario.Tests.LinkExisting;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Errors;

/// <summary>Names that somebody else has in QuickBooks, each with the ways out that its recommendation offers. BOOKS B30 has the preferences.</summary>
public sealed class TakenNameTests(ErrorScene scene) : IClassFixture<ErrorScene>
{
    [Theory]
    [Reaches("INO-1401")]
    [InlineData("Vendor", "a vendor")]
    [InlineData("Employee", "an employee")]
    public async Task A_vendors_or_employees_name_is_refused_with_who_has_it_and_the_account_goes_once_one_of_the_two_is_renamed(string entity, string holder)
    {
        string name = $"Jo {entity}";
        string id = SalesRig.Text(scene.Sales.Books.Create(entity, new JsonObject { ["DisplayName"] = name, ["GivenName"] = "Jo", ["FamilyName"] = entity })["Id"]);
        EntityReference account = scene.Sales.Customer(name);

        await scene.MeetAsync(account, "INO-1401", () => scene.Sales.Books.Rename(entity, id, name + " as before"), name, holder);
    }

    [Fact]
    [Reaches("INO-1402")]
    public async Task A_linked_records_name_is_refused_with_the_record_that_has_it_and_goes_once_it_is_renamed()
    {
        EntityReference first = scene.Sales.Customer("Twin Ltd");
        await scene.Sales.PromoteAsync(first);
        EntityReference second = scene.Sales.Customer("Twin Ltd");

        await scene.MeetAsync(second, "INO-1402", () => scene.Sales.Update(second, ("name", "Other Twin Ltd")), "Twin Ltd (account)", Id(first));

        Assert.NotEqual(Id(first), Id(second));
    }

    [Fact]
    [Reaches("INO-1402")]
    public async Task Two_records_of_one_name_that_are_merged_as_recommended_leave_one_that_is_linked()
    {
        EntityReference first = scene.Sales.Customer("Merged Twin");
        await scene.Sales.PromoteAsync(first);
        EntityReference second = scene.Sales.Customer("Merged Twin");
        await scene.Sales.PromoteAsync(second);
        scene.Sales.AssertRefused(second, "INO-1402", "Merged Twin");

        scene.Sales.Administrator.Execute(new OrganizationRequest("Merge") { ["Target"] = first, ["SubordinateId"] = second.Id, ["UpdateContent"] = new Entity("account"), ["PerformParentingChecks"] = false });
        await scene.Rig.SettleAsync();

        await scene.Sales.PromoteAsync(first);
        scene.Sales.AssertLinked(first);
        Assert.Equal(1, scene.Rig.CustomersNamed("Merged Twin"));
    }

    [Fact]
    [Reaches("INO-1403")]
    public async Task An_inactive_customers_name_is_refused_and_by_renaming_the_record_a_new_one_is_made()
    {
        string id = MakeCustomer("Sleeping Ltd");
        scene.Sales.Books.MakeInactive("Customer", id);
        EntityReference account = scene.Sales.Customer("Sleeping Ltd");

        await scene.MeetAsync(account, "INO-1403", () => scene.Sales.Update(account, ("name", "Awake Ltd")), "Sleeping Ltd", id);

        Assert.NotEqual(id, Id(account));
    }

    [Theory]
    [Reaches("INO-1404")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_customer_that_stands_elsewhere_is_not_taken_up_but_linked_by_hand_or_renamed(bool byHand)
    {
        string name = $"Elsewhere {byHand}";
        string id = MakeCustomer(name, MakeCustomer(name + " parent"));
        EntityReference account = scene.Sales.Customer(name);
        await scene.Sales.PromoteAsync(account);
        Entity job = scene.Sales.AssertRefused(account, "INO-1404", name, id, "it is a sub-customer there");

        if (byHand)
        {
            await LinkByHandAsync(account, name);
        }
        else
        {
            scene.Sales.Books.Rename("Customer", id, name + " as before");
        }

        await scene.RetryAsync(job);
        scene.Sales.AssertLinked(account);
        Assert.Equal(byHand, Id(account) == id);
    }

    [Fact]
    [Reaches("INO-1405")]
    public async Task A_name_that_QuickBooks_calls_taken_but_shows_nobody_for_goes_under_another_name()
    {
        string id = MakeCustomer("Passing Ltd");
        EntityReference account = scene.Sales.Customer("Passing Ltd");
        scene.AfterTheRefusal(() => scene.Sales.Books.Rename("Customer", id, "Renamed in between"));

        await scene.MeetAsync(account, "INO-1405", () => scene.Sales.Update(account, ("name", "Passing by Ltd")), "Passing Ltd");

        Assert.NotEqual(id, Id(account));
    }

    [Fact]
    [Reaches("INO-1406")]
    public async Task A_name_that_is_only_alike_is_refused_and_the_record_is_linked_by_hand_where_it_is_that_customer()
    {
        string id = MakeCustomer("Information Media, Inc.");
        await scene.LoadListsAsync();
        scene.Sales.Prefer(SalesRig.Customers, ("ino_namematching", new OptionSetValue(SalesRig.SecondChoice)));
        EntityReference account = scene.Sales.Customer("Information-Media");
        await scene.Sales.PromoteAsync(account);
        Entity job = scene.Sales.AssertRefused(account, "INO-1406", "Information Media, Inc.", id);

        await LinkByHandAsync(account, "Information Media, Inc.");
        await scene.RetryAsync(job);

        scene.Sales.AssertLinked(account);
        Assert.Equal(id, Id(account));
        scene.Sales.Prefer(SalesRig.Customers, ("ino_namematching", null));
    }

    private string MakeCustomer(string name, string? parent = null)
    {
        JsonObject customer = new() { ["DisplayName"] = name };
        if (parent != null)
        {
            customer["Job"] = true;
            customer["ParentRef"] = new JsonObject { ["value"] = parent };
        }

        return SalesRig.Text(scene.Sales.Books.Create("Customer", customer)["Id"]);
    }

    private async Task LinkByHandAsync(EntityReference account, string entryName)
    {
        await scene.LoadListsAsync();
        Entity entry = scene.Sales.Where("ino_listentry", "ino_name", entryName).Single();
        OrganizationResponse answer = LinkExistingTests.Link(scene.Sales.Administrator, scene.Rig, "account", (account.Id, entry));
        Assert.True((int)answer["LinkedCount"] == 1, Rig.Text(((EntityCollection)answer["Results"]).Entities[0], "Problem"));
    }

    private string Id(EntityReference record) => Rig.Text(scene.Sales.Row(record), "ino_accountingid");
}
