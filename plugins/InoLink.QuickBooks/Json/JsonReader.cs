using System.Globalization;
using System.Text;

namespace InoLink.QuickBooks.Json;

/// <summary>
/// Reads one JSON object (RFC 8259). Our own, because the framework's JsonReaderWriterFactory takes a text that was cut off for a whole one, ignores what follows the object,
/// and refuses texts with half a surrogate pair: of an answer about money only a complete one may count (BOOKS B03). Lenient in one thing alone: control characters
/// need no escape.
/// </summary>
internal sealed class JsonReader
{
    /// <summary>Far more than any answer has; a stack overflow would end the whole process.</summary>
    private const int Deepest = 100;
    private readonly string text;
    private int at;

    private JsonReader(string text) => this.text = text;

    /// <exception cref="FormatException">The text is no JSON object.</exception>
    public static JsonObject Read(string text)
    {
        JsonReader reader = new(text);
        object? value = reader.Value(0);
        reader.SkipSpace();
        if (reader.at < text.Length)
        {
            throw reader.Unexpected();
        }

        return value as JsonObject ?? throw new FormatException("The text is JSON, but not an object.");
    }

    private object? Value(int depth)
    {
        if (depth > Deepest)
        {
            throw new FormatException("The text is nested too deep.");
        }

        SkipSpace();
        switch (Peek())
        {
            case '{':
                return Members(depth);
            case '[':
                return Items(depth);
            case '"':
                return Text();
            case 't':
                Word("true");
                return true;
            case 'f':
                Word("false");
                return false;
            case 'n':
                Word("null");
                return null;
            default:
                return Number();
        }
    }

    private JsonObject Members(int depth)
    {
        JsonObject members = new();
        at++;
        SkipSpace();
        if (Took('}'))
        {
            return members;
        }

        do
        {
            SkipSpace();
            string name = Text();
            SkipSpace();
            Take(':');
            members[name] = Value(depth + 1);
            SkipSpace();
        }
        while (Took(','));
        Take('}');
        return members;
    }

    private List<object?> Items(int depth)
    {
        List<object?> items = new();
        at++;
        SkipSpace();
        if (Took(']'))
        {
            return items;
        }

        do
        {
            items.Add(Value(depth + 1));
            SkipSpace();
        }
        while (Took(','));
        Take(']');
        return items;
    }

    private string Text()
    {
        Take('"');
        StringBuilder read = new();
        while (true)
        {
            char next = Peek();
            at++;
            if (next == '"')
            {
                return read.ToString();
            }

            read.Append(next == '\\' ? Escaped() : next);
        }
    }

    private char Escaped()
    {
        char kind = Peek();
        at++;
        switch (kind)
        {
            case '"' or '\\' or '/':
                return kind;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when at + 4 <= text.Length && ushort.TryParse(text.Substring(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit):
                at += 4;
                return (char)unit;
            default:
                at--;
                throw Unexpected();
        }
    }

    private object Number()
    {
        int start = at;
        Took('-');
        if (!Took('0'))
        {
            Digits();
        }

        if (Took('.'))
        {
            Digits();
        }

        if (Took('e') || Took('E'))
        {
            _ = Took('+') || Took('-');
            Digits();
        }

        // a number beyond decimal is a text that can't be read
        return decimal.TryParse(text.Substring(start, at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : throw new FormatException("A number is out of range.");
    }

    private void Digits()
    {
        int start = at;
        while (at < text.Length && text[at] is >= '0' and <= '9')
        {
            at++;
        }

        if (at == start)
        {
            throw Unexpected();
        }
    }

    private void Word(string word)
    {
        if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0)
        {
            throw Unexpected();
        }

        at += word.Length;
    }

    private char Peek() => at < text.Length ? text[at] : throw Unexpected();

    private bool Took(char wanted)
    {
        bool there = at < text.Length && text[at] == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void Take(char wanted)
    {
        if (!Took(wanted))
        {
            throw Unexpected();
        }
    }

    private void SkipSpace()
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\n' or '\r')
        {
            at++;
        }
    }

    // the place alone: the text may be a customer's
    private FormatException Unexpected() => new(at < text.Length
        ? "The text is not JSON from character " + (at + 1).ToString(CultureInfo.InvariantCulture) + " on."
        : "The text ends too early.");
}
