namespace InoLink.Lab.QuickBooks;

/// <summary>
/// The settings of a simulated company, as a bookkeeper sees them in QuickBooks. They come back through
/// <c>companyinfo</c> and <c>preferences</c> (quickbooks-api §12) and steer the rules of the books.
/// </summary>
public sealed record CompanyProfile
{
    /// <summary>Company id as Intuit gives it: digits.</summary>
    public required string RealmId { get; init; }

    /// <summary>Company name.</summary>
    public required string Name { get; init; }

    /// <summary>Two-letter country: US decides the tax model and the characters allowed in texts.</summary>
    public string Country { get; init; } = "US";

    /// <summary>ISO 4217 code.</summary>
    public string HomeCurrency { get; init; } = "USD";

    /// <summary>CurrencyPrefs.MultiCurrencyEnabled.</summary>
    public bool MultiCurrency { get; init; }

    /// <summary>TaxPrefs.UsingSalesTax.</summary>
    public bool UsingSalesTax { get; init; } = true;

    /// <summary>TaxPrefs.PartnerTaxEnabled: automated sales tax.</summary>
    public bool PartnerTaxEnabled { get; init; }

    /// <summary>Percent that automated sales tax computes for every taxable line, whatever the address.</summary>
    public decimal AutomatedTaxPercent { get; init; } = 8m;

    /// <summary>SalesFormsPrefs.CustomTxnNumbers: the company numbers its documents itself.</summary>
    public bool CustomTxnNumbers { get; init; }

    /// <summary>"Warn if duplicate number is used": with <see cref="CustomTxnNumbers"/> a duplicate is refused (6140).</summary>
    public bool WarnDuplicateNumbers { get; init; }

    /// <summary>SalesFormsPrefs.AllowEstimates.</summary>
    public bool AllowEstimates { get; init; } = true;

    /// <summary>SalesFormsPrefs.AllowDiscount.</summary>
    public bool AllowDiscount { get; init; } = true;

    /// <summary>SalesFormsPrefs.AllowShipping.</summary>
    public bool AllowShipping { get; init; }

    /// <summary>ProductAndServicesPrefs.QuantityOnHand: inventory items are possible.</summary>
    public bool QuantityOnHand { get; init; } = true;

    /// <summary>AccountingInfoPrefs.BookCloseDate: nothing may be dated on or before it.</summary>
    public DateOnly? BookCloseDate { get; init; }

    /// <summary>1 to 12.</summary>
    public int FiscalYearStartMonth { get; init; } = 1;

    /// <summary>IANA name; a document without TxnDate gets this zone's today.</summary>
    public string TimeZone { get; init; } = "America/Los_Angeles";

    /// <summary>The subscription ended: reads work, every write is refused with 6190.</summary>
    public bool SubscriptionEnded { get; init; }
}
