using System.Globalization;
using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Entities;
using InoLink.Lab.QuickBooks.Store;
using InoLink.Lab.QuickBooks.Wire;
using static InoLink.Lab.QuickBooks.Wire.Member;

namespace InoLink.Lab.QuickBooks.Lists;

/// <summary>Products and services (quickbooks-api §4).</summary>
internal sealed class ItemRules : EntityRules
{
    private const int DeepestLevel = 4;
    private const decimal HighestPrice = 99_999_999_999m;

    public override Shape Shape { get; } = new("Item",
    [
        Text("Name", 100), Text("Sku", 100), Text("Description", 4000), Flag("Active"), Flag("SubItem"), Reference("ParentRef").Keep(), Number("Level").Server(),
        Text("FullyQualifiedName").Server(), Flag("Taxable"), Flag("SalesTaxIncluded"), Ignored("PercentBased"), Number("UnitPrice"), Ignored("RatePercent"),
        Choice("Type", "Inventory", "NonInventory", "Service", "Category", "Group").Keep(), Ignored("PaymentMethodRef"), Ignored("UOMSetRef"),
        Reference("IncomeAccountRef").Keep(), Text("PurchaseDesc", 1000), Flag("PurchaseTaxIncluded"), Number("PurchaseCost"), Reference("ExpenseAccountRef").Keep(),
        Ignored("COGSAccountRef"), Reference("AssetAccountRef").Keep(), Reference("PrefVendorRef"), Ignored("AvgCost"), Flag("TrackQtyOnHand"), Number("QtyOnHand").Keep(),
        Ignored("QtyOnPurchaseOrder"), Ignored("QtyOnSalesOrder"), Number("ReorderPoint"), Ignored("ManPartNum"), Ignored("DepositToAccountRef"),
        Reference("SalesTaxCodeRef"), Reference("PurchaseTaxCodeRef"), Date("InvStartDate").Keep(), Ignored("BuildPoint"), Ignored("PrintGroupedItems"),
        Ignored("SpecialItem"), Ignored("SpecialItemType"), Missing("ItemGroupDetail"), Ignored("ItemAssemblyDetail"), Missing("AbatementRate"),
        Missing("ReverseChargeRate"), Missing("ServiceType"), Ignored("ItemCategoryType"), Reference("ClassRef"), Missing("TaxClassificationRef"), Ignored("Source"),
        Ignored("DeferredRevenue"), Missing("UQCDisplayText"), Missing("UQCId"), Ignored("ItemEx"), Ignored("CustomField"),
        .. CommonShapes.Entity,
    ]);

    public override void Apply(Change change)
    {
        JsonObject draft = change.Draft;
        string type = TypeOf(change);
        Place(change);
        if (type == "Category")
        {
            return;
        }

        draft["UnitPrice"] = Price(change, "UnitPrice");
        draft["PurchaseCost"] = Price(change, "PurchaseCost");
        if (change.Work.IsUnitedStates)
        {
            draft["Taxable"] = change.Flag("Taxable");
        }
        else
        {
            draft.Remove("Taxable");
        }

        if (type == "Inventory")
        {
            Inventory(change);
        }
        else
        {
            Sold(change);
        }

        References.Check(change, "PrefVendorRef", "Vendor");
        References.Check(change, "ClassRef", "Class");
        References.Check(change, "SalesTaxCodeRef", "TaxCode");
        References.Check(change, "PurchaseTaxCodeRef", "TaxCode");
    }

    public override void Follow(Change change, StoredObject stored)
    {
        foreach (StoredObject child in change.Work.All("Item").Where(child => Json.Reference(child.Json, "ParentRef") == stored.Id).ToList())
        {
            string name = Json.String(stored.Json, "FullyQualifiedName") + ":" + Json.String(child.Json, "Name");
            if (Json.String(child.Json, "FullyQualifiedName") != name)
            {
                change.Work.Touch(child, json => json["FullyQualifiedName"] = name);
                Follow(change, change.Work.Find("Item", child.Id)!);
            }
        }
    }

    private static string TypeOf(Change change)
    {
        string? name = change.Text("Name");
        if (string.IsNullOrWhiteSpace(name))
        {
            throw Refusal.Missing("Name");
        }

        string type = change.Text("Type") ?? throw Refusal.Missing("Type");
        string? before = Json.String(change.Before?.Json, "Type");
        if (before is not null && before != type && (before is not ("Service" or "NonInventory") || type is "Category" or "Group"))
        {
            throw Refusal.Business($"An item of type {before} can't become {type}.", "Type");
        }

        return type == "Group" && change.IsCreate ? throw Refusal.Unsupported("Create of an item of type Group") : type;
    }

