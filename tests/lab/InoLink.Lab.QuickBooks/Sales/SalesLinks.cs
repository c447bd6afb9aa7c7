using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Entities;
using InoLink.Lab.QuickBooks.Store;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Sales;

/// <summary>Estimate → invoice (quickbooks-api §5.4): the invoice names the estimate, which then reads Closed and names the invoice.</summary>
internal static class SalesLinks
{
    public static void Apply(Change change, string type)
    {
        JsonArray sent = change.Draft["LinkedTxn"] as JsonArray ?? [];
        if (type != "Invoice")
        {
            KeepOwn(change, sent, type);
            return;
        }

        List<string> before = Linked(change.Before?.Json);
        JsonArray links = [];
        foreach (string id in sent.OfType<JsonObject>().Select(EstimateId).Distinct(StringComparer.Ordinal))
        {
            if (before.Contains(id) || Take(change, id))
            {
                links.Add(new JsonObject { ["TxnId"] = id, ["TxnType"] = "Estimate" });
            }
        }

        List<string> after = [.. links.Select(link => Json.String((JsonObject)link!, "TxnId")!)];
        foreach (string id in before.Where(id => !after.Contains(id)))
        {
            Release(change.Work, id);
        }

        change.Draft["LinkedTxn"] = links;
    }

    /// <summary>Deleting an invoice gives its estimates back.</summary>
    public static void Release(Work work, StoredObject stored)
    {
        foreach (string id in stored.Entity == "Invoice" ? Linked(stored.Json) : [])
        {
            Release(work, id);
        }
    }

    public static void RefuseLinkedEstimate(StoredObject stored)
    {
        if (stored.Entity == "Estimate" && stored.Json["LinkedTxn"] is JsonArray { Count: > 0 })
        {
            throw Refusal.Business("The estimate is linked to an invoice: unlink it before you delete it.", "LinkedTxn");
        }
    }

    /// <summary>The links of an estimate are made by the invoice's side only; a sales receipt can't carry one.</summary>
    private static void KeepOwn(Change change, JsonArray sent, string type)
    {
        if (type == "SalesReceipt" && sent.Count > 0)
        {
            throw Refusal.CannotLink("A sales receipt can't be linked to an estimate.");
        }

        change.Draft.Remove("LinkedTxn");
        if (change.Before?.Json["LinkedTxn"] is JsonArray { Count: > 0 } own)
        {
            change.Draft["LinkedTxn"] = own.DeepClone();
        }
    }

    private static string EstimateId(JsonObject link) => Json.String(link, "TxnType") == "Estimate"
        ? Json.String(link, "TxnId") ?? throw Refusal.Missing("LinkedTxn.TxnId")
        : throw new NotEmulatedException($"LinkedTxn of type {Json.String(link, "TxnType")} on an invoice");

    /// <summary>Links a Pending or Accepted estimate; any other is passed over without a word.</summary>
    private static bool Take(Change change, string id)
    {
        StoredObject estimate = change.Work.Find("Estimate", id) ?? throw Refusal.Reference("LinkedTxn.TxnId", "LinkedTxn.TxnId");
        if (Json.Reference(estimate.Json, "CustomerRef") != change.Reference("CustomerRef"))
        {
            throw Refusal.CannotLink("The estimate belongs to another customer.");
        }

        if (Json.String(estimate.Json, "TxnStatus") is not ("Pending" or "Accepted") || estimate.Json["LinkedTxn"] is JsonArray { Count: > 0 })
        {
            return false;
        }

        change.Work.Touch(estimate, json =>
        {
            json["TxnStatus"] = "Closed";
            json["LinkedTxn"] = new JsonArray(new JsonObject { ["TxnId"] = change.Id, ["TxnType"] = "Invoice" });
        });
        return true;
    }

    private static void Release(Work work, string estimateId)
    {
        if (work.Find("Estimate", estimateId) is { } estimate)
        {
            work.Touch(estimate, json =>
            {
                json["TxnStatus"] = "Pending";
                json.Remove("LinkedTxn");
            });
        }
    }

    private static List<string> Linked(JsonObject? invoice) =>
        [.. (invoice?["LinkedTxn"] as JsonArray ?? []).OfType<JsonObject>().Select(link => Json.String(link, "TxnId")).OfType<string>()];
}
