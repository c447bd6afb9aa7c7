namespace InoLink.Lab.Dataverse;

/// <summary>The kinds of columns; the comment names the SDK type of a value.</summary>
public enum ColumnKind
{
    /// <summary>Single line of text: string.</summary>
    Text,

    /// <summary>Multiple lines of text: string.</summary>
    Memo,

    /// <summary>Whole number: int.</summary>
    Integer,

    /// <summary>Whole number of 64 bits: long.</summary>
    BigInt,

    /// <summary>Decimal number: decimal.</summary>
    Decimal,

    /// <summary>Floating point number: double.</summary>
    Double,

    /// <summary>Currency: Money.</summary>
    Money,

    /// <summary>Date, or date and time: DateTime.</summary>
    DateTime,

    /// <summary>Yes/no: bool.</summary>
    Boolean,

    /// <summary>Choice: OptionSetValue.</summary>
    Choice,

    /// <summary>Choices: OptionSetValueCollection.</summary>
    Choices,

    /// <summary>Status (statecode): OptionSetValue.</summary>
    State,

    /// <summary>Status reason (statuscode): OptionSetValue.</summary>
    Status,

    /// <summary>Lookup, to one table or several: EntityReference.</summary>
    Lookup,

    /// <summary>Account or contact: EntityReference.</summary>
    Customer,

    /// <summary>User or team: EntityReference.</summary>
    Owner,

    /// <summary>Primary key or another plain id: Guid.</summary>
    UniqueIdentifier,

    /// <summary>A table's logical name: string.</summary>
    EntityName,

    /// <summary>File content, base64: string. The platform's block messages are not emulated.</summary>
    File,
}

/// <summary>What a date and time means (dataverse-runtime, "Column behaviours").</summary>
public enum DateTimeBehavior
{
    /// <summary>Stored and returned in UTC; shown in the user's time zone.</summary>
    UserLocal,

    /// <summary>A plain date, no time, no zone.</summary>
    DateOnly,

    /// <summary>Stored and returned as given.</summary>
    TimeZoneIndependent,
}

/// <summary>How strongly a value is asked for. Only <see cref="SystemRequired"/> is enforced by the API.</summary>
public enum RequiredLevel
{
    /// <summary>Optional.</summary>
    None,

    /// <summary>Business recommended.</summary>
    Recommended,

    /// <summary>Business required: enforced by forms, not by the API.</summary>
    Required,

    /// <summary>The platform refuses a row without it.</summary>
    SystemRequired,
}

/// <summary>Who owns the rows of a table.</summary>
public enum OwnershipKind
{
    /// <summary>Nobody: details of a parent, intersect tables.</summary>
    None,

    /// <summary>A user or team (ownerid).</summary>
    User,

    /// <summary>The organization.</summary>
    Organization,

    /// <summary>A business unit (users, teams, roles).</summary>
    BusinessUnit,
}

/// <summary>What happens to referencing rows when the referenced row goes away.</summary>
public enum CascadeKind
{
    /// <summary>Nothing; the reference dangles.</summary>
    NoCascade,

    /// <summary>The same is done to them.</summary>
    Cascade,

    /// <summary>Their lookup is emptied.</summary>
    RemoveLink,

    /// <summary>It is refused while there are any.</summary>
    Restrict,
}

/// <summary>The shape of a relationship.</summary>
public enum RelationshipKind
{
    /// <summary>A lookup column.</summary>
    OneToMany,

    /// <summary>An intersect table.</summary>
    ManyToMany,
}
