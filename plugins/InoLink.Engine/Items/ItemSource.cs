using InoLink.Engine.Customers;
using InoLink.Engine.Problems;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Items;

/// <summary>A product with all that its item needs.</summary>
public sealed class ItemSource
{
    public Guid RecordId { get; set; }

    /// <summary>Product ID: QuickBooks' item name (inolink §2.3).</summary>
    public string ProductNumber { get; set; } = "";

    public string Name { get; set; } = "";

    public string Description { get; set; } = "";

    /// <summary>producttypecode; null where it is blank.</summary>
    public int? Type { get; set; }

    /// <summary>1 product, 2 family, 3 bundle.</summary>
    public int Structure { get; set; } = 1;

    public bool IsKit { get; set; }

    /// <summary>0 active, 1 retired, 2 draft, 3 under revision.</summary>
    public int State { get; set; }

    /// <summary>List price; null where it is blank.</summary>
    public decimal? ListPrice { get; set; }

    public decimal? CurrentCost { get; set; }

    /// <summary>ISO code that price and cost are in; empty where the product has none.</summary>
    public string Currency { get; set; } = "";

    public decimal? QuantityOnHand { get; set; }

    public string VendorName { get; set; } = "";

    /// <summary>QuickBooks' code chosen on the product; empty where none is.</summary>
    public string TaxCode { get; set; } = "";

    public string? RowVersion { get; set; }
}

/// <summary>What the company's settings say about products: ids are QuickBooks'. Empty = not set.</summary>
public sealed class ItemPreferences
{
    public ItemAccounts Inventory { get; set; } = new();

    public ItemAccounts NonInventory { get; set; } = new();

    public ItemAccounts Service { get; set; } = new();

    /// <summary>Intuit's type by producttypecode, where it is to be another than the standard one.</summary>
    public IDictionary<int, string> Types { get; set; } = new Dictionary<int, string>();

    /// <summary>First day of stock (BOOKS B33): the preference, else the first day of the fiscal year; null where neither is known.</summary>
    public DateTime? InventoryStartsOn { get; set; }

    /// <summary>Send the CRM's quantity at creation; it posts to the ledger. Else 0.</summary>
    public bool SendQuantity { get; set; }

    public bool UnmatchedTextIsWarning { get; set; }

    /// <summary>Letters that a company in the United States can't store are written in those it can (BOOKS B30).</summary>
    public bool Transliterate { get; set; }

    /// <summary>What warnings are written in.</summary>
    public Language Language { get; set; }

    /// <summary>The text in the letters that the company takes.</summary>
    public string Written(string text, CompanySettings settings) => Transliterate && settings.IsUnitedStates ? NameRules.Transliterate(text) : text;
}

public sealed class ItemAccounts
{
    public string Income { get; set; } = "";

    public string Expense { get; set; } = "";

    public string Asset { get; set; } = "";
}
