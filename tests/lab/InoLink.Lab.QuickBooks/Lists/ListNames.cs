using InoLink.Lab.QuickBooks.Entities;
using InoLink.Lab.QuickBooks.Store;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Lists;

/// <summary>Names of list objects: required, without colon or tab, unique by qualified name within their entity (quickbooks-api §2, §4).</summary>
internal static class ListNames
{
    public static void Apply(Change change, string entity, string? parentMember = null)
    {
        string name = change.Text("Name")?.Trim() is { Length: > 0 } given ? given : throw Refusal.Missing("Name");
        if (name.AsSpan().IndexOfAny(":\t\r\n") >= 0 || (entity == "Account" && name.Contains('"', StringComparison.Ordinal)))
        {
            throw new IntuitFault([Refusal.NameCharacters("Name")]);
        }

        string? parent = parentMember is not null && change.Reference(parentMember) is { } parentId ? Qualified(change, entity, parentId) : null;
        string qualified = parent is null ? name : parent + ":" + name;
        if (change.Work.All(entity).Any(other => other.Id != change.Id && string.Equals(NameOf(other), qualified, StringComparison.OrdinalIgnoreCase)))
        {
            throw Refusal.DuplicateName();
        }

        change.Draft["Name"] = name;
        change.Draft["Active"] = change.Draft["Active"] is null || change.Flag("Active");
        if (EntityCatalogue.Find(entity)!.Shape.Find("FullyQualifiedName") is not null)
        {
            change.Draft["FullyQualifiedName"] = qualified;
        }
    }

    private static string? Qualified(Change change, string entity, string parentId)
    {
        StoredObject parent = change.Work.Find(entity, parentId) ?? throw Refusal.Reference("ParentRef", "ParentRef");
        return parent.Id == change.Id ? throw Refusal.ParentIsChild() : NameOf(parent);
    }

    private static string? NameOf(StoredObject stored) => Json.String(stored.Json, "FullyQualifiedName") ?? Json.String(stored.Json, "Name");
}
