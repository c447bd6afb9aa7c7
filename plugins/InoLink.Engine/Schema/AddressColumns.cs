namespace InoLink.Engine.Schema;

/// <summary>The columns of one address: the two of an account or contact, bill-to and ship-to of a document.</summary>
public sealed class AddressColumns
{
    private AddressColumns(string prefix, string contact)
    {
        Name = prefix + "name";
        PrimaryContactName = prefix + contact;
        Street1 = prefix + "line1";
        Street2 = prefix + "line2";
        Street3 = prefix + "line3";
        City = prefix + "city";
        State = prefix + "stateorprovince";
        PostalCode = prefix + "postalcode";
        Country = prefix + "country";
    }

    public static AddressColumns First { get; } = new("address1_", "primarycontactname");

    public static AddressColumns Second { get; } = new("address2_", "primarycontactname");

    public static AddressColumns BillTo { get; } = new("billto_", "contactname");

    public static AddressColumns ShipTo { get; } = new("shipto_", "contactname");

    public string Name { get; }

    public string PrimaryContactName { get; }

    public string Street1 { get; }

    public string Street2 { get; }

    public string Street3 { get; }

    public string City { get; }

    public string State { get; }

    public string PostalCode { get; }

    public string Country { get; }

    public IReadOnlyList<string> All => new[] { Name, PrimaryContactName, Street1, Street2, Street3, City, State, PostalCode, Country };
}
