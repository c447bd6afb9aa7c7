using InoLink.Engine.Customers;
using InoLink.Engine.Links;
using InoLink.Engine.Schema;
using InoLink.QuickBooks.Json;

namespace InoLink.Engine.Tests.Customers;

/// <summary>Updates are sparse and modest (BOOKS B31).</summary>
public sealed class CustomerUpdateTests
{
    private static readonly ParentCustomer Holding = new("7", "Holding", "USD");

    [Fact]
    public void B31_nothing_changed_sends_nothing()
    {
        Plan plan = Update(_ => { });

        Assert.Equal(PlanKind.UpToDate, plan.Kind);
        Assert.Null(plan.Write);
    }

    [Fact]
    public void B31_an_update_carries_only_what_changed()
    {
        Plan plan = Update(account =>
        {
            account.MainPhone = "999";
            account.Website = "https://new.example";
        });

        Assert.Equal(("58", "3"), (plan.Write!.Id, plan.Write.SyncToken));
        Assert.Equal("""{"PrimaryPhone":{"FreeFormNumber":"999"},"WebAddr":{"URI":"https://new.example"}}""", plan.Write.Fields.ToString());
    }

    [Fact]
    public void B31_a_field_that_is_new_in_the_CRM_goes_over()
    {
        Link link = Samples.LinkAfter(Samples.Make(Samples.Account()));

        Assert.Equal("""{"Fax":{"FreeFormNumber":"5"}}""", Samples.Make(Samples.Account(with: account => account.Fax = "5"), link).Write!.Fields.ToString());
    }

    [Fact]
    public void B31_a_blank_goes_over_where_a_value_was_sent()
    {
        Plan plan = Update(account =>
        {
            account.Fax = "";
            account.Website = "  ";
            account.Person!.Suffix = "";
        });

        Assert.Equal(["Fax", "Suffix", "WebAddr"], plan.Write!.Fields.Names.Order(StringComparer.Ordinal));
        Assert.Equal(("", "", ""), (plan.Write.Fields.TextAt("Fax.FreeFormNumber"), plan.Write.Fields.TextAt("WebAddr.URI"), plan.Write.Fields.Text("Suffix")));
    }

    [Fact]
    public void B31_a_blank_goes_over_once()
    {
        Plan first = Update(account => account.Fax = "");

        Assert.Equal(PlanKind.UpToDate, Samples.Make(Changed(account => account.Fax = ""), Samples.LinkAfter(first)).Kind);
    }

    [Fact]
    public void B31_a_blank_is_not_sent_where_none_was_sent()
    {
        Link link = Samples.LinkWith(new JsonObject { { "DisplayName", "Acme" }, { "CompanyName", "Acme" }, { SparseUpdate.CrmName, "Acme" }, { "Fax", null }, { "Notes", "" } });

        Assert.Equal(PlanKind.UpToDate, Samples.Make(Samples.Account(), link).Kind);
    }

    [Fact]
    public void B31_without_a_primary_contact_its_name_is_blanked_and_the_accounts_email_goes()
    {
        Plan plan = Update(account =>
        {
            account.Person = null;
            account.PersonEmail = "";
        });

        Assert.Equal(["FamilyName", "GivenName", "MiddleName", "PrimaryEmailAddr", "Suffix", "Title"], plan.Write!.Fields.Names.Order(StringComparer.Ordinal));
        Assert.Equal("info@acme.example", plan.Write.Fields.TextAt("PrimaryEmailAddr.Address"));
    }

    [Fact]
    public void B31_the_display_name_goes_only_when_the_CRM_name_changed()
    {
        Link suffixed = Samples.LinkAfter(CustomerPlanner.Renamed(Samples.Make(Samples.FullAccount()), "Acme (A-1)"));

        Plan same = Samples.Make(Changed(account => account.Fax = "9"), suffixed);
        Plan renamed = Samples.Make(Changed(account => account.Name = "Acme Ltd"), suffixed);

        Assert.Equal(["Fax"], same.Write!.Fields.Names);
        Assert.Equal("Acme (A-1)", same.Wanted.Text("DisplayName"));
        Assert.Equal("""{"DisplayName":"Acme Ltd","CompanyName":"Acme Ltd"}""", renamed.Write!.Fields.ToString());
    }

