using InoLink.Engine.Companies;
using InoLink.QuickBooks.Json;

namespace InoLink.Engine.Customers;

/// <summary>
/// Account or contact → Customer, as a table: one line a QuickBooks field (inolink §2.1, §2.2; lengths quickbooks-api §3). Blank values are left out.
/// A field that Intuit keeps inside an object names the member that holds the text.
/// </summary>
public static class CustomerMap
{
    public static IReadOnlyList<CustomerField> Fields { get; } = new CustomerField[]
    {
        //   field               member            limit  account                               contact           value
        new("DisplayName",       null,              500, "Account Name",                       "Full Name",       (s, p) => s.Name, isName: true),
        new("CompanyName",       null,              100, "Account Name",                       null,              (s, p) => s.IsAccount ? s.Name : "", isName: true),
        new("Title",             null,               16, "Salutation of the primary contact",  "Salutation",      (s, p) => Person(s, p).Title, isName: true),
        new("GivenName",         null,              100, "First Name of the primary contact",  "First Name",      (s, p) => Person(s, p).First, isName: true),
        new("MiddleName",        null,              100, "Middle Name of the primary contact", "Middle Name",     (s, p) => Initial(Person(s, p).Middle), isName: true),
        new("FamilyName",        null,              100, "Last Name of the primary contact",   "Last Name",       (s, p) => Person(s, p).Last, isName: true),
        new("Suffix",            null,               16, "Suffix of the primary contact",      "Suffix",          (s, p) => Person(s, p).Suffix, isName: true),
        new("PrimaryPhone",      "FreeFormNumber",   30, "Main Phone",                         "Business Phone",  (s, p) => s.MainPhone),
        new("AlternatePhone",    "FreeFormNumber",   30, "Other Phone",                        "Home Phone",      (s, p) => s.OtherPhone),
        new("Mobile",            "FreeFormNumber",   30, null,                                 "Mobile Phone",    (s, p) => s.MobilePhone),
        new("Fax",               "FreeFormNumber",   30, "Fax",                                "Fax",             (s, p) => s.Fax),
        new("PrimaryEmailAddr",  "Address",         100, "Email",                              "Email",           Email, isEmail: true),
        new("WebAddr",           "URI",            1000, "Website",                            "Website",         (s, p) => s.Website),
    };

    /// <summary>The addresses; QuickBooks replaces an address object whole, also in a sparse update.</summary>
    public static IReadOnlyList<AddressField<CustomerSource>> Addresses { get; } = new AddressField<CustomerSource>[]
    {
        new("BillAddr", "Address 1", s => s.BillTo),
        new("ShipAddr", "Address 2", s => s.ShipTo),
    };

    /// <summary>Fields that are said at creation only (BOOKS B31).</summary>
    public static IReadOnlyList<string> CreateOnly { get; } = new[] { "CurrencyRef", "BillWithParent" };

    private static PersonName Person(CustomerSource source, CustomerPreferences preferences) =>
        source.IsAccount && !preferences.AllowPrimaryContact ? new PersonName() : source.Person ?? new PersonName();

    // with a primary contact present, its e-mail goes over instead of the account's
    private static string Email(CustomerSource source, CustomerPreferences preferences) =>
        source.IsAccount && preferences.AllowPrimaryContact && source.PersonEmail.Trim().Length > 0 ? source.PersonEmail : source.Email;

    private static string Initial(string middleName) => middleName.Trim() is { Length: > 0 } name
        ? System.Globalization.StringInfo.GetNextTextElement(name)
        : "";
}

/// <summary>One line of the table.</summary>
public sealed class CustomerField
{
    public CustomerField(
        string name, string? member, int limit, string? account, string? contact, Func<CustomerSource, CustomerPreferences, string> value, bool isName = false, bool isEmail = false)
    {
        Name = name;
        Member = member;
        Limit = limit;
        Account = account;
        Contact = contact;
        Value = value;
        IsName = isName;
        IsEmail = isEmail;
    }

    /// <summary>Intuit's field.</summary>
    public string Name { get; }

    public string? Member { get; }

    /// <summary>Characters that QuickBooks takes.</summary>
    public int Limit { get; }

    /// <summary>Label of the account's column; null where accounts have none.</summary>
    public string? Account { get; }

    public string? Contact { get; }

    public Func<CustomerSource, CustomerPreferences, string> Value { get; }

    /// <summary>A name part: colon, tab and line break are forbidden.</summary>
    public bool IsName { get; }

    public bool IsEmail { get; }

    public string Label(CustomerSource source) => (source.IsAccount ? Account : Contact) ?? Name;

    public object Wrap(string value) => Member == null ? value : new JsonObject { { Member, value } };
}
