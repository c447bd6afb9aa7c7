using System.Text.Json.Nodes;
using InoLink.Scenario.Tests.Errors;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Books;

/// <summary>BOOKS B30 and B32 through the zip: names that are taken, parents and their children.</summary>
public class NameTests
{
    [Fact]
    public async Task B30_an_active_free_customer_of_that_name_is_taken_up_and_nothing_is_written_to_it()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        JsonObject there = rig.Books.Create("Customer", new JsonObject { ["DisplayName"] = "Known Ltd", ["Notes"] = "since 1998" });
        EntityReference account = rig.Customer("Known Ltd", ("telephone1", "555-0100"));

        await rig.PromoteAsync(account);

        rig.AssertLinked(account);
        Assert.Equal(SalesRig.Text(there["Id"]), Rig.Text(rig.Row(account), "ino_accountingid"));
        Assert.Equal("since 1998", SalesRig.Text(rig.Booked("Customer")["Notes"]));
        Assert.Null(rig.Booked("Customer")["PrimaryPhone"]);
    }

    [Fact]
    [Reaches("INO-1403")]
    public async Task B30_an_inactive_customer_of_that_name_is_never_taken_up_silently_and_goes_once_it_is_active()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        string id = SalesRig.Text(rig.Books.Create("Customer", new JsonObject { ["DisplayName"] = "Sleeping Ltd" })["Id"]);
        rig.Books.MakeInactive("Customer", id);
        EntityReference account = rig.Customer("Sleeping Ltd");

        await rig.PromoteAsync(account);
        rig.AssertRefused(account, "INO-1403", "Sleeping Ltd", id);

        rig.Books.Reactivate("Customer", id);
        await rig.RetryAsync(account);
        rig.AssertLinked(account);
        Assert.Equal(id, Rig.Text(rig.Row(account), "ino_accountingid"));
    }

    [Fact]
    [Reaches("INO-1401")]
    public async Task B30_a_vendors_name_is_refused_and_by_preference_goes_with_the_account_number()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        rig.Books.Create("Vendor", new JsonObject { ["DisplayName"] = "Both Ltd" });
        EntityReference account = rig.Customer("Both Ltd", ("accountnumber", "A-17"));

        await rig.PromoteAsync(account);
        rig.AssertRefused(account, "INO-1401", "Both Ltd", "vendor");

        rig.Prefer(SalesRig.Customers, ("ino_otherholdername", new OptionSetValue(SalesRig.SecondChoice)));
        await rig.RetryAsync(account);
        rig.AssertLinked(account);
        Assert.Equal("Both Ltd (A-17)", SalesRig.Text(rig.Booked("Customer")["DisplayName"]));
    }

    [Fact]
    [Reaches("INO-1402")]
    public async Task B30_two_accounts_of_one_name_end_in_one_customer_and_a_refusal_that_names_it_and_by_preference_in_two()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference first = rig.Customer("Twin Ltd", ("accountnumber", "T-1"));
        EntityReference second = rig.Customer("Twin Ltd", ("accountnumber", "T-2"));
        await rig.PromoteAsync(first);

        await rig.PromoteAsync(second);
        rig.AssertLinked(first);
        rig.AssertRefused(second, "INO-1402", "Twin Ltd", Rig.Text(rig.Row(first), "ino_accountingid"));

        rig.Prefer(SalesRig.Customers, ("ino_duplicatename", new OptionSetValue(SalesRig.SecondChoice)));
        await rig.RetryAsync(second);
        rig.AssertLinked(first, second);
        Assert.Equal(["Twin Ltd", "Twin Ltd (T-2)"], Names(rig));
    }

    [Fact]
    public async Task B30_a_contact_of_a_taken_name_goes_with_its_accounts_name_behind()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        rig.Books.Create("Employee", new JsonObject { ["DisplayName"] = "Jo Smith", ["GivenName"] = "Jo", ["FamilyName"] = "Smith" });
        EntityReference account = rig.Customer("Smith Works");
        EntityReference contact = new("contact", Rig.Create(rig.Salesperson, "contact", ("firstname", "Jo"), ("lastname", "Smith"), ("parentcustomerid", account)));

        await rig.PromoteAsync(contact);

        rig.AssertLinked(account, contact);
        Assert.Equal(["Jo Smith (Smith Works)", "Smith Works"], Names(rig));
    }

    [Theory]
    [InlineData("Colon: Ltd", "INO-1202", ":")]
    [InlineData("Łódź Works", "INO-1204", "Ł")]
    public async Task B30_a_name_that_QuickBooks_cannot_hold_is_refused_naming_the_character_and_goes_once_it_is_changed(string name, string code, string word)
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference account = rig.Customer(name);

        await rig.PromoteAsync(account);
        rig.AssertRefused(account, code, word);
        Assert.Equal(0, rig.Log.Asked("Customer", "create"));

        rig.Update(account, ("name", "Plain Ltd"));
        await rig.RetryAsync(account);
        rig.AssertLinked(account);
    }

    [Fact]
    public async Task B32_parents_go_first_and_a_child_is_billed_with_its_parent_at_creation_only()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference top = rig.Customer("Top Ltd");
        EntityReference middle = rig.Customer("Middle Ltd", ("parentaccountid", top));
        EntityReference low = rig.Customer("Low Ltd", ("parentaccountid", middle));

        await rig.PromoteAsync(low);

        rig.AssertLinked(top, middle, low);
        Assert.Equal("Top Ltd:Middle Ltd:Low Ltd", SalesRig.Text(Named(rig, "Low Ltd")["FullyQualifiedName"]));
        Assert.Equal("true", SalesRig.Text(Named(rig, "Low Ltd")["BillWithParent"]));

        rig.Prefer(SalesRig.Customers, ("ino_billwithparent", false));
        rig.Update(low, ("telephone1", "555-0100"));
        await rig.Rig.SettleAsync();
        Assert.Equal("555-0100", SalesRig.Text(Named(rig, "Low Ltd")["PrimaryPhone"]!["FreeFormNumber"]));
        Assert.Equal("true", SalesRig.Text(Named(rig, "Low Ltd")["BillWithParent"]));
    }

    [Fact]
    [Reaches("INO-1302")]
    public async Task B32_more_than_five_levels_are_refused_and_go_once_the_chain_is_shorter()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        List<EntityReference> chain = [rig.Customer("Level 0")];
        for (int level = 1; level <= 6; level++)
        {
            chain.Add(rig.Customer($"Level {level}", ("parentaccountid", chain[^1])));
        }

        await rig.PromoteAsync(chain[6]);
        rig.AssertRefused(chain[6], "INO-1302", "5");

        rig.Update(chain[6], ("parentaccountid", chain[1]));
        await rig.RetryAsync(chain[6]);
        rig.AssertLinked(chain[6]);
    }

    [Fact]
    public async Task Contacts_go_along_with_their_account_by_preference_but_for_its_primary_and_inactive_ones_and_Preview_says_so()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        rig.Prefer(SalesRig.Customers, ("ino_contactswithaccount", new OptionSetValue(SalesRig.SecondChoice)));
        EntityReference account = rig.Customer("People Ltd");
        EntityReference primary = Contact(rig, account, "Pat", "Primary");
        EntityReference asleep = Contact(rig, account, "Ian", "Inactive");
        EntityReference along = Contact(rig, account, "Ann", "Along");
        rig.Update(account, ("primarycontactid", primary));
        rig.Update(asleep, ("statecode", new OptionSetValue(1)));
        OrganizationResponse preview = rig.Rig.Lab.Execute("ino_PlanPromotion", ("TableName", "account"), ("RecordIds", new[] { account.Id.ToString() }));
        Assert.Equal(2, preview["CreateCount"]);
        Assert.Equal(1, preview["AlongCount"]);

        await rig.PromoteAsync(account);

        rig.AssertLinked(account, along);
        Assert.Equal(["Ann Along", "People Ltd"], Names(rig));
        Assert.Equal("People Ltd:Ann Along", SalesRig.Text(Named(rig, "Ann Along")["FullyQualifiedName"]));
        Assert.Equal("Pat", SalesRig.Text(Named(rig, "People Ltd")["GivenName"]));
    }

    private static EntityReference Contact(SalesRig rig, EntityReference account, string first, string last) =>
        new("contact", Rig.Create(rig.Salesperson, "contact", ("firstname", first), ("lastname", last), ("parentcustomerid", account)));

    private static JsonObject Named(SalesRig rig, string name) => rig.Books.All("Customer").Single(customer => SalesRig.Text(customer["DisplayName"]) == name);

    private static IEnumerable<string> Names(SalesRig rig) => rig.Books.All("Customer").Select(customer => SalesRig.Text(customer["DisplayName"])).Order(StringComparer.Ordinal);
}
