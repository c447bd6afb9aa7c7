using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Store;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Sales;

/// <summary>
/// What a document moves elsewhere: the customer's Balance (and BalanceWithJobs up to the top customer), the quantity on hand of inventory
/// items. Their SyncToken stays, their LastUpdatedTime moves (recorded).
/// </summary>
internal static class SalesPosting
{
    public static void Move(Work work, SalesRules rules, JsonObject? before, JsonObject? after)
    {
        if (!rules.Posts)
        {
            return;
        }

        Balance(work, before, -1);
        Balance(work, after, 1);
        foreach ((string item, decimal quantity) in Sold(before, -1).Concat(Sold(after, 1)).GroupBy(pair => pair.Item)
            .Select(group => (group.Key, group.Sum(pair => pair.Quantity))).Where(pair => pair.Item2 != 0m))
        {
            if (work.Find("Item", item) is { } stored && Json.String(stored.Json, "Type") == "Inventory")
            {
                work.Touch(stored, json => json["QtyOnHand"] = Json.Quantity((Json.Number(json, "QtyOnHand") ?? 0m) - quantity));
            }
        }
    }

    private static void Balance(Work work, JsonObject? document, int sign)
    {
        decimal amount = sign * (Json.Number(document, "Balance") ?? 0m);
        StoredObject? customer = work.Find("Customer", Json.Reference(document, "CustomerRef"));
        if (amount == 0m || customer is null)
        {
            return;
        }

        work.Touch(customer, json => Add(json, "Balance", amount));
        for (StoredObject? level = work.Find("Customer", customer.Id); level is not null; level = work.Find("Customer", Json.Reference(level.Json, "ParentRef")))
        {
            work.Touch(level, json => Add(json, "BalanceWithJobs", amount));
        }
    }

    private static void Add(JsonObject json, string member, decimal amount) => json[member] = Json.Amount((Json.Number(json, member) ?? 0m) + amount);

    private static IEnumerable<(string Item, decimal Quantity)> Sold(JsonObject? document, int sign) =>
        (document?["Line"] as JsonArray ?? []).OfType<JsonObject>()
            .Where(line => SalesLines.AmountOf(line) != 0m || Json.String(document, "PrivateNote") != "Voided")
            .Select(line => Json.Object(line, "SalesItemLineDetail")).OfType<JsonObject>()
            .Where(detail => Json.Reference(detail, "ItemRef") is not null)
            .Select(detail => (Json.Reference(detail, "ItemRef")!, sign * (Json.Number(detail, "Qty") ?? 0m)));
}
