using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Store;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Entities;

/// <summary>References to other objects: they must exist (2500) and be active (610), and get their name filled in (quickbooks-api §10).</summary>
internal static class References
{
    /// <summary>An optional reference to a list object.</summary>
    public static StoredObject? Check(Change change, string member, string entity)
    {
        if (change.Reference(member) is not { Length: > 0 } id)
        {
            change.Draft.Remove(member);
            return null;
        }

        if (Json.Reference(change.Before?.Json, member) == id)
        {
            // what was kept once stays valid, also when its target was made inactive since
            return change.Work.Find(entity, id);
        }

        StoredObject found = change.Work.Find(entity, id) ?? throw Refusal.Reference($"{Plural(entity)} element id {id} not found", "Reference Id");
        if (!found.Active)
        {
            throw Refusal.NotFound();
        }

        change.Draft[member] = Json.Reference(id, Json.String(found.Json, "FullyQualifiedName") ?? Json.String(found.Json, "Name"));
        return found;
    }

    /// <summary>A customer, vendor or employee that must exist and be active.</summary>
    public static StoredObject Name(Work work, string entity, string id)
    {
        StoredObject found = work.Find(entity, id) ?? throw Refusal.Reference($"Names element id {id} not found", "Reference Id");
        return found.Active ? found : throw Refusal.NotFound();
    }

    /// <summary>Writes the name of the object behind a reference.</summary>
    public static JsonObject To(StoredObject target) => Json.Reference(
        target.Id, Json.String(target.Json, "DisplayName") ?? Json.String(target.Json, "FullyQualifiedName") ?? Json.String(target.Json, "Name"));

    // QuickBooks names its inner tables in these texts: Names, Accounts and Klasses are recorded, the others follow them
    private static string Plural(string entity) => entity == "Class" ? "Klasses" : entity + "s";
}
