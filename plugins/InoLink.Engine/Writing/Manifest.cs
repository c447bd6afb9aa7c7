using System.Globalization;
using InoLink.QuickBooks.Json;

namespace InoLink.Engine.Writing;

/// <summary>One write that was announced before it was sent.</summary>
public sealed class ManifestItem
{
    public ManifestItem(Guid job, string entity, string? id, string hash, JsonObject fields, DateTime sentOn, JsonObject? changed = null)
    {
        Job = job;
        Entity = entity;
        Id = id;
        Hash = hash;
        Fields = fields;
        SentOn = sentOn;
        Changed = changed;
    }

    public Guid Job { get; }

    /// <summary>Intuit's name of the entity.</summary>
    public string Entity { get; }

    /// <summary>Id of the object for an update; null for a create.</summary>
    public string? Id { get; }

    /// <summary>Digest of what was sent.</summary>
    public string Hash { get; }

    /// <summary>What QuickBooks holds of ours once it is done: the link's values.</summary>
    public JsonObject Fields { get; }

    /// <summary>What an update carries, blanks included; null for a create, which carries all of <see cref="Fields"/>.</summary>
    public JsonObject? Changed { get; }

    public DateTime SentOn { get; }

    /// <summary>The requestid that it went out under; empty where nothing went out.</summary>
    public string RequestId { get; set; } = "";
}

/// <summary>
/// What the pen of a company has sent, or was about to send, and not yet recorded the outcome of (BOOKS B02). Stored on the writer's row before every send,
/// so that whoever takes the lease after a crash knows which jobs may stand in QuickBooks.
/// </summary>
public sealed class Manifest
{
    private readonly List<ManifestItem> items;

    public Manifest(IEnumerable<ManifestItem>? items = null) => this.items = items?.ToList() ?? new List<ManifestItem>();

    public IReadOnlyList<ManifestItem> Items => items;

    public bool IsEmpty => items.Count == 0;

    public ManifestItem? Of(Guid job) => items.FirstOrDefault(item => item.Job == job);

    public Manifest With(IEnumerable<ManifestItem> more)
    {
        List<ManifestItem> added = more.ToList();
        return new Manifest(items.Where(item => added.All(other => other.Job != item.Job)).Concat(added));
    }

    public Manifest Without(Guid job) => new(items.Where(item => item.Job != job));

    public string? ToJson() => IsEmpty ? null : JsonText.Write(new JsonObject
    {
        {
            "items", items.Select(item => (object?)new JsonObject
            {
                { "job", item.Job.ToString("D") },
                { "request", item.RequestId },
                { "entity", item.Entity },
                { "id", item.Id },
                { "hash", item.Hash },
                { "sentOn", item.SentOn.ToString("o", CultureInfo.InvariantCulture) },
                { "fields", item.Fields },
                { "changed", item.Changed },
            }).ToList()
        },
    });

    public static Manifest FromJson(string? text) => text is not { Length: > 0 } ? new Manifest() : new Manifest(
        JsonText.Read(text).Objects("items").Select(item => new ManifestItem(
            Guid.Parse(item.Text("job")!),
            item.Text("entity") ?? "",
            item.Text("id"),
            item.Text("hash") ?? "",
            item.Object("fields") ?? new JsonObject(),
            DateTime.Parse(item.Text("sentOn")!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal),
            item.Object("changed")) { RequestId = item.Text("request") ?? "" }));
}
