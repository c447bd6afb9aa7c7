using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Entities;
using InoLink.Lab.QuickBooks.Store;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Query;

/// <summary>What changed since a time, deleted objects included: at most 30 days back and 1000 objects (quickbooks-api §7).</summary>
internal static class ChangeDataCapture
{
    private const int MostObjects = 1000;
    private static readonly HashSet<string> NotTracked = new(StringComparer.OrdinalIgnoreCase) { "JournalCode", "TaxAgency", "TimeActivity", "TaxCode", "TaxRate" };

    public static JsonArray Run(Work work, string entities, string changedSince)
    {
        if (!PacificTime.TryRead(changedSince, out DateTimeOffset since))
        {
            throw new IntuitFault([Refusal.DateFormat(changedSince, "changedSince")]);
        }

        if (since < work.Now.AddDays(-30))
        {
            throw Refusal.Rule("2070", "changedSince can't be more than 30 days ago.", "changedSince");
        }

        int left = MostObjects;
        JsonArray responses = [];
        foreach (string name in entities.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            EntityRules rules = EntityCatalogue.Find(name) is { } known && !NotTracked.Contains(name)
                ? known
                : throw Refusal.QueryValidation($"invalid context declaration: {name}");
            JsonArray changed = [.. work.AllWithDeleted(rules.Name)
                .Where(stored => stored.Updated >= since).OrderBy(stored => stored.Updated).ThenBy(stored => stored.Id, IdOrder.Instance)
                .Take(left).Select(stored => (JsonNode)Shown(stored))];
            left -= changed.Count;
            responses.Add(changed.Count == 0
                ? (JsonNode)new JsonObject()
                : new JsonObject { [rules.Name] = changed, ["startPosition"] = 1, ["maxResults"] = changed.Count });
        }

        return new JsonArray(new JsonObject { ["QueryResponse"] = responses });
    }

    private static JsonObject Shown(StoredObject stored) => !stored.Deleted ? Json.Copy(stored.Json) : new JsonObject
    {
        ["domain"] = "QBO", ["status"] = "Deleted", ["Id"] = stored.Id,
        ["MetaData"] = new JsonObject { ["LastUpdatedTime"] = PacificTime.Stamp(stored.Updated) },
    };
}
