using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Http;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Pages;

/// <summary>One product or service.</summary>
internal static class ItemPage
{
    public static string Body(JsonObject item) => Html.Facts(
    [
        ("Type", Json.String(item, "Type")),
        ("SKU", Json.String(item, "Sku")),
        ("Sales description", Json.String(item, "Description")),
        ("Price", DocumentPage.Amount(item, "UnitPrice")),
        ("Income account", Named(item, "IncomeAccountRef")),
        ("Purchase description", Json.String(item, "PurchaseDesc")),
        ("Cost", DocumentPage.Amount(item, "PurchaseCost")),
        ("Expense account", Named(item, "ExpenseAccountRef")),
        ("Preferred vendor", Named(item, "PrefVendorRef")),
        ("Inventory account", Named(item, "AssetAccountRef")),
        ("On hand", Json.String(item, "QtyOnHand")),
        ("Start of inventory", Json.String(item, "InvStartDate")),
        ("QuickBooks id", Json.String(item, "Id")),
        ("SyncToken", Json.String(item, "SyncToken")),
    ]);

    private static string? Named(JsonObject item, string member) => Json.String(Json.Object(item, member), "name") ?? Json.Reference(item, member);
}
