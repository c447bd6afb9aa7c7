using System.Globalization;
using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Entities;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Store;

/// <summary>
/// One operation on the books of a realm: it reads through its own staged changes and commits them together with the answered
/// requestid, or leaves nothing. The caller holds the gate of the books.
/// </summary>
internal sealed class Work(CompanyBooks books, DateTimeOffset now)
{
    private readonly Dictionary<(string Entity, string Id), StoredObject> staged = [];
    private readonly Dictionary<string, long> lastIds = new(StringComparer.Ordinal);

    public CompanyBooks Books => books;

    public CompanyProfile Profile => books.Profile;

    public bool IsUnitedStates => Profile.Country == "US";

    public DateTimeOffset Now => now;

    /// <summary>Today in the company's own zone.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(Profile.TimeZone)).DateTime);

    /// <summary>An object that is not deleted.</summary>
    public StoredObject? Find(string entity, string? id) => FindAny(entity, id) is { Deleted: false } found ? found : null;

    public StoredObject? FindAny(string entity, string? id) =>
        id is null ? null : staged.TryGetValue((entity, id), out StoredObject? own) ? own : books.Find(entity, id);

    /// <summary>All objects of an entity that are not deleted, by id.</summary>
    public IEnumerable<StoredObject> All(string entity) => AllWithDeleted(entity).Where(stored => !stored.Deleted);

    public IEnumerable<StoredObject> AllWithDeleted(string entity) =>
        books.All(entity).Select(stored => staged.GetValueOrDefault((entity, stored.Id), stored))
            .Concat(staged.Values.Where(stored => stored.Entity == entity && books.Find(entity, stored.Id) is null));

    public string NextId(string sequence)
    {
        long next = lastIds.GetValueOrDefault(sequence, books.LastOf(sequence)) + 1;
        lastIds[sequence] = next;
        return next.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Keeps a sequence ahead of an id that was seeded.</summary>
    public void Reserve(string sequence, long id) =>
        lastIds[sequence] = Math.Max(id, lastIds.GetValueOrDefault(sequence, books.LastOf(sequence)));

    /// <summary>Stages an object: Id, SyncToken and MetaData are written into its JSON, its members put in the order of the entity.</summary>
    public StoredObject Put(string entity, string id, int syncToken, JsonObject json, DateTimeOffset created) => Put(entity, id, syncToken, json, created, now);

    public StoredObject Put(string entity, string id, int syncToken, JsonObject json, DateTimeOffset created, DateTimeOffset updated)
    {
        json["domain"] = "QBO";
        json["sparse"] = false;
        json["Id"] = id;
        json["SyncToken"] = syncToken.ToString(CultureInfo.InvariantCulture);
        json["MetaData"] = new JsonObject { ["CreateTime"] = PacificTime.Stamp(created), ["LastUpdatedTime"] = PacificTime.Stamp(updated) };
        JsonObject ordered = EntityCatalogue.Find(entity) is { } rules ? EntityService.InOrder(json, rules.Shape) : json;
        StoredObject stored = new(entity, id, syncToken, false, ordered, created, updated);
        staged[(entity, stored.Id)] = stored;
        return stored;
    }

    /// <summary>
    /// Writes members that follow from another object's change (a balance, a qualified name): the SyncToken stays, the
    /// LastUpdatedTime moves (recorded: the customer of a new invoice).
    /// </summary>
    public void Touch(StoredObject stored, Action<JsonObject> change)
    {
        JsonObject json = Json.Copy(stored.Json);
        change(json);
        Put(stored.Entity, stored.Id, stored.SyncToken, json, stored.Created);
    }

    public void Delete(StoredObject stored) =>
        staged[(stored.Entity, stored.Id)] = stored with { Deleted = true, Updated = now, SyncToken = stored.SyncToken + 1 };

    public void Commit(AnsweredRequest? request = null)
    {
        if (staged.Count + lastIds.Count > 0 || request is not null)
        {
            books.Commit(staged.Values, lastIds, request, now);
        }
    }
}
