using System.Globalization;
using System.Text;

namespace InoLink.Engine.LinkExisting;

/// <summary>
/// What two sides' texts are compared by. The keys of QuickBooks' entries are stored when the lists are loaded, so that the server finds them among ten thousand; those of records are
/// made when they are asked about. Pure.
/// </summary>
public static class MatchKeys
{
    /// <summary>Digits at the end of a phone number that tell it apart whatever country code, trunk zero or extension mark stands in front.</summary>
    private const int PhoneDigits = 9;
    private const int FewestPhoneDigits = 7;

    // said in one list and left out in the other; only as the last word, since "Co" may also begin a name
    private static readonly HashSet<string> LegalForms = new(StringComparer.Ordinal)
    {
        "inc", "incorporated", "llc", "llp", "lp", "ltd", "limited", "plc", "corp", "corporation", "co", "company", "pty", "gmbh", "ag", "kg", "ohg", "ug", "se", "ev", "sarl", "sas", "sa",
        "srl", "spa", "bv", "nv", "ab", "oy", "as", "aps",
    };

    /// <summary>Letters and digits in lower case without marks, words apart by one blank, legal forms off the end. Empty where nothing is left.</summary>
    public static string Name(string text)
    {
        List<string> words = new();
        StringBuilder word = new();
        foreach (char c in Normalized(text))
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
            }
            else if (c is not ('.' or '\'' or '’') && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                // a dot or an apostrophe stands inside a word: G.m.b.H., O'Neill
                End(words, word);
            }
        }

        End(words, word);
        while (words.Count > 1 && LegalForms.Contains(words[words.Count - 1]))
        {
            words.RemoveAt(words.Count - 1);
        }

        return string.Join(" ", words);
    }

    /// <summary>The last nine digits; empty where there are fewer than seven.</summary>
    public static string Phone(string text)
    {
        string digits = new(text.Where(c => c is >= '0' and <= '9').ToArray());
        return digits.Length < FewestPhoneDigits ? "" : digits.Length <= PhoneDigits ? digits : digits.Substring(digits.Length - PhoneDigits);
    }

    public static string Email(string text) => text.Trim().ToLowerInvariant();

    // half a surrogate pair is nothing that Normalize takes
    private static string Normalized(string text)
    {
        try
        {
            return text.Replace("ß", "ss").Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    private static void End(List<string> words, StringBuilder word)
    {
        if (word.Length > 0)
        {
            words.Add(word.ToString());
            word.Clear();
        }
    }
}
