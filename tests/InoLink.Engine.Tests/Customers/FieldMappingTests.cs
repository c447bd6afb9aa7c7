using System.Reflection;
using InoLink.Engine.Customers;
using InoLink.QuickBooks.Json;
using Xunit.Abstractions;

namespace InoLink.Engine.Tests.Customers;

/// <summary>
/// Every row of the original's two field tables (inolink §2.1, §2.2): what it becomes in QuickBooks Online, or why there is nothing it could become.
/// </summary>
public sealed class FieldMappingTests(ITestOutputHelper output)
{
    private const string NoField = "QuickBooks Online's Customer has no such field (quickbooks-api §3)";
    private const string DesktopOnly = "QuickBooks Desktop only, the original's table says so";
    private const string NeedsList = "needs a match by text in a loaded list; customers carry no list reference yet";

    /// <summary>Row, path in what is sent, its value for <see cref="Samples.FullAccount"/>.</summary>
    private static readonly (string Row, string Path, string Value)[] AccountRows =
    [
        ("Account Name", "DisplayName", "Acme"),
        ("Account Name", "CompanyName", "Acme"),
        ("Main Phone", "PrimaryPhone.FreeFormNumber", "111"),
        ("Other Phone", "AlternatePhone.FreeFormNumber", "222"),
        ("Fax", "Fax.FreeFormNumber", "333"),
        ("Email", "PrimaryEmailAddr.Address", "jane@acme.example"),
        ("Currency", "CurrencyRef.value", "USD"),
        ("Primary Contact: Salutation", "Title", "Ms"),
        ("Primary Contact: First Name", "GivenName", "Jane"),
        ("Primary Contact: Middle Name", "MiddleName", "Q"),
        ("Primary Contact: Last Name", "FamilyName", "Doe"),
        ("Parent Account", "ParentRef.value", "7"),
        ("Parent Account", "Job", "true"),
        ("Parent Account", "BillWithParent", "true"),
        ("Address: Address Name + Address 1: Primary Contact Name + Street 1 + Street 2 + Street 3", "BillAddr.Line1", "Head office"),
        ("Address: Address Name + Address 1: Primary Contact Name + Street 1 + Street 2 + Street 3", "BillAddr.Line2", "1 Main Street"),
        ("Address: City / State/Province / Zip/Postal Code / Country/Region", "BillAddr.City", "Springfield"),
        ("Address: City / State/Province / Zip/Postal Code / Country/Region", "BillAddr.CountrySubDivisionCode", "IL"),
        ("Address: City / State/Province / Zip/Postal Code / Country/Region", "BillAddr.PostalCode", "62701"),
        ("Address: City / State/Province / Zip/Postal Code / Country/Region", "BillAddr.Country", "USA"),
        ("Website", "WebAddr.URI", "https://acme.example"),
    ];

    private static readonly Dictionary<string, string> AccountRowsWithout = new()
    {
        ["Account Number"] = NoField,
        ["Payment Terms"] = NeedsList,
        ["Price List"] = DesktopOnly,
        ["Owner"] = DesktopOnly,
        ["Credit Limit"] = NoField,
        ["Category"] = NeedsList,
    };

    private static readonly (string Row, string Path, string Value)[] ContactRows =
    [
        ("Salutation", "Title", "Ms"),
        ("First Name", "GivenName", "Jane"),
        ("Middle Name", "MiddleName", "Q"),
        ("Last Name", "FamilyName", "Doe"),
        ("Email", "PrimaryEmailAddr.Address", "jane@acme.example"),
        ("Business Phone", "PrimaryPhone.FreeFormNumber", "111"),
        ("Home Phone", "AlternatePhone.FreeFormNumber", "222"),
        ("Fax", "Fax.FreeFormNumber", "333"),
        ("Mobile Phone", "Mobile.FreeFormNumber", "444"),
        ("Currency", "CurrencyRef.value", "USD"),
        ("Address block (same composition as Account)", "BillAddr.Line1", "Home"),
        ("Address block (same composition as Account)", "BillAddr.City", "Springfield"),
    ];

    private static readonly Dictionary<string, string> ContactRowsWithout = new()
    {
        ["Payment Terms"] = NeedsList,
        ["Owner"] = DesktopOnly,
        ["Credit Limit"] = NoField,
        ["Price List"] = DesktopOnly,
    };

    private static readonly ParentCustomer Parent = new("7", "Holding", "USD");

    public static TheoryData<string, string, string> AccountCases => Cases(AccountRows);

    public static TheoryData<string, string, string> ContactCases => Cases(ContactRows);

    [Theory]
    [MemberData(nameof(AccountCases))]
    public void AnAccountsRow_GoesToItsField(string row, string path, string value) =>
        Assert.True(Sent(Samples.FullAccount()).TextAt(path) == value, row);

    [Theory]
    [MemberData(nameof(ContactCases))]
    public void AContactsRow_GoesToItsField(string row, string path, string value) =>
        Assert.True(Sent(Samples.FullContact()).TextAt(path) == value, row);

