using InoLink.Engine.Schema;
using InoLink.QuickBooks.Json;

namespace InoLink.Engine.Customers;

/// <summary>Compares what was sent with what QuickBooks holds: members that QuickBooks adds to an object (address ids, reference names) do not count.</summary>
public static class SentFields
{
    public static bool Match(JsonObject sent, JsonObject held) => sent.All(field => Same(field.Value, held[field.Key]));

    /// <summary>
    /// The fields of an update that go although QuickBooks was changed too (BOOKS B31): all that QuickBooks left alone, and where both changed the winner's.
    /// </summary>
    public static JsonObject Winning(JsonObject changed, JsonObject sent, JsonObject held, WinningSystem winner)
    {
        JsonObject winning = new();
        foreach (KeyValuePair<string, object?> field in changed)
        {
            bool theyChangedIt = !Same(sent[field.Key], held[field.Key]);
            if (!theyChangedIt || winner == WinningSystem.Crm)
            {
                winning[field.Key] = field.Value;
            }
        }

        return winning;
    }

    public static bool Same(object? sent, object? held) => sent switch
    {
        JsonObject members => held is null or JsonObject && members.All(member => Same(member.Value, (held as JsonObject)?[member.Key])),
        string { Length: 0 } => held is null or string { Length: 0 },
        _ => JsonText.Canonical(sent) == JsonText.Canonical(held),
    };
}
