using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Store;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Entities;

/// <summary>A create or update on its way: the rules read what was sent and complete the draft.</summary>
/// <param name="Work">The running operation.</param>
/// <param name="Id">Id of the object, given before the rules run.</param>
/// <param name="Before">The stored object, null for a create.</param>
/// <param name="Sent">The members sent, in normal form; null or "" asks to clear.</param>
/// <param name="Draft">The object as it will be kept.</param>
/// <param name="Includes">Values of the <c>include</c> parameter.</param>
internal sealed record Change(Work Work, string Id, StoredObject? Before, JsonObject Sent, JsonObject Draft, IReadOnlySet<string> Includes)
{
    public CompanyProfile Profile => Work.Profile;

    public bool IsCreate => Before is null;

    public string? Text(string member) => Json.String(Draft, member);

    public bool Flag(string member) => Json.Flag(Draft, member);

    public string? Reference(string member) => Json.Reference(Draft, member);
}

/// <summary>What is particular to one entity: its members and the rules of its writes.</summary>
internal abstract class EntityRules
{
    public abstract Shape Shape { get; }

    public string Name => Shape.ClassName;

    /// <summary>Which ids it shares: names have one sequence, transactions one (seen in the recordings).</summary>
    public virtual string Sequence => Name;

    public bool HasActive => Shape.Find("Active") is not null;

    /// <summary>Order of a query without ORDERBY: names by name (capitals first), transactions by last change, newest first (recorded).</summary>
    public virtual IEnumerable<StoredObject> DefaultOrder(IEnumerable<StoredObject> objects) =>
        objects.OrderBy(stored => Json.String(stored.Json, "FullyQualifiedName") ?? Json.String(stored.Json, "DisplayName") ?? Json.String(stored.Json, "Name"), StringComparer.Ordinal);

    /// <summary>Checks and completes the draft of a create or update; throws the fault that refuses it.</summary>
    public abstract void Apply(Change change);

    /// <summary>After the object is staged: what else changes with it.</summary>
    public virtual void Follow(Change change, StoredObject stored)
    {
    }

    /// <summary>Names and lists can't be deleted (quickbooks-api §3).</summary>
    public virtual void Delete(Work work, StoredObject stored) => throw Refusal.Unsupported("Delete");

    /// <summary>Returns the voided object.</summary>
    public virtual JsonObject Void(Work work, StoredObject stored) => throw Refusal.Unsupported("Void");

    /// <summary>Whether an update that changes nothing keeps the SyncToken (recorded for Account only).</summary>
    public virtual bool KeepsTokenWhenUnchanged => false;
}
