using InoLink.Engine.Customers;
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

    /// <summary>
    /// Our own member: values that the CRM had when the record was linked to an existing object, where QuickBooks had others. They were never sent, so a change of them goes over,
    /// but a blank does not: it would wipe what QuickBooks' own people wrote.
    /// </summary>
    private const string Unsent = "ino:unsent";

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
        JsonObject unsent = sent.Object(Unsent) ?? new JsonObject();
        JsonObject stillUnsent = new();
        bool renamed = wanted.Text(CrmName) != sent.Text(CrmName);
        foreach (KeyValuePair<string, object?> field in wanted)
        {
            bool keeps = createOnly.Contains(field.Key) || (field.Key == nameField && !renamed);
            bool wasSent = sent.Has(field.Key);
            if (keeps && wasSent)
            {
                afterwards[field.Key] = sent[field.Key];
            }
            else if (keeps)
            {
                afterwards.Remove(field.Key);
            }
            else if (field.Key != CrmName && JsonText.Canonical(field.Value) != JsonText.Canonical(wasSent ? sent[field.Key] : unsent[field.Key]))
            {
                changed[field.Key] = field.Value;
            }
            else if (!wasSent && !IsOurs(field.Key))
            {
                afterwards.Remove(field.Key);
                stillUnsent[field.Key] = field.Value;
            }
        }

        if (stillUnsent.Count > 0)
        {
            afterwards[Unsent] = stillUnsent;
        }

        List<string> kept = new();
        foreach (string name in sent.Names.Where(name => !wanted.Has(name) && !IsOurs(name)))
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
            else if (sent[name] is bool or decimal)
            {
                // there is no blank for it: it stays as it is
                afterwards[name] = sent[name];
            }
        }

        return new SparseUpdate(changed, afterwards, kept);
    }

    /// <summary>
    /// What is noted as sent when a record is linked to an object that exists: nothing goes over, and only what both sides have counts as sent. What is said at creation only
    /// is as QuickBooks has it.
    /// </summary>
    public static JsonObject Baseline(JsonObject wanted, JsonObject held, IReadOnlyList<string> createOnly)
    {
        JsonObject baseline = new();
        JsonObject unsent = new();
        foreach (KeyValuePair<string, object?> field in wanted)
        {
            if (!createOnly.Contains(field.Key))
            {
                bool common = IsOurs(field.Key) || SentFields.Same(field.Value, held[field.Key]);
                (common ? baseline : unsent)[field.Key] = field.Value;
            }
            else if (held.Has(field.Key))
            {
                baseline[field.Key] = held[field.Key];
            }
        }

        if (unsent.Count > 0)
        {
            baseline[Unsent] = unsent;
        }

        return baseline;
    }

    /// <summary>What goes over the wire: everything but our own members.</summary>
    public static JsonObject Sendable(JsonObject wanted)
    {
        JsonObject fields = wanted.Copy();
        fields.Remove(CrmName);
        fields.Remove(Unsent);
        fields.Remove(Documents.DocumentFingerprint.Member);
        return fields;
    }

    private static bool IsOurs(string name) => name is CrmName or Unsent;

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
