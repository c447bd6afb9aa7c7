using InoLink.Engine.Dataverse;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Customers;

/// <summary>Reads accounts and contacts, with all they need, in few queries whatever their number.</summary>
public sealed class CustomerReader
{
    /// <summary>What is read of an account.</summary>
    public static IReadOnlyList<string> AccountColumns { get; } = new[]
    {
        AccountTable.AccountName, AccountTable.AccountNumber, AccountTable.MainPhone, AccountTable.OtherPhone, AccountTable.Fax, AccountTable.Email, AccountTable.Website,
        AccountTable.PrimaryContact, AccountTable.Parent, AccountTable.Currency, AccountTable.BusinessUnit, AccountTable.State, Promotable.TaxCode,
    }.Concat(AddressColumns.First.All).Concat(AddressColumns.Second.All).ToArray();

    /// <summary>What is read of a contact.</summary>
    public static IReadOnlyList<string> ContactColumns { get; } = new[]
    {
        ContactTable.FullName, ContactTable.Salutation, ContactTable.FirstName, ContactTable.MiddleName, ContactTable.LastName, ContactTable.Suffix, ContactTable.Email,
        ContactTable.BusinessPhone, ContactTable.HomePhone, ContactTable.MobilePhone, ContactTable.Fax, ContactTable.Website, ContactTable.ParentCustomer,
        ContactTable.Currency, ContactTable.BusinessUnit, ContactTable.State, Promotable.TaxCode,
    }.Concat(AddressColumns.First.All).Concat(AddressColumns.Second.All).ToArray();

    private readonly IOrganizationService system;
    private IDictionary<Guid, string>? currencies;

    public CustomerReader(IOrganizationService system) => this.system = system;

    /// <summary>The sources of the records that still exist, by record id.</summary>
    public IDictionary<Guid, CustomerSource> Read(IEnumerable<EntityReference> records)
    {
        ILookup<string, Guid> byTable = records.ToLookup(record => record.LogicalName, record => record.Id);
        IDictionary<Guid, Entity> accounts = system.ByIds(AccountTable.Name, AccountTable.Id, byTable[AccountTable.Name], AccountColumns.ToArray());
        IDictionary<Guid, Entity> contacts = system.ByIds(ContactTable.Name, ContactTable.Id, byTable[ContactTable.Name], ContactColumns.ToArray());
        IDictionary<Guid, Entity> people = system.ByIds(
            ContactTable.Name,
            ContactTable.Id,
            accounts.Values.Select(row => row.Reference(AccountTable.PrimaryContact)).OfType<Guid>(),
            ContactTable.Salutation, ContactTable.FirstName, ContactTable.MiddleName, ContactTable.LastName, ContactTable.Suffix, ContactTable.Email);
        return accounts.Values.Select(row => FromAccount(row, people)).Concat(contacts.Values.Select(FromContact)).ToDictionary(source => source.RecordId);
    }

    private CustomerSource FromAccount(Entity row, IDictionary<Guid, Entity> people)
    {
        Entity? person = row.Reference(AccountTable.PrimaryContact) is { } id && people.TryGetValue(id, out Entity? found) ? found : null;
        CustomerSource source = Common(row, AccountTable.Parent);
        source.Name = row.Text(AccountTable.AccountName);
        source.AccountNumber = row.Text(AccountTable.AccountNumber);
        source.MainPhone = row.Text(AccountTable.MainPhone);
        source.OtherPhone = row.Text(AccountTable.OtherPhone);
        source.Person = person == null ? null : Person(person);
        source.PersonEmail = person?.Text(ContactTable.Email) ?? "";
        return source;
    }

    private CustomerSource FromContact(Entity row)
    {
        CustomerSource source = Common(row, ContactTable.ParentCustomer);
        source.Name = row.Text(ContactTable.FullName);
        source.MainPhone = row.Text(ContactTable.BusinessPhone);
        source.OtherPhone = row.Text(ContactTable.HomePhone);
        source.MobilePhone = row.Text(ContactTable.MobilePhone);
        source.Person = Person(row);
        return source;
    }

    // the two tables name these columns alike
    private CustomerSource Common(Entity row, string parentColumn)
    {
        EntityReference? parent = row.GetAttributeValue<EntityReference>(parentColumn);
        return new CustomerSource
        {
            Table = row.LogicalName,
            RecordId = row.Id,
            RowVersion = row.RowVersion,
            IsActive = (row.Choice(AccountTable.State) ?? 0) == 0,
            Fax = row.Text(AccountTable.Fax),
            Email = row.Text(AccountTable.Email),
            Website = row.Text(AccountTable.Website),
            BillTo = PostalAddress.Of(row, AddressColumns.First),
            ShipTo = PostalAddress.Of(row, AddressColumns.Second),
            Currency = Currency(row.Reference(AccountTable.Currency)),
            ParentId = parent?.Id,
            ParentTable = parent?.LogicalName ?? "",
            ParentName = parent?.Name ?? "",
            BusinessUnit = row.Reference(AccountTable.BusinessUnit),
            TaxCode = row.Reference(Promotable.TaxCode),
        };
    }

    private static PersonName Person(Entity row) => new()
    {
        Title = row.Text(ContactTable.Salutation),
        First = row.Text(ContactTable.FirstName),
        Middle = row.Text(ContactTable.MiddleName),
        Last = row.Text(ContactTable.LastName),
        Suffix = row.Text(ContactTable.Suffix),
    };

    private string Currency(Guid? id)
    {
        currencies ??= system.All(Rows.Query("transactioncurrency", "isocurrencycode")).ToDictionary(row => row.Id, row => row.Text("isocurrencycode"));
        return id != null && currencies.TryGetValue(id.Value, out string? code) ? code : "";
    }
}
