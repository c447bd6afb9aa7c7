namespace InoLink.Engine.Customers;

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

    /// <summary>The list entry of the QuickBooks tax code chosen on the record.</summary>
    public Guid? TaxCode { get; set; }

    /// <summary>Of the row as it was read: the result is written back only onto this version.</summary>
    public string? RowVersion { get; set; }

    public bool IsAccount => Table == Schema.AccountTable.Name;
}
