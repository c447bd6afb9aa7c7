using Data = Intuit.Ipp.Data;

namespace InoLink.QuickBooks.Ipp.Mapping;

/// <summary>Item (quickbooks-api §4).</summary>
internal static class ItemTable
{
    public static Table<Data.Item> Members { get; } = CommonTables.Entity<Data.Item>()
        .Text("Name")
        .Text("Sku")
        .Choice<Data.ItemTypeEnum>("Type")
        .Text("Description")
        .Amount("UnitPrice")
        .Text("PurchaseDesc")
        .Amount("PurchaseCost")
        .Reference("IncomeAccountRef")
        .Reference("ExpenseAccountRef")
        .Reference("AssetAccountRef")
        .Flag("TrackQtyOnHand")
        .Amount("QtyOnHand")
        .Day("InvStartDate")
        .Amount("ReorderPoint")
        .Flag("Taxable")
        .Reference("SalesTaxCodeRef")
        .Reference("PurchaseTaxCodeRef")
        .Reference("PrefVendorRef")
        .Reference("ParentRef")
        .Flag("SubItem")
        .Flag("Active");
}