    [Fact]
    public void B31_a_blank_at_the_end_of_the_CRM_name_is_no_new_name()
    {
        Link suffixed = Samples.LinkAfter(CustomerPlanner.Renamed(Samples.Make(Samples.FullAccount()), "Acme (A-1)"));

        Assert.Equal(PlanKind.UpToDate, Samples.Make(Changed(account => account.Name = "Acme "), suffixed).Kind);
    }

    [Fact]
    public void B31_an_address_goes_whole()
    {
        Plan plan = Update(account => account.BillTo = new PostalAddress { Lines = ["Head office"], City = "Chicago" });

        Assert.Equal("""{"BillAddr":{"Line1":"Head office","City":"Chicago"}}""", plan.Write!.Fields.ToString());
    }

    [Fact]
    public void B31_a_removed_address_is_blanked_part_by_part()
    {
        Plan plan = Update(account => account.ShipTo = new PostalAddress());

        Assert.Equal(["ShipAddr"], plan.Write!.Fields.Names);
        Assert.All(plan.Write.Fields.Object("ShipAddr")!, part => Assert.Equal("", part.Value));
        Assert.Equal(["Line1", "Line2", "City", "CountrySubDivisionCode", "PostalCode", "Country"], plan.Write.Fields.Object("ShipAddr")!.Names);
    }

    [Fact]
    public void B31_a_removed_parent_stays_in_QuickBooks_with_a_warning()
    {
        Link link = Samples.LinkAfter(Samples.Make(Samples.FullAccount(), parent: Holding));

        Plan alone = Samples.Make(Samples.FullAccount(), link);
        Plan withFax = Samples.Make(Changed(account => account.Fax = "9"), link);

        Assert.Equal(PlanKind.UpToDate, alone.Kind);
        Assert.Equal(["Fax"], withFax.Write!.Fields.Names);
        Assert.All([alone, withFax], plan => Assert.Contains("parent", Assert.Single(plan.Warnings), StringComparison.Ordinal));
        Assert.Equal(("7", true, true), (withFax.Wanted.TextAt("ParentRef.value"), withFax.Wanted.Flag("Job"), withFax.Wanted.Flag("BillWithParent")));
    }

    [Fact]
    public void B31_a_new_parent_goes_over_but_not_who_is_billed()
    {
        Plan plan = Samples.Make(Samples.FullAccount(), Samples.LinkAfter(Samples.Make(Samples.FullAccount())), Holding);

        Assert.Equal("""{"Job":true,"ParentRef":{"value":"7"}}""", plan.Write!.Fields.ToString());
        Assert.False(plan.Wanted.Has("BillWithParent"));
    }

    [Fact]
    public void B31_currency_and_who_is_billed_are_said_at_creation_only()
    {
        Link link = Samples.LinkAfter(Samples.Make(Samples.FullAccount(), parent: Holding, settings: Samples.MultiCurrency));
        CustomerSource changed = Changed(account =>
        {
            account.Currency = "EUR";
            account.Fax = "9";
        });

        Plan plan = Samples.Make(changed, link, new ParentCustomer("7", "Holding", "EUR"), new() { BillWithParent = false }, Samples.MultiCurrency);

        Assert.Equal(["Fax"], plan.Write!.Fields.Names);
        Assert.Equal(("USD", true), (plan.Wanted.TextAt("CurrencyRef.value"), plan.Wanted.Flag("BillWithParent")));
    }

    [Fact]
    public void B31_a_currency_that_was_never_said_is_not_noted_as_sent()
    {
        Link beforeMultiCurrency = Samples.LinkAfter(Samples.Make(Samples.FullAccount()));

        Plan plan = Samples.Make(Changed(account => account.Fax = "9"), beforeMultiCurrency, settings: Samples.MultiCurrency);

        Assert.Equal(["Fax"], plan.Write!.Fields.Names);
        Assert.False(plan.Wanted.Has("CurrencyRef"));
    }

    [Fact]
    public void B31_linking_to_what_exists_sends_nothing_until_the_CRM_changes()
    {
        Link adopted = Adopted("""{"Id":"58","SyncToken":"3","DisplayName":"Acme","PrimaryPhone":{"FreeFormNumber":"777"},"Notes":"theirs"}""");

        Assert.Equal(PlanKind.UpToDate, Samples.Make(Samples.FullAccount(), adopted).Kind);
        Assert.Equal("""{"PrimaryPhone":{"FreeFormNumber":"112"}}""", Samples.Make(Changed(account => account.MainPhone = "112"), adopted).Write!.Fields.ToString());
    }

