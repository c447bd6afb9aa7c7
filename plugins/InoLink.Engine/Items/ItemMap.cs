using System.Globalization;
using InoLink.Engine.Customers;
using InoLink.Engine.Documents;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Items;

/// <summary>
/// Product → Item, as a table: one line a QuickBooks field (inolink §2.3; lengths and what each type needs quickbooks-api §4). A field without a value is left out; one that is needed is asked
/// for by name. What is said at creation only is the bookkeeper's afterwards (BOOKS B31).
/// </summary>
public static class ItemMap
{
    public static IReadOnlyList<MapField<ItemFacts>> Fields { get; } = new MapField<ItemFacts>[]
    {
        //   field               from                                limit  value
        new("Name",              "Product ID",                         100, f => f.Written(f.Source.ProductNumber)) { IsName = true },
        new("Sku",               "Product ID",                         100, f => f.Written(f.Source.ProductNumber)),
        new("Description",       "Description",                       4000, f => f.Written(f.Source.Description.Trim() is { Length: > 0 } text ? text : f.Source.Name)),
        new("PrefVendorRef",     "Vendor Name",                          0, f => f.Vendor.Id) { Member = "value" },
        new("UnitPrice",         "List Price",                           0, f => f.HomePrice(f.Source.ListPrice)),
        new("PurchaseCost",      "Current Cost",                         0, f => f.HomePrice(f.Source.CurrentCost)),
        new("Type",              "Product Type",                         0, f => f.Type) { AtCreation = true },
        new("IncomeAccountRef",  "Income Account",                       0, f => f.Accounts.Income) { Member = "value", AtCreation = true, IsNeeded = _ => true },
        new("ExpenseAccountRef", "Expense Account",                      0, f => f.Accounts.Expense) { Member = "value", AtCreation = true, IsNeeded = f => f.IsInventory },
        new("AssetAccountRef",   "Asset Account",                        0, f => f.IsInventory ? f.Accounts.Asset : null) { Member = "value", AtCreation = true, IsNeeded = f => f.IsInventory },
        new("TrackQtyOnHand",    "Product Type",                         0, f => f.IsInventory ? true : null) { AtCreation = true },
        new("QtyOnHand",         "Quantity On Hand, by preference",      0, f => f.IsInventory ? f.Quantity : null) { AtCreation = true },
        new("InvStartDate",      "Inventory Start Date",                 0, f => f.IsInventory ? Day(f.Preferences.InventoryStartsOn) : null) { AtCreation = true, IsNeeded = f => f.IsInventory },
        new("Taxable",           "Tax Code",                             0, f => f.Settings.IsUnitedStates ? f.Source.TaxCode != TaxCodes.NonTaxable : null) { AtCreation = true },
    };

    /// <summary>Said at creation only (BOOKS B31): stock and accounts are the bookkeeper's afterwards.</summary>
    public static IReadOnlyList<string> CreateOnly { get; } = Fields.Where(field => field.AtCreation).Select(field => field.Name).ToList();

    private static string? Day(DateTime? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What the lines of the table are made from.</summary>
public sealed class ItemFacts
{
    public ItemFacts(ItemSource source, string type, ListMatch vendor, ItemPreferences preferences, CompanySettings settings)
    {
        Source = source;
        Type = type;
        Vendor = vendor;
        Preferences = preferences;
        Settings = settings;
    }

    public ItemSource Source { get; }

    /// <summary>Intuit's.</summary>
    public string Type { get; }

    public ListMatch Vendor { get; }

    public ItemPreferences Preferences { get; }

    public CompanySettings Settings { get; }

    public bool IsInventory => Type == "Inventory";

    public ItemAccounts Accounts => Type switch
    {
        "Inventory" => Preferences.Inventory,
        "NonInventory" => Preferences.NonInventory,
        _ => Preferences.Service,
    };

    /// <summary>It posts to the ledger, so it is 0 unless a preference says the CRM's (BOOKS B33).</summary>
    public decimal Quantity => Preferences.SendQuantity ? Source.QuantityOnHand ?? 0m : 0m;

    /// <summary>QuickBooks keeps the prices of items in its home currency.</summary>
    public bool IsForeign => Source.Currency.Length > 0 && Settings.HomeCurrency.Length > 0 && Source.Currency != Settings.HomeCurrency;

    public string Written(string text) => Preferences.Written(text, Settings).Trim();

    public object? HomePrice(decimal? price) => IsForeign || price == null ? null : Cents.RoundPrice(price.Value);
}
