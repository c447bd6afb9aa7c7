namespace InoLink.Engine.Schema;

public static class ListEntryTable
{
    public const string Name = "ino_listentry";
    public const string Id = "ino_listentryid";
    public const string EntryName = "ino_name";
    public const string Company = "ino_accountingcompanyid";
    public const string ListType = "ino_listtype";
    public const string AccountingId = "ino_accountingid";
    public const string FullName = "ino_fullname";
    public const string Email = "ino_email";
    public const string Phone = "ino_phone";
    public const string NameKey = "ino_namekey";
    public const string PhoneKey = "ino_phonekey";
    public const string SyncToken = "ino_synctoken";
    public const string Detail = "ino_detail";
    public const string Active = "ino_active";
    public const string LoadedOn = "ino_loadedon";
}

/// <summary>The lists that are loaded from QuickBooks, and Intuit's entity of each.</summary>
public enum ListType
{
    Account = 776210000,
    Customer = 776210001,
    Item = 776210002,
    TaxCode = 776210003,
    Term = 776210004,
    PaymentMethod = 776210005,
    Class = 776210006,
    Location = 776210007,
    Currency = 776210008,
    Vendor = 776210009,
}
