namespace InoLink.Engine.Schema;

// The numbers are the solution's (publisher option prefix 77621); the Packager's check compares them.

public enum LinkStatus
{
    ToBeLinked = 776210000,
    Linked = 776210001,
    Error = 776210002,
    Unlinked = 776210003,
}

public enum JobStatus
{
    Queued = 776210000,
    InProgress = 776210001,
    Success = 776210002,
    Error = 776210003,
    Canceled = 776210004,
}

public enum JobSource
{
    Crm = 776210000,
    Accounting = 776210001,
}

public enum JobOperation
{
    Promote = 776210000,
    Update = 776210001,
    Batch = 776210002,
    LoadLists = 776210003,

    /// <summary>Asks QuickBooks what was voided, deleted or made inactive there (BOOKS B35).</summary>
    ReadChanges = 776210004,
}

public enum QuickBooksEnvironment
{
    Sandbox = 776210000,
    Production = 776210001,
}

public enum CompanyState
{
    Connected = 776210000,
    NeedsConsent = 776210001,
    ReadOnly = 776210002,
    Off = 776210003,
}

/// <summary>What a link preference row is about.</summary>
public enum Feature
{
    Customer = 776210000,
    Product = 776210001,
    Quote = 776210002,
    Order = 776210003,
    Invoice = 776210004,
    TransactionSettings = 776210005,
    Service = 776210006,
}

/// <summary>Deadlock Win: whose change stays when both sides changed the same field.</summary>
public enum WinningSystem
{
    Crm = 776210000,
    QuickBooks = 776210001,
}

/// <summary>Whether names that are only alike stop a new customer.</summary>
public enum NameMatching
{
    Exact = 776210000,
    Pattern = 776210001,
}

/// <summary>What to do when somebody else in QuickBooks has the name.</summary>
public enum TakenName
{
    Refuse = 776210000,
    Suffix = 776210001,
}

/// <summary>Which contacts go along when an account is promoted.</summary>
public enum ContactsWithAccount
{
    None = 776210000,
    All = 776210001,
}

/// <summary>Whether CRM and QuickBooks show the same total.</summary>
public enum TotalCheck
{
    Agrees = 776210000,
    Differs = 776210001,
}

/// <summary>What an order becomes in QuickBooks.</summary>
public enum BillFrom
{
    Invoice = 776210000,
    SalesReceipt = 776210001,
    Estimate = 776210002,
}

/// <summary>Second value of the two-valued choices of a preference; the first is each one's default.</summary>
public static class PreferenceChoice
{
    /// <summary>Unmatched Text: Warning (else Error).</summary>
    public const int Warning = 776210001;

    /// <summary>Tax Amount: CRM amount (else QuickBooks computes).</summary>
    public const int CrmAmount = 776210001;

    /// <summary>Document Date: Day of promotion (else the document's).</summary>
    public const int DayOfPromotion = 776210001;

    /// <summary>Closed Books: Next open day (else Refuse).</summary>
    public const int NextOpenDay = 776210001;

    /// <summary>Initial Quantity: CRM quantity (else Zero).</summary>
    public const int CrmQuantity = 776210001;
}

/// <summary>Row states of every table of the solution.</summary>
public static class RowState
{
    public const int Active = 0;
    public const int Inactive = 1;
    public const int ActiveReason = 1;
    public const int InactiveReason = 2;
}
