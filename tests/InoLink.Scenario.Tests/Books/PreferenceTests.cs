using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks;
using InoLink.Scenario.Tests.Errors;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Books;

/// <summary>Branches of the rules that a preference or Force opens, through the zip: first the refusal, then the way out.</summary>
public class PreferenceTests
{
    [Fact]
    [Reaches("INO-1406")]
    public async Task B30_a_name_that_is_only_alike_is_refused_by_the_preference_Pattern_and_never_adopted_and_Force_makes_a_new_customer()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        string id = SalesRig.Text(rig.Books.Create("Customer", new JsonObject { ["DisplayName"] = "Information Media, Inc." })["Id"]);
        rig.Rig.Lab.Execute("ino_LoadLists", ("CompanyId", rig.CompanyId));
        await rig.Rig.SettleAsync();
        EntityReference account = rig.Customer("Information-Media");
        EntityReference other = rig.Customer("Somebody Else");
        rig.Prefer(SalesRig.Customers, ("ino_namematching", new OptionSetValue(SalesRig.SecondChoice)));
        OrganizationResponse preview = rig.Rig.Lab.Execute("ino_PlanPromotion", ("TableName", "account"), ("RecordIds", new[] { account.Id.ToString() }));
        Assert.Equal(1, preview["RefusedCount"]);

        await rig.PromoteAsync(account, other);
        rig.AssertRefused(account, "INO-1406", "Information Media, Inc.", $"id {id}", "Information-Media");
        rig.AssertLinked(other);
        Assert.Equal(1, rig.Log.Asked("Customer", "create"));

