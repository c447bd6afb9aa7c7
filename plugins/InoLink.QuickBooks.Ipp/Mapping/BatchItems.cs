using InoLink.QuickBooks.Ipp.Calls;
using InoLink.QuickBooks.Json;
using Intuit.Ipp.Data;
using Intuit.Ipp.DataService;

namespace InoLink.QuickBooks.Ipp.Mapping;

/// <summary>Answers to the items of a batch, and rows of a query, in the shape of Intuit's JSON.</summary>
internal static class BatchItems
{
    public static JsonObject Of(IntuitBatchResponse item)
    {
        JsonObject json = new() { { "bId", item.Id } };
        switch (item.ResponseType)
        {
            case ResponseType.Exception:
                json["Fault"] = SdkFailure.Fault(item.Exception);
                break;
            case ResponseType.Entity when item.Entity != null:
                json[item.Entity.GetType().Name] = AnswerJson.Of(item.Entity);
                break;
            case ResponseType.Query:
                json["QueryResponse"] = Rows(item.Entities);
                break;
        }

        return json;
    }

    /// <summary>Rows by the name of their entity; no member where there are none, as QuickBooks answers.</summary>
    public static JsonObject Rows(IEnumerable<IEntity?>? rows)
    {
        JsonObject json = new();
        foreach (IGrouping<string, IEntity> entity in (rows ?? Array.Empty<IEntity?>()).OfType<IEntity>().GroupBy(row => row.GetType().Name))
        {
            json[entity.Key] = entity.Select(row => (object?)AnswerJson.Of(row)).ToList();
        }

        return json;
    }
}
