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

    /// <summary>0 active, 1 retired, 2 draft, 3 under revision.</summary>
    public int State { get; set; }

    /// <summary>List price; null where it is blank.</summary>
    public decimal? ListPrice { get; set; }

    public decimal? CurrentCost { get; set; }

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

    /// <summary>Intuit's type by producttypecode; what is missing here goes over as Service.</summary>
    public IDictionary<int, string> Types { get; set; } = new Dictionary<int, string>();

    /// <summary>First day of stock (BOOKS B33); null where the preference is not set.</summary>
    public DateTime? InventoryStartsOn { get; set; }

    /// <summary>Send the CRM's quantity at creation; it posts to the ledger. Else 0.</summary>
    public bool SendQuantity { get; set; }

    public bool UnmatchedTextIsWarning { get; set; }
}

public sealed class ItemAccounts
{
    public string Income { get; set; } = "";

    public string Expense { get; set; } = "";

    public string Asset { get; set; } = "";
}
