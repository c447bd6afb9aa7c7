using System.Globalization;
using System.Text;

namespace InoLink.QuickBooks.Json;

/// <summary>
/// Reads and writes JSON text; a shipped assembly carries no JSON library (sdk-feasibility §3). Numbers are taken from their text, so no digit is lost.
/// </summary>
public static class JsonText
{
    /// <summary>Reads an object. Anything else, an HTML page of a gateway for instance, is a <see cref="FormatException"/>.</summary>
    public static JsonObject Read(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new FormatException("The text is empty.");
        }

        // a byte order mark may stand before a text that was read from bytes
        return JsonReader.Read(text[0] == '\uFEFF' ? text.Substring(1) : text);
    }

    /// <summary>Writes an object without white space, members in their order, numbers with the digits they have.</summary>
    public static string Write(JsonObject value)
    {
        StringBuilder text = new();
        Write(text, value);
        return text.ToString();
    }

    /// <summary>
    /// The same text for the same content: members sorted by name, trailing zeros of numbers cut.
    /// What is compared and hashed is this, so that neither order nor scale counts as a change.
    /// </summary>
    public static string Canonical(object? value)
    {
        StringBuilder text = new();
        Write(text, value, canonical: true);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value, bool canonical = false)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string word:
                Quote(text, word);
                break;
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            case decimal number:
                text.Append(canonical ? (number == 0m ? 0m : number).ToString("0.############################", CultureInfo.InvariantCulture) : number.ToString(CultureInfo.InvariantCulture));
                break;
            case int number:
                text.Append(number.ToString(CultureInfo.InvariantCulture));
                break;
            case JsonObject members:
                WriteMembers(text, members, canonical);
                break;
            case IReadOnlyList<object?> items:
                WriteItems(text, items, canonical);
                break;
            default:
                throw new ArgumentException($"A {value.GetType().Name} has no JSON form here; money is decimal, dates are text.", nameof(value));
        }
    }

    private static void WriteMembers(StringBuilder text, JsonObject members, bool canonical)
    {
        List<string> names = new(members.Names);
        if (canonical)
        {
            names.Sort(StringComparer.Ordinal);
        }

        text.Append('{');
        for (int i = 0; i < names.Count; i++)
        {
            text.Append(i == 0 ? "" : ",");
            Quote(text, names[i]);
            text.Append(':');
            Write(text, members[names[i]], canonical);
        }

        text.Append('}');
    }

    private static void WriteItems(StringBuilder text, IReadOnlyList<object?> items, bool canonical)
    {
        text.Append('[');
        for (int i = 0; i < items.Count; i++)
        {
            text.Append(i == 0 ? "" : ",");
            Write(text, items[i], canonical);
        }

        text.Append(']');
    }

    private static void Quote(StringBuilder text, string word)
    {
        text.Append('"');
        foreach (char c in word)
        {
            if (c is '"' or '\\')
            {
                text.Append('\\').Append(c);
            }
            else if (c < ' ' || c is '\u2028' or '\u2029' || char.IsSurrogate(c))
            {
                // surrogates escaped too: half a pair would not survive UTF-8
                text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                text.Append(c);
            }
        }

        text.Append('"');
    }
}
