using InoLink.Scenario.Tests.Books;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Errors;

/// <summary>What is wrong with an account or contact itself, met and mended.</summary>
public sealed class CustomerRefusalTests(ErrorScene scene) : IClassFixture<ErrorScene>
{
    [Fact]
    [Reaches("INO-1205")]
    public async Task An_address_that_is_none_is_named_and_goes_once_it_is_corrected()
    {
        EntityReference account = scene.Sales.Customer("Mail Ltd", ("emailaddress1", "nobody at example"));

        await scene.MeetAsync(account, "INO-1205", () => scene.Sales.Update(account, ("emailaddress1", "nobody@example.com")), "nobody at example");
    }

    [Theory]
    [Reaches("INO-1201")]
    [InlineData("account", "name", "Account Name")]
    [InlineData("contact", "lastname", "Full Name")]
    public async Task A_record_without_a_name_says_which_field_is_blank_and_goes_once_it_is_filled_in(string table, string column, string label)
    {
        EntityReference record = new(table, Rig.Create(scene.Sales.Salesperson, table, (column, " "), ("telephone1", "555-0100")));

        await scene.MeetAsync(record, "INO-1201", () => scene.Sales.Update(record, (column, "Named at last " + table)), label);
    }

    [Theory]
    [Reaches("INO-1202")]
    [InlineData("lastname", "Ratio 1:2", "a colon")]
    [InlineData("firstname", "A\tB", "a tab")]
    [InlineData("firstname", "A\nB", "a line break")]
    public async Task A_character_that_no_name_may_hold_is_named_with_its_field_and_goes_once_it_is_taken_out(string column, string value, string word)
    {
        EntityReference contact = Contact("With " + word.Split(' ')[^1], (column, value));

        await scene.MeetAsync(contact, "INO-1202", () => scene.Sales.Update(contact, (column, "Plain " + word.Split(' ')[^1])), word);
    }

    [Theory]
    [Reaches("INO-1203")]
    [InlineData("account", "name", 101, 100, "Account Name")]
    [InlineData("account", "telephone1", 31, 30, "Main Phone")]
    [InlineData("account", "telephone2", 31, 30, "Other Phone")]
    [InlineData("account", "fax", 31, 30, "Fax")]
    [InlineData("contact", "salutation", 17, 16, "Salutation")]
    [InlineData("contact", "mobilephone", 31, 30, "Mobile Phone")]
    [InlineData("contact", "telephone1", 31, 30, "Business Phone")]
    [InlineData("contact", "telephone2", 31, 30, "Home Phone")]
    [InlineData("contact", "fax", 31, 30, "Fax")]
    public async Task B37_a_text_longer_than_QuickBooks_takes_is_refused_with_its_field_and_both_lengths_and_goes_at_the_very_limit(string table, string column, int length, int limit, string label)
    {
        string name = $"Long {table} {column} ";
        EntityReference record = table == "account" ? scene.Sales.Customer(name) : Contact(name);
        scene.Sales.Update(record, (column, Long(name, length)));

        await scene.MeetAsync(record, "INO-1203", () => scene.Sales.Update(record, (column, Long(name, limit))), $"{label} has {length} characters", $"takes {limit} at most");
    }

    [Theory]
    [Reaches("INO-1203")]
    [InlineData("account", "address1_line1", 500, "Address 1: a street line")]
    [InlineData("account", "address1_city", 255, "Address 1: City")]
    [InlineData("account", "address2_stateorprovince", 255, "Address 2: State/Province")]
    [InlineData("account", "address2_postalcode", 30, "Address 2: ZIP/Postal Code")]
    [InlineData("account", "address2_country", 255, "Address 2: Country/Region")]
    [InlineData("account", "websiteurl", 1000, "Website")]
    [InlineData("account", "emailaddress1", 100, "Email")]
    [InlineData("contact", "firstname", 100, "First Name")]
    [InlineData("contact", "lastname", 100, "Last Name")]
    [InlineData("contact", "suffix", 16, "Suffix")]
    public async Task B37_the_limits_hold_where_a_maker_has_made_the_column_longer_than_QuickBooks_takes(string table, string column, int limit, string label)
    {
        scene.Widen(table, column, limit + 1);
        string name = $"Wide {column}";
        EntityReference record = table == "account" ? scene.Sales.Customer(name) : Contact(name);
        scene.Sales.Update(record, (column, Text(limit + 1)));

        await scene.MeetAsync(record, "INO-1203", () => scene.Sales.Update(record, (column, Text(limit))), $"{label} has {limit + 1} characters", $"takes {limit} at most");

        string Text(int length) => (column is "emailaddress1" ? "a@b.example" : "www.example") is var end ? new string(column[0], length - end.Length) + end : "";
    }

