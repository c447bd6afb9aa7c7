using InoLink.Engine.Customers;
using InoLink.Engine.Documents;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Items;

/// <summary>Product → Item (inolink §2.3; lengths and needs of each type quickbooks-api §4). Pure.</summary>
public static class ItemPlanner
{
    public const string Entity = "Item";

    private const int Family = 2;
    private const int Bundle = 3;
    private const int Retired = 1;

    /// <summary>Said at creation only (BOOKS B31): stock and accounts are the bookkeeper's afterwards.</summary>
    public static IReadOnlyList<string> CreateOnly { get; } = new[]
    {
        "Type", "IncomeAccountRef", "ExpenseAccountRef", "AssetAccountRef", "TrackQtyOnHand", "QtyOnHand", "InvStartDate", "Taxable",
    };

    /// <summary>producttypecode of the standard table, and the value that the solution adds; a preference may say otherwise.</summary>
    private static readonly Dictionary<int, string> StandardTypes = new()
    {
        [1] = "Inventory",
        [3] = "Service",
        [776210000] = "NonInventory",
    };

    public static string TypeOf(ItemSource source, ItemPreferences preferences) =>
        source.Type is { } type && (preferences.Types.TryGetValue(type, out string? mapped) || StandardTypes.TryGetValue(type, out mapped)) ? mapped : "Service";

    public static Plan Make(ItemSource source, Link? link, ItemPreferences preferences, CompanySettings settings, ListMatch vendor)
    {
        string type = TypeOf(source, preferences);
        JsonObject wanted = new();
        List<string> warnings = new();
        Problem? problem = Kind(source) ?? Texts(source, settings, wanted) ?? Vendor(vendor, preferences, wanted, warnings);
        if (problem == null)
        {
            Prices(source, wanted);
            wanted["Type"] = type;
            problem = link != null ? null : Accounts(source, type, preferences, settings, wanted);
        }

        if (problem != null)
        {
            return Plan.Refuse(problem);
        }

        if (settings.IsUnitedStates)
        {
            wanted["Taxable"] = source.TaxCode != TaxCodes.NonTaxable;
        }

        wanted[SparseUpdate.CrmName] = source.ProductNumber;
        if (link == null)
        {
            return Plan.Create(Entity, wanted, SparseUpdate.Sendable(wanted), warnings);
        }

        SparseUpdate update = SparseUpdate.Between(wanted, link.Sent, CreateOnly, "Name");
        return update.IsEmpty ? Plan.UpToDate(wanted, warnings) : Plan.Update(Entity, link.AccountingId, link.SyncToken, update.Afterwards, update.Changed, warnings);
    }

    private static Problem? Kind(ItemSource source) => source.Structure switch
    {
        Family => Catalogue.Bundle(source.Name, "family"),
        Bundle => Catalogue.Bundle(source.Name, "bundle"),
        _ when source.State == Retired => Catalogue.NotPromotableState("product", "retired"),
        _ => null,
    };

    private static Problem? Texts(ItemSource source, CompanySettings settings, JsonObject wanted)
    {
        string number = source.ProductNumber.Trim();
        string description = source.Description.Trim() is { Length: > 0 } text ? text : source.Name.Trim();
        if (number.Length == 0)
        {
            return Catalogue.Missing("Product ID");
        }

        wanted["Name"] = number;
        wanted["Sku"] = number;
        if (description.Length > 0)
        {
            wanted["Description"] = description;
        }

        return NameRules.Check("Product ID", number, 100, isName: true, isEmail: false, settings.IsUnitedStates)
            ?? NameRules.Check("Description", description, 4000, isName: false, isEmail: false, settings.IsUnitedStates);
    }

    private static Problem? Vendor(ListMatch vendor, ItemPreferences preferences, JsonObject wanted, List<string> warnings)
    {
        if (vendor.Text.Length == 0)
        {
            return null;
        }

        if (vendor.Id.Length > 0)
        {
            wanted["PrefVendorRef"] = new JsonObject { { "value", vendor.Id } };
            return null;
        }

        Problem problem = vendor.Count == 0 ? Catalogue.TextUnmatched("Vendor", vendor.Text, "vendors") : Catalogue.TextAmbiguous("Vendor", vendor.Text, vendor.Count);
        if (preferences.UnmatchedTextIsWarning)
        {
            warnings.Add(problem.Sentence);
            return null;
        }

        return problem;
    }

    private static void Prices(ItemSource source, JsonObject wanted)
    {
        if (source.ListPrice is { } price)
        {
            wanted["UnitPrice"] = Cents.RoundPrice(price);
        }

        if (source.CurrentCost is { } cost)
        {
            wanted["PurchaseCost"] = Cents.RoundPrice(cost);
        }
    }

    private static Problem? Accounts(ItemSource source, string type, ItemPreferences preferences, CompanySettings settings, JsonObject wanted)
    {
        ItemAccounts accounts = type switch
        {
            "Inventory" => preferences.Inventory,
            "NonInventory" => preferences.NonInventory,
            _ => preferences.Service,
        };
        bool inventory = type == "Inventory";
        if (inventory && !settings.QuantityOnHand)
        {
            return Catalogue.InventoryIsOff(source.Name);
        }

        string? missing = accounts.Income.Length == 0 ? "Income Account"
            : inventory && accounts.Expense.Length == 0 ? "Expense Account"
            : inventory && accounts.Asset.Length == 0 ? "Asset Account"
            : inventory && preferences.InventoryStartsOn == null ? "Inventory Start Date"
            : null;
        if (missing != null)
        {
            return Catalogue.MissingSetting($"{missing} ({type})");
        }

        Reference(wanted, "IncomeAccountRef", accounts.Income);
        Reference(wanted, "ExpenseAccountRef", accounts.Expense);
        if (inventory)
        {
            Reference(wanted, "AssetAccountRef", accounts.Asset);
            wanted["TrackQtyOnHand"] = true;
            wanted["QtyOnHand"] = preferences.SendQuantity ? source.QuantityOnHand ?? 0m : 0m;
            wanted["InvStartDate"] = preferences.InventoryStartsOn!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        }

        return null;
    }

    private static void Reference(JsonObject wanted, string name, string id)
    {
        if (id.Length > 0)
        {
            wanted[name] = new JsonObject { { "value", id } };
        }
    }
}
