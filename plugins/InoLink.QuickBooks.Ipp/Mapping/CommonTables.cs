using Data = Intuit.Ipp.Data;

namespace InoLink.QuickBooks.Ipp.Mapping;

/// <summary>The small types that several entities share.</summary>
internal static class CommonTables
{
    public static Table<Data.ReferenceType> Reference { get; } = new Table<Data.ReferenceType>()
        .ValueText()
        .Text("name");

    public static Table<Data.MemoRef> Memo { get; } = new Table<Data.MemoRef>()
        .ValueText();

    public static Table<Data.TelephoneNumber> Phone { get; } = new Table<Data.TelephoneNumber>()
        .Text("FreeFormNumber");

    public static Table<Data.EmailAddress> Email { get; } = new Table<Data.EmailAddress>()
        .Text("Address");

    public static Table<Data.WebSiteAddress> Web { get; } = new Table<Data.WebSiteAddress>()
        .Text("URI");

    public static Table<Data.PhysicalAddress> Address { get; } = new Table<Data.PhysicalAddress>()
        .Text("Id")
        .Text("Line1")
        .Text("Line2")
        .Text("Line3")
        .Text("Line4")
        .Text("Line5")
        .Text("City")
        .Text("CountrySubDivisionCode")
        .Text("PostalCode")
        .Text("Country");

    public static Table<Data.ModificationMetaData> MetaData { get; } = new Table<Data.ModificationMetaData>()
        .Instant("CreateTime")
        .Instant("LastUpdatedTime");

    public static Table<Data.LinkedTxn> LinkedTxn { get; } = new Table<Data.LinkedTxn>()
        .Text("TxnId")
        .Text("TxnType")
        .Text("TxnLineId");

    /// <summary>What every entity has; an update says Id, SyncToken and sparse.</summary>
    public static Table<T> Entity<T>()
        where T : Data.IntuitEntity, new() => new Table<T>()
        .Text("Id")
        .Text("SyncToken")
        .Flag("sparse")
        .Part("MetaData", MetaData);
}
