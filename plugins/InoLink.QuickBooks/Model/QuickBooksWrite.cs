using InoLink.QuickBooks.Json;

namespace InoLink.QuickBooks.Model;

/// <summary>
/// One create or sparse update. <see cref="Fields"/> holds Intuit's member names and values; an update carries Id and
/// SyncToken besides, and only the fields that change (quickbooks-api §6).
/// </summary>
public sealed class QuickBooksWrite
{
    private QuickBooksWrite(string entity, JsonObject fields, string? id, string? syncToken)
    {
        Entity = entity;
        Fields = fields;
        Id = id;
        SyncToken = syncToken;
    }

    /// <summary>Intuit's name of the entity: Customer, Item, Estimate, Invoice, SalesReceipt.</summary>
    public string Entity { get; }

    public JsonObject Fields { get; }

    public string? Id { get; }

    public string? SyncToken { get; }

    public bool IsUpdate => Id != null;

    public static QuickBooksWrite Create(string entity, JsonObject fields) => new(entity, fields, null, null);

    public static QuickBooksWrite Update(string entity, string id, string syncToken, JsonObject changed) => new(entity, changed, id, syncToken);

    /// <summary>The body as it is sent.</summary>
    public JsonObject Body()
    {
        JsonObject body = new();
        foreach (KeyValuePair<string, object?> field in Fields)
        {
            body[field.Key] = field.Value;
        }

        if (IsUpdate)
        {
            body["Id"] = Id;
            body["SyncToken"] = SyncToken;
            body["sparse"] = true;
        }

        return body;
    }
}
