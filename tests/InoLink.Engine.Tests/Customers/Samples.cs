using InoLink.Engine.Companies;
using InoLink.Engine.Customers;
using InoLink.Engine.Links;
using InoLink.Engine.Schema;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Tests.Customers;

/// <summary>Accounts, contacts, links and settings as the tests of customers need them.</summary>
internal static class Samples
{
    public static CompanySettings UnitedStates { get; } = CompanySettings.FromJson("""{"Country":"US","HomeCurrency":"USD"}""");

    public static CompanySettings Britain { get; } = CompanySettings.FromJson("""{"Country":"GB","HomeCurrency":"GBP"}""");

    public static CompanySettings MultiCurrency { get; } = CompanySettings.FromJson("""{"Country":"US","HomeCurrency":"USD","MultiCurrency":true}""");

    public static CustomerPreferences Defaults => new();

    public static CustomerSource Account(string name = "Acme", Action<CustomerSource>? with = null) => Source(AccountTable.Name, name, with);

    public static CustomerSource Contact(string name = "Jane Doe", Action<CustomerSource>? with = null) => Source(ContactTable.Name, name, with);

    /// <summary>An account with every column that goes over.</summary>
    public static CustomerSource FullAccount() => Account("Acme", source =>
    {
        source.AccountNumber = "A-1";
        source.MainPhone = "111";
        source.OtherPhone = "222";
        source.Fax = "333";
        source.Email = "info@acme.example";
        source.Website = "https://acme.example";
        source.Person = new PersonName { Title = "Ms", First = "Jane", Middle = "Quentin", Last = "Doe", Suffix = "Jr." };
        source.PersonEmail = "jane@acme.example";
        source.BillTo = Address("Head office", "1 Main Street");
        source.ShipTo = Address("Warehouse", "2 Side Street");
        source.Currency = "USD";
    });

    public static CustomerSource FullContact() => Contact("Jane Q. Doe", source =>
    {
        source.MainPhone = "111";
        source.OtherPhone = "222";
        source.MobilePhone = "444";
        source.Fax = "333";
        source.Email = "jane@acme.example";
        source.Website = "https://jane.example";
        source.Person = new PersonName { Title = "Ms", First = "Jane", Middle = "Quentin", Last = "Doe", Suffix = "Jr." };
        source.BillTo = Address("Home", "1 Main Street");
        source.Currency = "USD";
    });

    public static PostalAddress Address(params string[] lines) =>
        new() { Lines = lines, City = "Springfield", State = "IL", PostalCode = "62701", Country = "USA" };

    public static Plan Make(CustomerSource source, Link? link = null, ParentCustomer? parent = null, CustomerPreferences? preferences = null, CompanySettings? settings = null) =>
        CustomerPlanner.Make(source, link, parent, preferences ?? Defaults, settings ?? UnitedStates);

    /// <summary>The link that a plan leaves behind once QuickBooks has done it.</summary>
    public static Link LinkAfter(Plan plan) => LinkWith(plan.Wanted);

    public static Link LinkWith(JsonObject sent) => new(new Entity(LinkTable.Name, Guid.NewGuid())
    {
        [LinkTable.AccountingId] = "58",
        [LinkTable.SyncToken] = "3",
        [LinkTable.SentValues] = JsonText.Write(sent),
    });

    private static CustomerSource Source(string table, string name, Action<CustomerSource>? with)
    {
        CustomerSource source = new() { Table = table, RecordId = Guid.NewGuid(), Name = name };
        with?.Invoke(source);
        return source;
    }
}
