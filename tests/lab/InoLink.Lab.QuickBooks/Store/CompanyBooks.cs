using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Store;

/// <summary>
/// All objects of one realm: a copy in memory for reading, SQLite underneath. Whoever reads or writes holds <see cref="Gate"/>,
/// so the writes of a realm are serial.
/// </summary>
internal sealed class CompanyBooks
{
    private readonly Database database;
    private readonly Dictionary<string, SortedDictionary<string, StoredObject>> objects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> sequences;
    private readonly Dictionary<string, StoredObject> names = new(StringComparer.OrdinalIgnoreCase);

    public CompanyBooks(Database database, CompanyProfile profile, int preferencesToken, DateTimeOffset created)
    {
        this.database = database;
        Profile = profile;
        PreferencesToken = preferencesToken;
        Created = created;
        sequences = database.Read("select name, last from sequence where realm = $1", row => (row.GetString(0), row.GetInt64(1)), profile.RealmId)
            .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
        foreach (StoredObject stored in database.Read(
            "select entity, id, sync_token, deleted, json, created, updated from entity where realm = $1", Row, profile.RealmId))
        {
            Keep(stored);
        }
    }

    public Lock Gate { get; } = new();

    public CompanyProfile Profile { get; private set; }

    /// <summary>SyncToken of the Preferences: raised by every change of the settings.</summary>
    public int PreferencesToken { get; private set; }

    public DateTimeOffset Created { get; }

    public string Realm => Profile.RealmId;

    public StoredObject? Find(string entity, string id) =>
        objects.TryGetValue(entity, out SortedDictionary<string, StoredObject>? all) && all.TryGetValue(id, out StoredObject? found) ? found : null;

    /// <summary>All objects of an entity by id, deleted ones included.</summary>
    public IReadOnlyCollection<StoredObject> All(string entity) =>
        objects.TryGetValue(entity, out SortedDictionary<string, StoredObject>? all) ? all.Values : [];

    /// <summary>Who holds a DisplayName among customers, vendors and employees; compared without case.</summary>
    public StoredObject? NameHolder(string displayName) => names.GetValueOrDefault(displayName);

    public long LastOf(string sequence) => sequences.GetValueOrDefault(sequence);

    public AnsweredRequest? Answered(string requestId) => database.Read(
        "select request_id, operation, body_hash, answer from request where realm = $1 and request_id = $2",
        row => new AnsweredRequest(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)), Realm, requestId).FirstOrDefault();

    /// <summary>Writes everything in one transaction, then shows it to readers.</summary>
    public void Commit(IReadOnlyCollection<StoredObject> changes, IReadOnlyDictionary<string, long> lastIds, AnsweredRequest? request, DateTimeOffset now)
    {
        database.Write(writer =>
        {
            foreach (StoredObject stored in changes)
            {
                writer.Execute(
                    "insert or replace into entity values ($1, $2, $3, $4, $5, $6, $7, $8)", Realm, stored.Entity, stored.Id, stored.SyncToken,
                    stored.Deleted, Json.Text(stored.Json), Moment(stored.Created), Moment(stored.Updated));
            }

            foreach ((string name, long last) in lastIds)
            {
                writer.Execute("insert or replace into sequence values ($1, $2, $3)", Realm, name, last);
            }

            if (request is not null)
            {
                writer.Execute("insert or replace into request values ($1, $2, $3, $4, $5, $6)",
                    Realm, request.RequestId, request.Operation, request.BodyHash, request.Answer, Moment(now));
            }
        });
        foreach (StoredObject stored in changes)
        {
            Keep(stored);
        }

        foreach ((string name, long last) in lastIds)
        {
            sequences[name] = last;
        }
    }

    public void Change(CompanyProfile profile)
    {
        database.Write(writer => writer.Execute(
            "update company set profile = $2, preferences_token = preferences_token + 1 where realm = $1", Realm, JsonSerializer.Serialize(profile)));
        Profile = profile;
        PreferencesToken++;
    }

    public static string Moment(DateTimeOffset time) => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    public static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    private static StoredObject Row(Microsoft.Data.Sqlite.SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetBoolean(3), (JsonObject)JsonNode.Parse(row.GetString(4))!,
        Moment(row.GetString(5)), Moment(row.GetString(6)));

    private void Keep(StoredObject stored)
    {
        if (!objects.TryGetValue(stored.Entity, out SortedDictionary<string, StoredObject>? all))
        {
            objects[stored.Entity] = all = new SortedDictionary<string, StoredObject>(IdOrder.Instance);
        }

        bool named = stored.Entity is "Customer" or "Vendor" or "Employee";
        if (named && all.TryGetValue(stored.Id, out StoredObject? before)
            && names.TryGetValue(DisplayName(before), out StoredObject? holder) && ReferenceEquals(holder, before))
        {
            names.Remove(DisplayName(before));
        }

        all[stored.Id] = stored;
        if (named)
        {
            names[DisplayName(stored)] = stored;
        }
    }

    private static string DisplayName(StoredObject stored) => Json.String(stored.Json, "DisplayName")?.Trim() ?? "";
}
