using System.Globalization;
using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Store;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Entities;

/// <summary>Create, update, delete and void as every entity has them (quickbooks-api §6): merge, SyncToken, order of members.</summary>
internal static class EntityService
{
    private static readonly HashSet<string> NoIncludes = [];

    /// <summary>Create, or update when the body carries an Id.</summary>
    public static StoredObject Save(Work work, EntityRules rules, JsonObject body, IReadOnlySet<string>? includes = null)
    {
        RefuseWhenEnded(work);
        JsonObject sent = BodyReader.Read(body, rules.Shape, work.IsUnitedStates);
        return string.IsNullOrEmpty(Json.String(sent, "Id")) ? Create(work, rules, sent, includes ?? NoIncludes) : Update(work, rules, sent, includes ?? NoIncludes);
    }

    public static StoredObject Read(Work work, EntityRules rules, string id)
    {
        StoredObject? found = work.Find(rules.Name, id);
        return found ?? throw (IsNumber(id) ? Refusal.NotFound() : Refusal.InvalidId(id));
    }

    public static StoredObject Delete(Work work, EntityRules rules, JsonObject body)
    {
        RefuseWhenEnded(work);
        StoredObject stored = ForChange(work, rules, BodyReader.Read(body, rules.Shape, work.IsUnitedStates));
        rules.Delete(work, stored);
        work.Delete(stored);
        return stored;
    }

    public static StoredObject Void(Work work, EntityRules rules, JsonObject body)
    {
        RefuseWhenEnded(work);
        StoredObject stored = ForChange(work, rules, BodyReader.Read(body, rules.Shape, work.IsUnitedStates));
        return work.Put(rules.Name, stored.Id, stored.SyncToken + 1, rules.Void(work, stored), stored.Created);
    }

    /// <summary>The object with its members in the order of the shape.</summary>
    public static JsonObject InOrder(JsonObject source, Shape shape)
    {
        JsonObject result = [];
        foreach (Member member in shape.Members)
        {
            if (source[member.Name] is not { } value)
            {
                continue;
            }

            result[member.Name] = member.Kind switch
            {
                MemberKind.Object => InOrder((JsonObject)value, member.Shape!),
                MemberKind.List => new JsonArray([.. ((JsonArray)value).Select(element => (JsonNode)InOrder((JsonObject)element!, member.Shape!))]),
                _ => value.DeepClone(),
            };
        }

        return result;
    }

    private static StoredObject Create(Work work, EntityRules rules, JsonObject sent, IReadOnlySet<string> includes)
    {
        string id = work.NextId(rules.Sequence);
        Change change = new(work, id, null, sent, Merge(null, sent, rules.Shape, sparse: true), includes);
        rules.Apply(change);
        return Stage(change, rules, 0, work.Now);
    }

    private static StoredObject Update(Work work, EntityRules rules, JsonObject sent, IReadOnlySet<string> includes)
    {
        StoredObject before = ForChange(work, rules, sent);
        Change change = new(work, before.Id, before, sent, Merge(before.Json, sent, rules.Shape, Json.Flag(sent, "sparse")), includes);
        rules.Apply(change);
        if (rules.KeepsTokenWhenUnchanged && JsonNode.DeepEquals(Own(change.Draft, rules.Shape), Own(before.Json, rules.Shape)))
        {
            return before;
        }

        return Stage(change, rules, before.SyncToken + 1, before.Created);
    }

    /// <summary>The members that an update is about.</summary>
    private static JsonObject Own(JsonObject source, Shape shape)
    {
        JsonObject own = InOrder(source, shape);
        foreach (Member member in CommonShapes.Entity)
        {
            own.Remove(member.Name);
        }

        return own;
    }

    private static StoredObject Stage(Change change, EntityRules rules, int syncToken, DateTimeOffset created)
    {
        StoredObject stored = change.Work.Put(rules.Name, change.Id, syncToken, change.Draft, created);
        rules.Follow(change, stored);
        return change.Work.Find(rules.Name, change.Id)!;
    }

    private static StoredObject ForChange(Work work, EntityRules rules, JsonObject sent)
    {
        string id = Json.String(sent, "Id") is { Length: > 0 } given ? given : throw Refusal.Missing("Id");
        StoredObject? stored = work.FindAny(rules.Name, id);
        if (stored is null or { Deleted: true })
        {
            throw stored is not null ? Refusal.DeletedTransaction() : IsNumber(id) ? Refusal.NotFound() : Refusal.InvalidId(id);
        }

        string token = Json.String(sent, "SyncToken") is { Length: > 0 } sentToken ? sentToken : throw Refusal.Missing("SyncToken");
        return token == stored.SyncTokenText ? stored : throw Refusal.Stale(rules.Name);
    }

    /// <summary>
    /// Sparse keeps what was not sent; full drops it, except for what the service made or defaulted (recorded updates).
    /// Objects such as addresses are replaced whole.
    /// </summary>
    private static JsonObject Merge(JsonObject? before, JsonObject sent, Shape shape, bool sparse)
    {
        JsonObject draft = [];
        foreach (Member member in shape.Members)
        {
            JsonNode? value = sent.ContainsKey(member.Name) ? sent[member.Name]
                : sparse || member.ServerMade || member.Kept ? before?[member.Name] : null;
            bool cleared = value is null || (value is JsonValue && Json.String(sent, member.Name) is "");
            if (!cleared)
            {
                draft[member.Name] = value!.DeepClone();
            }
        }

        return draft;
    }

    private static bool IsNumber(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static void RefuseWhenEnded(Work work)
    {
        if (work.Profile.SubscriptionEnded)
        {
            throw Refusal.SubscriptionEnded();
        }
    }
}