    [Fact]
    public void B31_after_linking_to_what_exists_a_blank_never_wipes_a_value_that_we_did_not_send()
    {
        // QuickBooks' own main phone, and the same fax on both sides
        Link adopted = Adopted("""{"Id":"58","SyncToken":"3","DisplayName":"Acme","PrimaryPhone":{"FreeFormNumber":"777"},"Fax":{"FreeFormNumber":"333"}}""");
        Action<CustomerSource> cleared = account =>
        {
            account.MainPhone = "";
            account.Fax = "";
        };

        Plan plan = Samples.Make(Changed(cleared), adopted);

        Assert.Equal(["Fax"], plan.Write!.Fields.Names);
        Assert.Equal(PlanKind.UpToDate, Samples.Make(Changed(cleared), Samples.LinkAfter(plan)).Kind);
    }

    [Fact]
    public void B31_after_linking_to_what_exists_the_values_of_creation_are_QuickBooks_own()
    {
        JsonObject wanted = JsonText.Read("""{"Name":"P-1","Type":"Inventory","InvStartDate":"2026-01-01","QtyOnHand":0,"ino:name":"P-1"}""");
        JsonObject held = JsonText.Read("""{"Id":"9","Name":"P-1","Type":"Inventory","InvStartDate":"2019-05-01"}""");

        Assert.Equal(
            """{"Name":"P-1","Type":"Inventory","InvStartDate":"2019-05-01","ino:name":"P-1"}""",
            SparseUpdate.Baseline(wanted, held, InoLink.Engine.Items.ItemMap.CreateOnly).ToString());
    }

    [Fact]
    public void B31_after_linking_to_what_exists_an_update_keeps_the_baseline_of_the_rest()
    {
        Link adopted = Adopted("""{"Id":"58","SyncToken":"3","DisplayName":"Acme","PrimaryPhone":{"FreeFormNumber":"777"}}""");

        Link later = Samples.LinkAfter(Samples.Make(Changed(account => account.Fax = "9"), adopted));

        Assert.Equal(PlanKind.UpToDate, Samples.Make(Changed(account => account.Fax = "9"), later).Kind);
        Assert.Equal(["Fax"], Samples.Make(Changed(account => account.MainPhone = ""), later).Write!.Fields.Names);
        Link sentOnce = Samples.LinkAfter(Samples.Make(Changed(account => account.MainPhone = "112"), adopted));
        Assert.Equal("""{"PrimaryPhone":{"FreeFormNumber":""}}""", Samples.Make(Changed(account => account.MainPhone = ""), sentOnce).Write!.Fields.ToString());
    }

    [Fact]
    public void B31_where_both_sides_changed_the_winner_decides_field_by_field()
    {
        JsonObject sent = JsonText.Read("""{"Fax":{"FreeFormNumber":"1"},"Notes":"a","Title":"Ms"}""");
        JsonObject held = JsonText.Read("""{"Fax":{"FreeFormNumber":"2"},"Notes":"a"}""");
        JsonObject changed = JsonText.Read("""{"Fax":{"FreeFormNumber":"3"},"Notes":"b","Title":"Dr","GivenName":"new"}""");

        Assert.Equal(changed.ToString(), SentFields.Winning(changed, sent, held, WinningSystem.Crm).ToString());
        Assert.Equal("""{"Notes":"b","GivenName":"new"}""", SentFields.Winning(changed, sent, held, WinningSystem.QuickBooks).ToString());
    }

    private static Link Adopted(string held) => Samples.LinkWith(SparseUpdate.Baseline(Samples.Make(Samples.FullAccount()).Wanted, JsonText.Read(held), CustomerMap.CreateOnly));

    private static Plan Update(Action<CustomerSource> change) => Samples.Make(Changed(change), Samples.LinkAfter(Samples.Make(Samples.FullAccount())));

    private static CustomerSource Changed(Action<CustomerSource> change)
    {
        CustomerSource source = Samples.FullAccount();
        change(source);
        return source;
    }
}