    [Fact]
    [Reaches("INO-1203")]
    public async Task B37_five_street_lines_share_one_room()
    {
        string[] columns = ["address1_name", "address1_primarycontactname", "address1_line1", "address1_line2", "address1_line3"];
        EntityReference account = scene.Sales.Customer("Long address Ltd");
        foreach (string column in columns)
        {
            scene.Widen("account", column, 500);
            scene.Sales.Update(account, (column, new string('x', 401)));
        }

        await scene.MeetAsync(account, "INO-1203", () => scene.Sales.Update(account, (columns[4], new string('x', 396))), "Address 1: all street lines has 2005 characters", "takes 2000 at most");
    }

    [Fact]
    [Reaches("INO-1203")]
    public async Task B37_a_primary_contacts_salutation_that_is_too_long_is_found_on_its_account()
    {
        EntityReference account = scene.Sales.Customer("Primary Ltd");
        EntityReference contact = Contact("Primary", ("salutation", new string('H', 17)), ("parentcustomerid", account));
        scene.Sales.Update(account, ("primarycontactid", contact));

        await scene.MeetAsync(account, "INO-1203", () => scene.Sales.Update(contact, ("salutation", "Her Excellency")), "Salutation of the primary contact has 17");
    }

    [Theory]
    [Reaches("INO-1204")]
    [InlineData("address1_city", "Łódź", "Address 1: City", "Ł (U+0141)")]
    [InlineData("telephone1", "55\u200b5", "Main Phone", "U+200B")]
    public async Task A_character_that_an_American_company_cannot_store_is_named_in_any_field_and_goes_once_it_is_written_otherwise(string column, string value, string label, string character)
    {
        EntityReference account = scene.Sales.Customer("Letters in " + column, (column, value));

        await scene.MeetAsync(account, "INO-1204", () => scene.Sales.Update(account, (column, "Lodz")), label, character);
    }

    [Fact]
    [Reaches("INO-1206")]
    [Reaches("INO-1207")]
    public async Task A_foreign_account_waits_for_multicurrency_and_may_not_stand_under_a_parent_of_another_currency()
    {
        SalesRig sales = scene.Sales;
        EntityReference dollars = sales.Customer("Dollar Parent");
        await sales.PromoteAsync(dollars);
        EntityReference euros = sales.Customer("Euro Child", ("transactioncurrencyid", sales.MakeCurrency("EUR", 0.9m)), ("parentaccountid", dollars));
        await sales.PromoteAsync(euros);
        sales.AssertRefused(euros, "INO-1206", "EUR", "USD");
        sales.ChangeBooks(profile => profile with { MultiCurrency = true });

        await sales.RetryAsync(euros);
        Entity job = sales.AssertRefused(euros, "INO-1207", "EUR", "USD", "Dollar Parent");
        sales.Update(euros, ("parentaccountid", null));
        await scene.RetryAsync(job);

        sales.AssertLinked(dollars, euros);
        sales.ChangeBooks(profile => profile with { MultiCurrency = false });
    }

    private EntityReference Contact(string lastName, params (string Column, object Value)[] more) =>
        new("contact", Rig.Create(scene.Sales.Salesperson, "contact", [("lastname", lastName), .. more]));

    // a name of its own for each, so that the limit alone stands in the way
    private static string Long(string beginning, int length) => beginning.PadRight(length, 'x')[..length];
}