    private static void Place(Change change)
    {
        JsonObject draft = change.Draft;
        bool below = change.Flag("SubItem") || (change.Reference("ParentRef") is not null && change.Sent["SubItem"] is null);
        if (!below)
        {
            draft.Remove("ParentRef");
            draft.Remove("SubItem");
            draft.Remove("Level");
            ListNames.Apply(change, "Item");
            return;
        }

        string parentId = change.Reference("ParentRef") ?? throw Refusal.Missing("ParentRef");
        StoredObject parent = change.Work.Find("Item", parentId) ?? throw Refusal.Reference($"Items element id {parentId} not found", "Reference Id");
        if (Json.String(parent.Json, "Type") != "Category")
        {
            throw Refusal.Rule("700", "The parent of an item must be a category.", "ParentRef");
        }

        int level = (int)(Json.Number(parent.Json, "Level") ?? 0) + 1;
        if (level > DeepestLevel)
        {
            throw Refusal.Rule("6180", "Categories can't be nested deeper than four levels.", "ParentRef");
        }

        draft["SubItem"] = true;
        draft["Level"] = level;
        draft["ParentRef"] = References.To(parent);
        ListNames.Apply(change, "Item", "ParentRef");
    }

    private static void Inventory(Change change)
    {
        JsonObject draft = change.Draft;
        if (!change.Profile.QuantityOnHand)
        {
            throw Refusal.FeatureOff("Inventory quantities are not tracked in this company (ProductAndServicesPrefs.QuantityOnHand).");
        }

        if (!change.Flag("TrackQtyOnHand"))
        {
            throw Refusal.Business("TrackQtyOnHand must be true for an item of type Inventory and can't be undone.", "TrackQtyOnHand");
        }

        if (change.Reference("AssetAccountRef") is null)
        {
            throw Refusal.MissingText("An inventory assetaccount is required if you are tracking inventory quantities for this product.", "AssetAccountRef");
        }

        Account(change, "IncomeAccountRef", "Income", "SalesOfProductIncome", required: true);
        Account(change, "AssetAccountRef", "Other Current Asset", "Inventory", required: true);
        Account(change, "ExpenseAccountRef", "Cost of Goods Sold", "SuppliesMaterialsCogs", required: true);
        if (draft["QtyOnHand"] is null)
        {
            throw Refusal.Rule("6520", "The initial quantity on hand is required for an item of type Inventory.", "QtyOnHand");
        }

        string start = change.Text("InvStartDate") ?? throw Refusal.Missing("InvStartDate");
        bool posts = Json.Number(draft, "QtyOnHand") != (Json.Number(change.Before?.Json, "QtyOnHand") ?? 0m);
        if (posts && change.Profile.BookCloseDate is { } closed && string.CompareOrdinal(start, closed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) <= 0)
        {
            throw Refusal.PeriodClosed();
        }
    }

    /// <summary>Services and non-inventory parts: an income account if sold, an expense account if bought, at least one of them.</summary>
    private static void Sold(Change change)
    {
        foreach (string member in new[] { "QtyOnHand", "InvStartDate", "AssetAccountRef" })
        {
            change.Draft.Remove(member);
        }

        change.Draft["TrackQtyOnHand"] = false;
        if (change.Reference("ExpenseAccountRef") is null && change.Reference("IncomeAccountRef") is null)
        {
            throw Refusal.Missing("IncomeAccountRef");
        }

        Account(change, "IncomeAccountRef", "Income", null, required: false);
        Account(change, "ExpenseAccountRef", null, null, required: false);
    }

    private static void Account(Change change, string member, string? type, string? subType, bool required)
    {
        StoredObject? account = References.Check(change, member, "Account");
        if (account is null)
        {
            _ = required ? throw Refusal.Missing(member) : 0;
            return;
        }

        string? actual = Json.String(account.Json, "AccountType");
        bool fits = type is null ? actual is "Expense" or "Other Expense" or "Cost of Goods Sold"
            : subType is null ? actual is "Income" or "Other Income"
            : actual == type && Json.String(account.Json, "AccountSubType") == subType;
        if (!fits)
        {
            throw Refusal.Rule("6430", $"Invalid account type: {member} of this item must be an account of type {type ?? "Expense"}{(subType is null ? "" : " / " + subType)}.", member);
        }
    }

    private static JsonValue Price(Change change, string member)
    {
        decimal price = Json.Number(change.Draft, member) ?? 0m;
        return Math.Abs(price) <= HighestPrice ? Json.Quantity(price) : throw new IntuitFault([Refusal.Number(price.ToString(CultureInfo.InvariantCulture), member)]);
    }
}
