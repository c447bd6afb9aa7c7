using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Store;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Entities;

/// <summary><c>POST /invoice/{id}/send</c>: no mail leaves, the document only says it was sent (quickbooks-api §5.5).</summary>
internal static class Sending
{
    public static StoredObject Send(Work work, EntityRules rules, string id, string sendTo)
    {
        if (rules.Shape.Find("EmailStatus") is null)
        {
            throw Refusal.Unsupported("send");
        }

        StoredObject stored = EntityService.Read(work, rules, id);
        JsonObject json = Json.Copy(stored.Json);
        if (sendTo.Length > 0)
        {
            json["BillEmail"] = new JsonObject { ["Address"] = sendTo };
        }

        if (Json.Object(json, "BillEmail") is null)
        {
            throw Refusal.Rule("6420", "An e-mail address is required to send.", "BillEmail");
        }

        json["EmailStatus"] = "EmailSent";
        json["DeliveryInfo"] = new JsonObject { ["DeliveryType"] = "Email", ["DeliveryTime"] = PacificTime.Stamp(work.Now) };
        return work.Put(rules.Name, stored.Id, stored.SyncToken + 1, json, stored.Created);
    }
}
