namespace InoLink.Engine.Customers;

/// <summary>One postal address as the CRM holds it; blank parts are empty.</summary>
public sealed class PostalAddress
{
    /// <summary>Address name, primary contact, street 1 to 3: the lines in the order in which they go over (inolink §2.1).</summary>
    public IReadOnlyList<string> Lines { get; set; } = Array.Empty<string>();

    public string City { get; set; } = "";

    public string State { get; set; } = "";

    public string PostalCode { get; set; } = "";

    public string Country { get; set; } = "";

    /// <summary>Intuit's members of a PhysicalAddress, with the lengths they take (quickbooks-api §3).</summary>
    public IEnumerable<AddressPart> Parts => Lines
        .Select((line, i) => new AddressPart("Line" + (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), "a street line", line, 500))
        .Concat(new[]
        {
            new AddressPart("City", "City", City, 255),
            new AddressPart("CountrySubDivisionCode", "State/Province", State, 255),
            new AddressPart("PostalCode", "ZIP/Postal Code", PostalCode, 30),
            new AddressPart("Country", "Country/Region", Country, 255),
        });

    public bool IsBlank => Lines.Count == 0 && City.Length == 0 && State.Length == 0 && PostalCode.Length == 0 && Country.Length == 0;
}

/// <summary>One member of an address.</summary>
public sealed class AddressPart
{
    public AddressPart(string name, string label, string value, int limit)
    {
        Name = name;
        Label = label;
        Value = value;
        Limit = limit;
    }

    public string Name { get; }

    public string Label { get; }

    public string Value { get; }

    public int Limit { get; }
}

/// <summary>The parts of a person's name.</summary>
public sealed class PersonName
{
    public string Title { get; set; } = "";

    public string First { get; set; } = "";

    public string Middle { get; set; } = "";

    public string Last { get; set; } = "";

    public string Suffix { get; set; } = "";
}

/// <summary>What a customer is made from: an account or a contact with all that its plan needs. Holds no row and no service.</summary>
public sealed class CustomerSource
{
    public string Table { get; set; } = "";

    public Guid RecordId { get; set; }

    /// <summary>Account name, or the contact's full name.</summary>
    public string Name { get; set; } = "";

    public bool IsActive { get; set; } = true;

    public string AccountNumber { get; set; } = "";

    public string MainPhone { get; set; } = "";

    public string OtherPhone { get; set; } = "";

    public string MobilePhone { get; set; } = "";

    public string Fax { get; set; } = "";

    public string Email { get; set; } = "";

    public string Website { get; set; } = "";

    /// <summary>A contact's own name; an account's primary contact, null where it has none.</summary>
    public PersonName? Person { get; set; }

    /// <summary>E-mail of an account's primary contact.</summary>
    public string PersonEmail { get; set; } = "";

    public PostalAddress BillTo { get; set; } = new();

    public PostalAddress ShipTo { get; set; } = new();

    /// <summary>ISO code; empty where the record has no currency.</summary>
    public string Currency { get; set; } = "";

    /// <summary>Parent account, or a contact's parent customer; null for a top customer.</summary>
    public Guid? ParentId { get; set; }

    public string ParentTable { get; set; } = "";

    public string ParentName { get; set; } = "";

    public Guid? BusinessUnit { get; set; }

    /// <summary>Of the row as it was read: the result is written back only onto this version.</summary>
    public string? RowVersion { get; set; }

    public bool IsAccount => Table == Schema.AccountTable.Name;
}