        await ForceAsync(rig, account, "Make a new customer all the same");
        rig.AssertLinked(account);
        Assert.NotEqual(id, Rig.Text(rig.Row(account), "ino_accountingid"));
    }

    [Fact]
    public async Task B30_by_the_preference_Exact_a_name_that_is_only_alike_is_another_customer()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        rig.Books.Create("Customer", new JsonObject { ["DisplayName"] = "Information Media, Inc." });
        rig.Rig.Lab.Execute("ino_LoadLists", ("CompanyId", rig.CompanyId));
        await rig.Rig.SettleAsync();
        EntityReference account = rig.Customer("Information-Media");

        await rig.PromoteAsync(account);

        rig.AssertLinked(account);
        Assert.Equal(2, rig.Books.All("Customer").Count);
    }

    [Fact]
    [Reaches("INO-1204")]
    public async Task B30_letters_that_the_company_cannot_store_go_transliterated_by_preference_and_Preview_shows_how()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference account = rig.Customer("Łódź Works");
        await rig.PromoteAsync(account);
        rig.AssertRefused(account, "INO-1204", "Ł");

        rig.Prefer(SalesRig.Customers, ("ino_transliterate", true));
        OrganizationResponse preview = rig.Rig.Lab.Execute("ino_PlanPromotion", ("TableName", "account"), ("RecordIds", new[] { account.Id.ToString() }));
        string shown = Rig.Text(Assert.Single(((EntityCollection)preview["Plans"]).Entities), "QuickBooksName");
        await rig.RetryAsync(account);

        rig.AssertLinked(account);
        Assert.Equal(shown, SalesRig.Text(rig.Booked("Customer")["DisplayName"]));
        Assert.Equal("Lódz Works", shown);
    }

    [Theory]
    [InlineData(false, "555-0199")]
    [InlineData(true, "555-0150")]
    public async Task B31_where_both_sides_changed_a_phone_Deadlock_Win_decides(bool quickBooksWins, string expected)
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        rig.Prefer(SalesRig.Customers, ("ino_deadlockwin", new OptionSetValue(SalesRig.SecondChoice - (quickBooksWins ? 0 : 1))));
        EntityReference account = rig.Customer("Both Ltd", ("telephone1", "555-0100"));
        await rig.PromoteAsync(account);
        string id = Rig.Text(rig.Row(account), "ino_accountingid");
        rig.Books.Update("Customer", id, new JsonObject { ["PrimaryPhone"] = new JsonObject { ["FreeFormNumber"] = "555-0150" } });

        rig.Update(account, ("telephone1", "555-0199"), ("fax", "555-0101"));
        await rig.Rig.SettleAsync();

        rig.AssertLinked(account);
        Assert.Equal(expected, SalesRig.Text(rig.Booked("Customer")["PrimaryPhone"]!["FreeFormNumber"]));
        Assert.Equal("555-0101", SalesRig.Text(rig.Booked("Customer")["Fax"]!["FreeFormNumber"]));
    }

    [Fact]
    public async Task B15_freight_is_a_line_of_the_shipping_item_while_QuickBooks_has_no_shipping_and_is_its_shipping_once_it_has()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        rig.Prefer(SalesRig.Transactions, ("ino_shippingitemid", null));
        EntityReference customer = rig.Customer("Freight Ltd");
        EntityReference product = rig.Product("FREIGHT-1");
        EntityReference line = rig.Sale("invoice", customer, product, 60m, ("freightamount", new Money(7.5m)));
        await rig.PromoteAsync(line);
        rig.AssertRefused(line, "INO-1603", "Shipping Product");

        EntityReference item = rig.Item("Freight");
        rig.Prefer(SalesRig.Transactions, ("ino_shippingitemid", item));
        await rig.RetryAsync(line);
        rig.AssertLinked(line);
        Assert.Equal(["60 FREIGHT-1", "7.5 Freight"], Lines(rig.Booked("Invoice")));
        Assert.Equal("NON", SalesRig.Text(rig.Booked("Invoice")["Line"]!.AsArray()[1]!["SalesItemLineDetail"]!["TaxCodeRef"]!["value"]));

        rig.ChangeBooks(profile => profile with { AllowShipping = true });
        EntityReference shipped = rig.Sale("invoice", customer, product, 61m, ("freightamount", new Money(8.5m)));
        await rig.PromoteAsync(shipped);
        rig.AssertLinked(shipped);
        JsonObject second = rig.Books.Find("Invoice", Rig.Text(rig.Row(shipped), "ino_accountingid"))!;
        Assert.Contains(second["Line"]!.AsArray(), freight => SalesRig.Text(freight!["SalesItemLineDetail"]?["ItemRef"]?["value"]) == "SHIPPING_ITEM_ID");
        Assert.Equal(69.5m, SalesRig.Net(second));
    }

    [Fact]
    public async Task B15_the_worked_example_comes_out_line_for_line_but_for_the_discounts_tax()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference product = rig.Product("RF-01");
        rig.Update(product, ("description", "Rock Fountain"));
        EntityReference invoice = rig.Document("invoice", rig.Customer("Garden Ltd"));
        rig.Line(invoice, product, 30m, 1m, ("manualdiscountamount", new Money(15)), ("lineitemnumber", 1));
        Rig.Create(rig.Salesperson, "invoicedetail", ("invoiceid", invoice), ("isproductoverridden", true), ("productdescription", "Write-In"), ("priceperunit", new Money(20)), ("quantity", 1m), ("lineitemnumber", 2));

        await rig.PromoteAsync(invoice);

        rig.AssertLinked(invoice);
        Assert.Equal(["30 1 30 RF-01 TAX Rock Fountain", "-15 1 -15 Line discount TAX RF-01", "20 1 20 Services TAX Write-In"], rig.Booked("Invoice")["Line"]!.AsArray().OfType<JsonObject>()
            .Where(line => line["SalesItemLineDetail"] != null).Select(line => $"{Detail(line, "UnitPrice"):0.##} {Detail(line, "Qty"):0.##} {SalesRig.Amount(line["Amount"]):0.##} {Name(line)} {SalesRig.Text(line["SalesItemLineDetail"]!["TaxCodeRef"]!["value"])} {Described(line)}".TrimEnd()));
        Assert.Equal(35m, SalesRig.Net(rig.Booked("Invoice")));
    }

    [Fact]
    [Reaches("INO-1737")]
    public async Task B20_a_taken_number_of_the_same_customer_and_total_is_offered_for_linking_and_Force_accepts()
    {
        await using SalesRig rig = await SalesRig.OpenAsync(Rig.Profile with { CustomTxnNumbers = true, WarnDuplicateNumbers = true });
        rig.Prefer(SalesRig.Transactions, ("ino_usecrmnumbers", true));
        EntityReference customer = rig.Customer("Number Ltd");
        EntityReference product = rig.Product("NUM-1");
        EntityReference gone = rig.Sale("invoice", customer, product, 5m, ("invoicenumber", "F-1"));
        await rig.PromoteAsync(gone);
        string id = SalesRig.Text(rig.Booked("Invoice")["Id"]);
        rig.Administrator.Delete("invoice", gone.Id);
        await rig.Rig.SettleAsync();
        EntityReference again = rig.Sale("invoice", customer, product, 5m, ("invoicenumber", "F-1"));

        await rig.PromoteAsync(again);
        rig.AssertRefused(again, "INO-1737", "F-1", $"id {id}");

        await ForceAsync(rig, again, "Link to Invoice F-1");
        rig.AssertLinked(again);
        Assert.Equal(id, Rig.Text(rig.Row(again), "ino_accountingid"));
        Assert.Single(rig.Books.All("Invoice"));
    }

    [Fact]
    [Reaches("INO-1731")]
    public async Task B07_a_revision_of_a_linked_quote_goes_with_Force_and_its_number_is_told_apart()
    {
        await using SalesRig rig = await SalesRig.OpenAsync(Rig.Profile with { CustomTxnNumbers = true, WarnDuplicateNumbers = true });
        rig.Prefer(SalesRig.Transactions, ("ino_usecrmnumbers", true));
        EntityReference quote = rig.Sale("quote", rig.Customer("Revised Ltd"), rig.Product("REV-1"), 25m);
        await rig.PromoteAsync(quote);
        rig.Activate(quote);
        EntityReference revision = rig.RevisionOf(quote);
        await rig.PromoteAsync(revision);
        rig.AssertRefused(revision, "INO-1731");

        rig.Prefer(SalesRig.Quotes, ("ino_enabled", false));
        Assert.Null(Label(rig, revision));
        rig.Prefer(SalesRig.Quotes, ("ino_enabled", true));
        await ForceAsync(rig, revision, "Send this revision as an estimate of its own");

        rig.AssertLinked(quote, revision);
        Assert.Equal(Rig.Text(rig.Row(quote), "ino_accountingref") + "-R1", Rig.Text(rig.Row(revision), "ino_accountingref"));
    }

    [Fact]
    [Reaches("INO-1716")]
    public async Task B34_a_quote_is_refused_while_estimates_are_off_and_goes_once_they_are_on()
    {
        await using SalesRig rig = await SalesRig.OpenAsync(Rig.Profile with { AllowEstimates = false });
        EntityReference quote = rig.Sale("quote", rig.Customer("Estimate Ltd"), rig.Product("EST-1"), 25m);
        await rig.PromoteAsync(quote);
        rig.AssertRefused(quote, "INO-1716");

        rig.ChangeBooks(profile => profile with { AllowEstimates = true });
        await rig.RetryAsync(quote);
        rig.AssertLinked(quote);
    }

    [Fact]
    [Reaches("INO-1012")]
    public async Task A_feature_that_is_switched_off_refuses_its_records_by_name_and_they_go_once_it_is_on()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        rig.Prefer(SalesRig.Customers, ("ino_enabled", false));
        EntityReference account = rig.Customer("Switched Ltd");
        await rig.PromoteAsync(account);
        Entity job = rig.AssertRefused(account, "INO-1012");
        Assert.Equal(0, rig.Log.Asked("Customer", "create"));

        rig.Prefer(SalesRig.Customers, ("ino_enabled", true));
        rig.Rig.Lab.Execute("ino_RetryLinkJob", ("LinkJobId", job.Id));
        await rig.Rig.SettleAsync();
        rig.AssertLinked(account);
    }

    [Fact]
    [Reaches("INO-1304")]
    public async Task B30_a_child_is_refused_by_its_parents_name_while_Auto_Create_is_off_and_goes_once_the_parent_did()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        rig.Prefer(SalesRig.Customers, ("ino_autocreatemissingcustomer", false));
        EntityReference parent = rig.Customer("Parent Ltd");
        EntityReference child = rig.Customer("Child Ltd", ("parentaccountid", parent));
        await rig.PromoteAsync(child);
        rig.AssertRefused(child, "INO-1304", "Parent Ltd");
        Assert.Equal(0, rig.Log.Asked("Customer", "create"));

        await rig.PromoteAsync(parent);
        await rig.RetryAsync(child);
        rig.AssertLinked(parent, child);
    }

    [Theory]
    [InlineData(false, "12")]
    [InlineData(true, "11")]
    public async Task B31_a_products_Deadlock_Win_is_its_own_and_not_the_customers(bool quickBooksWins, string expected)
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        rig.Prefer(SalesRig.Customers, ("ino_deadlockwin", new OptionSetValue(SalesRig.SecondChoice - (quickBooksWins ? 1 : 0))));
        rig.Prefer(SalesRig.Products, ("ino_deadlockwin", new OptionSetValue(SalesRig.SecondChoice - (quickBooksWins ? 0 : 1))));
        EntityReference product = rig.Product("WIN-1");
        rig.Update(product, ("price", new Money(10)));
        await rig.PromoteAsync(product);
        rig.Books.Update("Item", Rig.Text(rig.Row(product), "ino_accountingid"), new JsonObject { ["UnitPrice"] = 11m });

        rig.Update(product, ("price", new Money(12)));
        await rig.Rig.SettleAsync();

        rig.AssertLinked(product);
        Assert.Equal(expected, SalesRig.Amount(rig.Books.Find("Item", Rig.Text(rig.Row(product), "ino_accountingid"))!["UnitPrice"]).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    [Reaches("INO-1502")]
    public async Task An_update_of_a_customer_that_was_made_inactive_says_so_and_goes_once_it_is_active_again()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference account = rig.Customer("Sleeping Ltd");
        await rig.PromoteAsync(account);
        string id = Rig.Text(rig.Row(account), "ino_accountingid");
        rig.Books.MakeInactive("Customer", id);
        rig.Update(account, ("telephone1", "555-0123"));
        await rig.Rig.SettleAsync();
        Entity job = rig.AssertRefused(account, "INO-1502", id);

        rig.Books.Reactivate("Customer", id);
        rig.Rig.Lab.Execute("ino_RetryLinkJob", ("LinkJobId", job.Id));
        await rig.Rig.SettleAsync();
        rig.AssertLinked(account);
        Assert.Equal("555-0123", SalesRig.Text(rig.Booked("Customer")["PrimaryPhone"]!["FreeFormNumber"]));
    }

    // as the button does: the status says what there is to decide, in the words that the recommendation names; afterwards there is nothing more to decide
    private static async Task ForceAsync(SalesRig rig, EntityReference record, string label)
    {
        Assert.Equal(label, Label(rig, record));
        Assert.Contains($"\"{label}\"", Rig.Text(rig.Job(record), "ino_recommendation"), StringComparison.Ordinal);
        rig.Rig.Lab.Execute("ino_Promote", ("TableName", record.LogicalName), ("RecordId", record.Id), ("Force", true));
        await rig.Rig.SettleAsync();
        Assert.Null(Label(rig, record));
    }

    private static object? Label(SalesRig rig, EntityReference record) =>
        rig.Rig.Lab.Execute("ino_GetLinkStatus", ("TableName", record.LogicalName), ("RecordId", record.Id)).Results.TryGetValue("ForceLabel", out object? label) ? label : null;

    private static IEnumerable<string> Lines(JsonObject document) => document["Line"]!.AsArray().OfType<JsonObject>().Where(line => line["SalesItemLineDetail"] != null)
        .Select(line => $"{SalesRig.Amount(line["Amount"]):0.##} {Name(line)}");

    private static string Name(JsonObject line) => SalesRig.Text(line["SalesItemLineDetail"]!["ItemRef"]!["name"]);

    private static string Described(JsonObject line) => SalesRig.Text(line["Description"]);

    private static decimal Detail(JsonObject line, string member) => SalesRig.Amount(line["SalesItemLineDetail"]![member]);
}
