using InoLink.Engine.Customers;
using InoLink.Engine.Problems;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Documents;

/// <summary>What the company's settings say about documents: ids are QuickBooks', taken from the loaded lists. Empty = not set.</summary>
public sealed class DocumentPreferences
{
    public string WriteInItem { get; set; } = "";

    public string LineDiscountItem { get; set; } = "";

    public string ShippingItem { get; set; } = "";

    /// <summary>Non-US codes by id; in the US "TAX" or "NON".</summary>
    public string DefaultTaxCode { get; set; } = "";

    public string ZeroTaxCode { get; set; } = "";

    public string ShippingTaxCode { get; set; } = "";

    public string Class { get; set; } = "";

    public string Department { get; set; } = "";

    public string DepositAccount { get; set; } = "";

    public string PaymentMethod { get; set; } = "";

    public bool FreightTaxable { get; set; }

    /// <summary>The CRM's tax amount overrides what QuickBooks would compute.</summary>
    public bool CrmTaxAmount { get; set; }

    /// <summary>Foreign documents carry 1 / the CRM's rate; else QuickBooks' own rate of the day.</summary>
    public bool CrmRate { get; set; }

    public bool DayOfPromotion { get; set; }

    public bool RedateClosedBooks { get; set; }

    /// <summary>Documents are numbered by the CRM; needs custom transaction numbers in QuickBooks (BOOKS B20).</summary>
    public bool UseCrmNumbers { get; set; }

    /// <summary>A text-matched list without a match is a warning, not an error.</summary>
    public bool UnmatchedTextIsWarning { get; set; }

    /// <summary>What an order becomes: Invoice, SalesReceipt or Estimate.</summary>
    public string OrderBecomes { get; set; } = "Invoice";

    public DiscountCalculation DiscountCalculation { get; set; }

    /// <summary>Letters that a company in the United States can't store are written in those it can (BOOKS B30).</summary>
    public bool Transliterate { get; set; }

    /// <summary>What warnings are written in.</summary>
    public Language Language { get; set; }

    /// <summary>The text in the letters that the company takes.</summary>
    public string Written(string text, CompanySettings settings) => Transliterate && settings.IsUnitedStates ? NameRules.Transliterate(text) : text;
}

/// <summary>What is known of the QuickBooks side before a document is planned.</summary>
public sealed class DocumentContext
{
    public string CustomerId { get; set; } = "";

    /// <summary>ISO code of the linked customer.</summary>
    public string CustomerCurrency { get; set; } = "";

    public string CustomerTaxCode { get; set; } = "";

    /// <summary>The linked item of each product.</summary>
    public IDictionary<Guid, LinkedItem> Items { get; set; } = new Dictionary<Guid, LinkedItem>();

    /// <summary>What the payment terms' text matches in QuickBooks' list of terms.</summary>
    public ListMatch Term { get; set; } = ListMatch.NotAsked;

    /// <summary>Home units per one foreign unit, from QuickBooks for the day of the document; null where it is not needed or there is none.</summary>
    public decimal? QuickBooksRate { get; set; }

    public DateTime Today { get; set; }

    /// <summary>The marker that finds the document again: ino: and ten characters (BOOKS B04).</summary>
    public string Marker { get; set; } = "";

    /// <summary>Id of the estimate to close, where the quote was promoted for the same customer in the same currency and nothing has closed it yet; empty else (BOOKS B19).</summary>
    public string EstimateId { get; set; } = "";

    /// <summary>What the estimate came to without tax; null where there is none.</summary>
    public decimal? EstimateNet { get; set; }
}

/// <summary>A product's item in QuickBooks.</summary>
public sealed class LinkedItem
{
    public string Id { get; set; } = "";

    /// <summary>The product's description; empty where it has none.</summary>
    public string Description { get; set; } = "";

    public bool IsInventory { get; set; }

    /// <summary>First day of an inventory item's stock; null for others.</summary>
    public DateTime? StartsOn { get; set; }

    /// <summary>The tax code chosen on the product; empty where none is.</summary>
    public string TaxCode { get; set; } = "";
}

/// <summary>A text of the CRM looked for in a loaded list: trimmed, without regard to case.</summary>
public sealed class ListMatch
{
    private ListMatch(string text, string id, int count)
    {
        Text = text;
        Id = id;
        Count = count;
    }

    public static ListMatch NotAsked { get; } = new("", "", 0);

    public string Text { get; }

    /// <summary>The one match's QuickBooks id; empty where there is none or several.</summary>
    public string Id { get; }

    public int Count { get; }

    public static ListMatch Find(string text, IEnumerable<KeyValuePair<string, string>> idsByName)
    {
        string wanted = text.Trim();
        List<string> ids = idsByName.Where(entry => string.Equals(entry.Key.Trim(), wanted, StringComparison.OrdinalIgnoreCase)).Select(entry => entry.Value).ToList();
        return wanted.Length == 0 ? NotAsked : new ListMatch(wanted, ids.Count == 1 ? ids[0] : "", ids.Count);
    }
}
