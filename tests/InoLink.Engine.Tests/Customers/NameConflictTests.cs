using InoLink.Engine.Companies;
using InoLink.Engine.Customers;
using InoLink.Engine.Schema;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Tests.Customers;

/// <summary>What follows a name that is taken, as a table (BOOKS B30).</summary>
public sealed class NameConflictTests
{
    private const string Same = """{"Id":"5","DisplayName":"X","Active":true}""";
    private const string Elsewhere = """{"Id":"5","DisplayName":"X","Active":true,"Job":true,"ParentRef":{"value":"9"}}""";
    private const string Inactive = """{"Id":"5","DisplayName":"X","Active":false}""";
    private const string InactiveElsewhere = """{"Id":"5","DisplayName":"X","Active":false,"ParentRef":{"value":"9"}}""";

    // who asks (account with number A-1, or contact of Acme) | customer found | linked to | preference for duplicates | outcome: verdict, then code or new name
    [Theory]
    [InlineData("account", Same, null, TakenName.Refuse, "Adopt")]
    [InlineData("account", Same, null, TakenName.Suffix, "Adopt")]
    [InlineData("contact", Same, null, TakenName.Refuse, "Adopt")]
    [InlineData("account", Same, "Other (account)", TakenName.Refuse, "INO-1402")]
    [InlineData("account", Same, "Other (account)", TakenName.Suffix, "X (A-1)")]
    [InlineData("account without number", Same, "Other (account)", TakenName.Suffix, "INO-1402")]
    [InlineData("contact", Same, "Other (contact)", TakenName.Refuse, "X (Acme)")]
    [InlineData("contact without parent", Same, "Other (contact)", TakenName.Refuse, "INO-1402")]
    [InlineData("account", Elsewhere, null, TakenName.Refuse, "INO-1404")]
    [InlineData("account", Elsewhere, null, TakenName.Suffix, "X (A-1)")]
    [InlineData("account without number", Elsewhere, null, TakenName.Suffix, "INO-1404")]
    [InlineData("contact", Elsewhere, null, TakenName.Refuse, "X (Acme)")]
    [InlineData("contact without parent", Elsewhere, null, TakenName.Refuse, "INO-1404")]
    [InlineData("account", Inactive, null, TakenName.Refuse, "INO-1403")]
    [InlineData("account", Inactive, null, TakenName.Suffix, "INO-1403")]
    [InlineData("contact", Inactive, null, TakenName.Refuse, "INO-1403")]
    [InlineData("account", Inactive, "Other (account)", TakenName.Refuse, "INO-1402")]
    [InlineData("account", Inactive, "Other (account)", TakenName.Suffix, "X (A-1)")]
    [InlineData("account", InactiveElsewhere, null, TakenName.Refuse, "INO-1403")]
    [InlineData("contact", InactiveElsewhere, null, TakenName.Refuse, "X (Acme)")]
    public void B30_against_a_customer(string who, string customer, string? linkedTo, TakenName duplicates, string outcome) => Assert.Equal(
        outcome, Outcome(Decide(Who(who), customers: customer, linkedTo: linkedTo, preferences: new() { DuplicateName = duplicates, OtherHolderName = Other(duplicates) })));

    [Theory]
    [InlineData("account", "Vendor", TakenName.Refuse, "INO-1401")]
    [InlineData("account", "Employee", TakenName.Refuse, "INO-1401")]
    [InlineData("account", "Vendor", TakenName.Suffix, "X (A-1)")]
    [InlineData("account", "Employee", TakenName.Suffix, "X (A-1)")]
    [InlineData("account without number", "Vendor", TakenName.Suffix, "INO-1401")]
    [InlineData("contact", "Vendor", TakenName.Refuse, "X (Acme)")]
    [InlineData("contact without parent", "Employee", TakenName.Suffix, "INO-1401")]
    [InlineData("account", "nobody", TakenName.Suffix, "INO-1405")]
    [InlineData("contact", "nobody", TakenName.Suffix, "INO-1405")]
    public void B30_against_a_vendor_or_employee(string who, string holder, TakenName others, string outcome) => Assert.Equal(
        outcome, Outcome(Decide(Who(who), vendors: holder == "Vendor", employees: holder == "Employee", preferences: new() { OtherHolderName = others, DuplicateName = Other(others) })));

    [Theory]
    [InlineData(true, false, "a vendor")]
    [InlineData(false, true, "an employee")]
    [InlineData(true, true, "a vendor and an employee")]
    public void B30_the_refusal_says_who_holds_the_name(bool vendor, bool employee, string holders) => Assert.Equal(
        $"The name \"X\" belongs to {holders} in QuickBooks, and QuickBooks allows each name once.", Decide(Who("account"), vendors: vendor, employees: employee).Problem!.Sentence);

