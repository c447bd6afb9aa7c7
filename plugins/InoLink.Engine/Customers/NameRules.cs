using System.Globalization;
using System.Text;
using InoLink.Engine.Problems;

namespace InoLink.Engine.Customers;

/// <summary>What QuickBooks takes as text (quickbooks-api §2). Pure. Nothing is ever cut or replaced in silence (BOOKS B30).</summary>
public static class NameRules
{
    /// <summary>Why the text can't be sent, or null.</summary>
    public static Problem? Check(string label, string value, int limit, bool isName, bool isEmail, bool unitedStates)
    {
        if (isName && ForbiddenIn(value) is { } forbidden)
        {
            return Catalogue.ForbiddenCharacter(label, forbidden);
        }

        if (unitedStates && OutsideLatin(value) is { } outside)
        {
            return Catalogue.NotInRepertoire(label, outside);
        }

        if (value.Length > limit)
        {
            return Catalogue.TooLong(label, value.Length, limit);
        }

        return isEmail && !IsEmail(value) ? Catalogue.BadEmail(label, value) : null;
    }

    /// <summary>The letters that a US company can store in place of those it can't: accents fall off, a few letters are spelled out. What remains outside is left as it is.</summary>
    public static string Transliterate(string value)
    {
        StringBuilder text = new();
        foreach (char c in value)
        {
            if (c <= '\u00FF')
            {
                text.Append(c);
            }
            else if (Spelled.TryGetValue(c, out string? letters))
            {
                text.Append(letters);
            }
            else
            {
                text.Append(WithoutMarks(c));
            }
        }

        return text.ToString();
    }

    // half a surrogate pair and the two last code points are nothing that Normalize takes
    private static string WithoutMarks(char c)
    {
        string self = c.ToString();
        if (char.IsSurrogate(c) || c >= '\uFFFE')
        {
            return self;
        }

        char[] bare = self.Normalize(NormalizationForm.FormD).Where(part => CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark).ToArray();
        return bare.All(part => part <= '\u00FF') ? new string(bare) : self;
    }

    private static readonly Dictionary<char, string> Spelled = new()
    {
        ['ł'] = "l", ['Ł'] = "L", ['đ'] = "d", ['Đ'] = "D", ['ı'] = "i", ['œ'] = "oe", ['Œ'] = "OE", ['ħ'] = "h", ['Ħ'] = "H",
        ['–'] = "-", ['—'] = "-", ['‘'] = "'", ['’'] = "'", ['“'] = "\"", ['”'] = "\"", ['…'] = "...", ['€'] = "EUR", ['™'] = "TM",
    };

    private static string? ForbiddenIn(string value)
    {
        foreach (char c in value)
        {
            switch (c)
            {
                case ':': return "a colon (:)";
                case '\t': return "a tab";
                case '\n' or '\r': return "a line break";
            }
        }

        return null;
    }

    private static string? OutsideLatin(string value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] > '\u00FF')
            {
                // half a surrogate pair has no code point of its own
                int point = char.IsSurrogatePair(value, i) ? char.ConvertToUtf32(value, i) : value[i];
                return $"{StringInfo.GetNextTextElement(value, i)} (U+{point.ToString("X4", CultureInfo.InvariantCulture)})";
            }
        }

        return null;
    }

    private static bool IsEmail(string value)
    {
        int at = value.IndexOf('@');
        return at > 0 && at == value.LastIndexOf('@') && value.IndexOf('.', at) > at + 1 && !value.EndsWith(".", StringComparison.Ordinal) && !value.Any(char.IsWhiteSpace);
    }
}