    [Fact]
    public void AContact_GoesByItsFullName_WithoutACompany()
    {
        JsonObject sent = Sent(Samples.FullContact());

        Assert.Equal("Jane Q. Doe", sent.Text("DisplayName"));
        Assert.False(sent.Has("CompanyName"));
    }

    [Fact]
    public void WhatIsSent_IsNothingButTheTables()
    {
        string[] known = [.. AccountRows.Concat(ContactRows).Select(row => row.Path.Split('.')[0]).Distinct(), "ShipAddr", "Suffix"];

        Assert.Empty(Sent(Samples.FullAccount()).Names.Except(known));
        Assert.Empty(Sent(Samples.FullContact()).Names.Except(known));
    }

    [Fact]
    public void TheSecondAddress_GoesAsShipTo() =>
        Assert.Equal(("Warehouse", "2 Side Street"), (Sent(Samples.FullAccount()).TextAt("ShipAddr.Line1"), Sent(Samples.FullAccount()).TextAt("ShipAddr.Line2")));

    [Fact]
    public void ABlankColumn_IsLeftOut() => Assert.Equal(["DisplayName", "CompanyName"], Samples.Make(Samples.Account()).Write!.Fields.Names);

    [Fact]
    public void WithoutAPrimaryContact_TheAccountsOwnEmailGoes()
    {
        CustomerSource source = Samples.FullAccount();
        source.Person = null;
        source.PersonEmail = "";

        JsonObject sent = Sent(source);

        Assert.Equal("info@acme.example", sent.TextAt("PrimaryEmailAddr.Address"));
        Assert.False(sent.Has("GivenName") || sent.Has("FamilyName") || sent.Has("Title") || sent.Has("MiddleName") || sent.Has("Suffix"));
    }

    [Fact]
    public void WithAPrimaryContactWithoutEmail_TheAccountsOwnEmailGoes()
    {
        CustomerSource source = Samples.FullAccount();
        source.PersonEmail = " ";

        Assert.Equal("info@acme.example", Sent(source).TextAt("PrimaryEmailAddr.Address"));
    }

    [Fact]
    public void WhereThePrimaryContactMayNotGo_NothingOfItGoes()
    {
        JsonObject sent = Samples.Make(Samples.FullAccount(), preferences: new() { AllowPrimaryContact = false }).Write!.Fields;

        Assert.Equal("info@acme.example", sent.TextAt("PrimaryEmailAddr.Address"));
        Assert.False(sent.Has("GivenName") || sent.Has("FamilyName") || sent.Has("Title") || sent.Has("MiddleName") || sent.Has("Suffix"));
    }

    [Fact]
    public void WhereThePrimaryContactMayNotGo_AContactsOwnNameStillDoes() =>
        Assert.Equal("Jane", Samples.Make(Samples.FullContact(), preferences: new() { AllowPrimaryContact = false }).Write!.Fields.Text("GivenName"));

    [Theory]
    [InlineData("Quentin", "Q")]
    [InlineData("  Quentin", "Q")]
    [InlineData("Ö.", "Ö")]
    [InlineData("e\u0301mile", "e\u0301")]
    public void AMiddleName_GoesAsItsInitial(string middle, string initial)
    {
        CustomerSource source = Samples.Contact(with: contact => contact.Person = new PersonName { Middle = middle });

        Assert.Equal(initial, Samples.Make(source, settings: Samples.Britain).Write!.Fields.Text("MiddleName"));
    }

    [Fact]
    public void TheTables_NameEveryRowOfTheOriginal()
    {
        string file = Path.Combine(RepositoryRoot(), "..", "shared", "reference", "inolink.md");
        if (!File.Exists(file))
        {
            output.WriteLine($"Skipped: the facts do not lie beside the repository ({file}).");
            return;
        }

        string[] lines = File.ReadAllLines(file);
        Assert.Equal(Rows(lines, "### 2.1"), AccountRows.Select(row => row.Row).Concat(AccountRowsWithout.Keys).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Rows(lines, "### 2.2"), ContactRows.Select(row => row.Row).Concat(ContactRowsWithout.Keys).Distinct().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Rows(string[] lines, string heading) => lines
        .SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal)).Skip(1).TakeWhile(line => !line.StartsWith("###", StringComparison.Ordinal))
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(line => line.Split('|')[1].Trim()).Distinct().Order(StringComparer.Ordinal);

    private static JsonObject Sent(CustomerSource source) => Samples.Make(source, parent: source.IsAccount ? Parent : null, settings: Samples.MultiCurrency).Write!.Fields;

    private static string RepositoryRoot() =>
        typeof(FieldMappingTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == "RepositoryRoot").Value!;

    private static TheoryData<string, string, string> Cases((string Row, string Path, string Value)[] rows)
    {
        TheoryData<string, string, string> cases = new();
        foreach ((string row, string path, string value) in rows)
        {
            cases.Add(row, path, value);
        }

        return cases;
    }
}
