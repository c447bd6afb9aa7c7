using InoLink.QuickBooks.Json;

namespace InoLink.Engine;

/// <summary>
/// What an update carries (BOOKS B31): only fields that changed since they were last sent; a blank only where we had sent a value; a reference is never cleared; the name only
/// if the CRM's name changed, since QuickBooks' may have a suffix. Pure.
/// </summary>
public sealed class SparseUpdate
{
    /// <summary>Our own member among the sent values: the CRM's name at sending. It never goes over the wire.</summary>
    public const string CrmName = "ino:name";

    private SparseUpdate(JsonObject changed, JsonObject afterwards, IReadOnlyList<string> keptReferences)
    {
        Changed = changed;
        Afterwards = afterwards;
        KeptReferences = keptReferences;
    }

    public JsonObject Changed { get; }

    /// <summary>What QuickBooks holds of ours once the update is done.</summary>
    public JsonObject Afterwards { get; }

    /// <summary>References that are blank in the CRM now but stay in QuickBooks.</summary>
    public IReadOnlyList<string> KeptReferences { get; }

    public bool IsEmpty => Changed.Count == 0;

    /// <param name="createOnly">Fields that are said at creation only.</param>
    /// <param name="nameField">The field that carries the name.</param>
    public static SparseUpdate Between(JsonObject wanted, JsonObject sent, IReadOnlyList<string> createOnly, string nameField)
    {
        JsonObject changed = new();
        JsonObject afterwards = wanted.Copy();
        bool renamed = wanted.Text(CrmName) != sent.Text(CrmName);
        foreach (KeyValuePair<string, object?> field in wanted)
        {
            bool keeps = createOnly.Contains(field.Key) || (field.Key == nameField && !renamed);
            if (keeps && sent.Has(field.Key))
            {
                afterwards[field.Key] = sent[field.Key];
            }
            else if (field.Key != CrmName && !keeps && JsonText.Canonical(field.Value) != JsonText.Canonical(sent[field.Key]))
            {
                changed[field.Key] = field.Value;
            }
        }

        List<string> kept = new();
        foreach (string name in sent.Names.Where(name => !wanted.Has(name) && name != CrmName))
        {
            if (name.EndsWith("Ref", StringComparison.Ordinal) || createOnly.Contains(name))
            {
                afterwards[name] = sent[name];
                kept.Add(name);
            }
            else if (Blank(sent[name]) is { } blank)
            {
                changed[name] = blank;
            }
        }

        return new SparseUpdate(changed, afterwards, kept);
    }

    /// <summary>What goes over the wire: everything but our own members.</summary>
    public static JsonObject Sendable(JsonObject wanted)
    {
        JsonObject fields = wanted.Copy();
        fields.Remove(CrmName);
        fields.Remove(Documents.DocumentFingerprint.Member);
        return fields;
    }

    // null where it was already blank
    private static object? Blank(object? sent)
    {
        switch (sent)
        {
            case string { Length: > 0 }:
                return "";
            case JsonObject members when members.Any(member => member.Value is string { Length: > 0 }):
                JsonObject blank = new();
                foreach (string name in members.Names)
                {
                    blank[name] = "";
                }

                return blank;
            default:
                return null;
        }
    }
}
