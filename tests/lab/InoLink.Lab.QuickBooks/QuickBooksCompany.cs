using System.Globalization;
using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Entities;
using InoLink.Lab.QuickBooks.Store;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks;

/// <summary>
/// A simulated company from inside: what a bookkeeper does in QuickBooks while an integration runs, and what a test wants to see.
/// Nothing here passes HTTP, faults or the request log.
/// </summary>
public sealed class QuickBooksCompany
{
    private readonly CompanyBooks books;
    private readonly TimeProvider clock;

    internal QuickBooksCompany(CompanyBooks books, TimeProvider clock)
    {
        this.books = books;
        this.clock = clock;
    }

    /// <summary>The settings as they are now.</summary>
    public CompanyProfile Profile => books.Profile;

    /// <summary>Company id.</summary>
    public string RealmId => books.Realm;

    /// <summary>All objects of an entity that are not deleted, inactive ones included, by id; copies.</summary>
    public IReadOnlyList<JsonObject> All(string entity)
    {
        lock (books.Gate)
        {
            return [.. new Work(books, clock.GetUtcNow()).All(Rules(entity).Name).Select(stored => Json.Copy(stored.Json))];
        }
    }

    /// <summary>A copy of one object; null if it does not exist or was deleted.</summary>
    public JsonObject? Find(string entity, string id)
    {
        lock (books.Gate)
        {
            return new Work(books, clock.GetUtcNow()).Find(Rules(entity).Name, id) is { } stored ? Json.Copy(stored.Json) : null;
        }
    }

    /// <summary>Creates an object by the same rules as the API; a refusal is an exception with the fault's text.</summary>
    public JsonObject Create(string entity, JsonObject body) => Write(work => EntityService.Save(work, Rules(entity), body));

    /// <summary>A sparse update by the same rules as the API, with the current SyncToken.</summary>
    public JsonObject Update(string entity, string id, JsonObject members) => Write(work =>
    {
        JsonObject body = Json.Copy(members);
        StoredObject stored = EntityService.Read(work, Rules(entity), id);
        body["Id"] = id;
        body["SyncToken"] = stored.SyncTokenText;
        body["sparse"] = true;
        return EntityService.Save(work, Rules(entity), body);
    });

    /// <summary>
    /// Keeps an object as given, past all rules: for recorded objects with their Id, and for states that the API can't make.
    /// Without Id it gets the next one; MetaData is kept where given.
    /// </summary>
    public JsonObject Seed(string entity, JsonObject members) => Write(work =>
    {
        EntityRules rules = Rules(entity);
        string id = Json.String(members, "Id") ?? work.NextId(rules.Sequence);
        if (long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            work.Reserve(rules.Sequence, number);
        }

        int token = int.Parse(Json.String(members, "SyncToken") ?? "0", CultureInfo.InvariantCulture);
        JsonObject? times = Json.Object(members, "MetaData");
        return work.Put(rules.Name, id, token, Json.Copy(members), Time(times, "CreateTime"), Time(times, "LastUpdatedTime"));
    });

    /// <summary>Gives a customer, vendor, employee or item another name.</summary>
    public JsonObject Rename(string entity, string id, string name) =>
        Update(entity, id, new JsonObject { [Rules(entity).Shape.Find("DisplayName") is null ? "Name" : "DisplayName"] = name });

    /// <summary>Active = false, the "delete" of names and lists.</summary>
    public JsonObject MakeInactive(string entity, string id) => Update(entity, id, new JsonObject { ["Active"] = false });

    /// <summary>Active = true.</summary>
    public JsonObject Reactivate(string entity, string id) => Update(entity, id, new JsonObject { ["Active"] = true });

    /// <summary>Deletes a transaction, as a bookkeeper may.</summary>
    public void Delete(string entity, string id) => Write(work =>
    {
        StoredObject stored = EntityService.Read(work, Rules(entity), id);
        return EntityService.Delete(work, Rules(entity), new JsonObject { ["Id"] = id, ["SyncToken"] = stored.SyncTokenText });
    });

    /// <summary>Merges a customer or item away, as renaming it to another one's name does in QuickBooks: from then on it is told as deleted.</summary>
    public void MergeAway(string entity, string id) => Write(work =>
    {
        StoredObject stored = EntityService.Read(work, Rules(entity), id);
        string name = Rules(entity).Shape.Find("DisplayName") is null ? "Name" : "DisplayName";
        JsonObject body = new() { ["Id"] = id, ["SyncToken"] = stored.SyncTokenText, ["sparse"] = true, [name] = Json.String(stored.Json, name) + " (deleted)" };
        stored = EntityService.Save(work, Rules(entity), body);
        work.Delete(stored);
        return stored;
    });

    /// <summary>Voids a transaction.</summary>
    public JsonObject Void(string entity, string id) => Write(work =>
    {
        StoredObject stored = EntityService.Read(work, Rules(entity), id);
        return EntityService.Void(work, Rules(entity), new JsonObject { ["Id"] = id, ["SyncToken"] = stored.SyncTokenText });
    });

    /// <summary>Changes settings, such as the closing date.</summary>
    public void ChangeSettings(Func<CompanyProfile, CompanyProfile> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (books.Gate)
        {
            books.Change(change(books.Profile) with { RealmId = RealmId });
        }
    }

    /// <summary>Sets the company's exchange rate from a day on: home units per one unit of the currency.</summary>
    public void SetExchangeRate(string currency, DateOnly from, decimal rate) => Write(work => work.Put(
        "ExchangeRate", work.NextId("ExchangeRate"), 0,
        new JsonObject { ["SourceCurrencyCode"] = currency, ["AsOfDate"] = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["Rate"] = rate }, clock.GetUtcNow()));

    private static EntityRules Rules(string entity) =>
        EntityCatalogue.Find(entity) ?? throw new ArgumentException($"The simulated QuickBooks company has no entity {entity}.", nameof(entity));

    private DateTimeOffset Time(JsonObject? times, string member) =>
        Json.String(times, member) is { } text && PacificTime.TryRead(text, out DateTimeOffset time) ? time : clock.GetUtcNow();

    private JsonObject Write(Func<Work, StoredObject> write)
    {
        lock (books.Gate)
        {
            Work work = new(books, clock.GetUtcNow());
            JsonObject result = Json.Copy(write(work).Json);
            work.Commit();
            return result;
        }
    }
}