    [Fact]
    public void B30_the_refusal_lists_the_candidate_with_its_record_and_id()
    {
        Assert.Contains("Other (account) (QuickBooks id 5)", Decide(Who("account"), customers: Same, linkedTo: "Other (account)").Problem!.Sentence, StringComparison.Ordinal);
        Assert.Contains("id 5", Decide(Who("account"), customers: Inactive).Problem!.Sentence, StringComparison.Ordinal);
        Assert.StartsWith("Reactivate", Decide(Who("account"), customers: Inactive).Problem!.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, """{"value":"9"}""", "it is a sub-customer there")]
    [InlineData("7", null, "it has no parent there")]
    [InlineData("7", """{"value":"9"}""", "it has another parent there")]
    [InlineData("7", """{"value":"7","name":"Holding"}""", null)]
    public void B30_a_customer_is_adopted_under_the_same_parent_only(string? ours, string? theirs, string? difference)
    {
        CustomerSource source = Who("account");
        Plan plan = Samples.Make(source, parent: ours == null ? null : new ParentCustomer(ours, "Holding", ""));
        string customer = theirs == null ? Same : $$"""{"Id":"5","Active":true,"ParentRef":{{theirs}}}""";

        NameConflict conflict = Decide(source, customers: customer, plan: plan);

        Assert.Equal(difference == null ? NameVerdict.Adopt : NameVerdict.Refuse, conflict.Verdict);
        Assert.Contains(difference ?? "", conflict.Problem?.Sentence ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("USD", true)]
    [InlineData("EUR", false)]
    [InlineData(null, true)]
    public void B30_a_customer_is_adopted_in_the_same_currency_only(string? theirs, bool adopted)
    {
        CustomerSource source = Who("account");
        string customer = theirs == null ? Same : $$$"""{"Id":"5","Active":true,"CurrencyRef":{"value":"{{{theirs}}}"}}""";

        NameConflict conflict = Decide(source, customers: customer, plan: Samples.Make(source, settings: Samples.MultiCurrency));

        Assert.Equal(adopted ? NameVerdict.Adopt : NameVerdict.Refuse, conflict.Verdict);
        Assert.Equal(adopted ? "5" : null, conflict.Customer?.Text("Id"));
    }

    [Fact]
    public void B07_a_linked_record_never_takes_up_a_second_customer()
    {
        CustomerSource source = Who("account");
        Plan update = Samples.Make(source, Samples.LinkAfter(Samples.Make(Samples.Account("Before"))));

        NameConflict conflict = Decide(source, customers: Same, plan: update);

        Assert.Equal("INO-1404", Outcome(conflict));
        Assert.Contains("another", conflict.Problem!.Sentence, StringComparison.Ordinal);
        Assert.Equal("X (A-1)", Outcome(Decide(source, customers: Same, plan: update, preferences: new() { DuplicateName = TakenName.Suffix })));
    }

    [Fact]
    public void B30_a_suffix_is_added_once()
    {
        CustomerSource source = Who("contact");

        NameConflict second = Decide(source, vendors: true, tried: "X (Acme)", plan: CustomerPlanner.Renamed(Samples.Make(source), "X (Acme)"));

        Assert.Equal("INO-1401", Outcome(second));
    }

    [Fact]
    public void B30_a_suffix_stands_behind_the_name_as_it_was_sent()
    {
        CustomerPreferences transliterated = new() { Transliterate = true };
        CustomerSource source = Samples.Contact(" Łukasz ", contact => contact.ParentName = "Łódź");
        Plan plan = Samples.Make(source, preferences: transliterated);

        Assert.Equal("Lukasz (Lódz)", Outcome(Decide(source, vendors: true, tried: "Lukasz", plan: plan, preferences: transliterated)));
    }

    [Theory]
    [InlineData("A:1")]
    [InlineData("A\t1")]
    [InlineData("Łódź")]
    [InlineData("  ")]
    public void B30_a_suffix_that_QuickBooks_would_refuse_is_not_tried(string number)
    {
        CustomerSource source = Samples.Account("X", account => account.AccountNumber = number);

        Assert.Equal("INO-1401", Outcome(Decide(source, vendors: true, preferences: new() { OtherHolderName = TakenName.Suffix })));
    }

    [Theory]
    [InlineData(494, true)]
    [InlineData(495, false)]
    public void B30_a_suffix_that_makes_the_name_too_long_is_not_tried(int length, bool fits)
    {
        CustomerSource source = Samples.Contact(new string('x', length), contact => contact.ParentName = "Ltd");

        Assert.Equal(fits ? NameVerdict.Rename : NameVerdict.Refuse, Decide(source, vendors: true, tried: source.Name).Verdict);
    }

    private static TakenName Other(TakenName choice) => choice == TakenName.Suffix ? TakenName.Refuse : TakenName.Suffix;

    private static CustomerSource Who(string who) => who switch
    {
        "account" => Samples.Account("X", account => account.AccountNumber = "A-1"),
        "account without number" => Samples.Account("X"),
        "contact" => Samples.Contact("X", contact => contact.ParentName = "Acme"),
        _ => Samples.Contact("X"),
    };

    private static NameConflict Decide(
        CustomerSource source, string? customers = null, bool vendors = false, bool employees = false, string? linkedTo = null, CustomerPreferences? preferences = null,
        string tried = "X", Plan? plan = null, CompanySettings? settings = null) => NameConflict.Decide(
            source, plan ?? Samples.Make(source, preferences: preferences), tried, Found("Customer", customers), Found("Vendor", vendors ? "{}" : null), Found("Employee", employees ? "{}" : null),
            id => id == "5" ? linkedTo : null, preferences ?? Samples.Defaults, settings ?? Samples.UnitedStates);

    private static string Outcome(NameConflict conflict) => conflict.Verdict switch
    {
        NameVerdict.Adopt => "Adopt",
        NameVerdict.Rename => conflict.DisplayName!,
        _ => conflict.Problem!.Code,
    };

    private static JsonObject Found(string type, string? found) => JsonText.Read(found == null ? "{}" : $$"""{"{{type}}":[{{found}}]}""");
}
