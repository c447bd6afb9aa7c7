using System.Globalization;
using System.Text;

namespace InoLink.Lab.Dataverse.Store;

/// <summary>
/// Text compares as in the platform's database: regardless of case, accents and trailing blanks. (Collation
/// SQL_Latin1_General_CP1_CI_AI of Dataverse databases; general knowledge.)
/// </summary>
internal static class TextOrder
{
    public const string Collation = "DV_TEXT";

    public static int Compare(string? left, string? right)
    {
        var a = left.AsSpan().TrimEnd(' ');
        var b = right.AsSpan().TrimEnd(' ');
        for (var i = 0; i < a.Length && i < b.Length; i++)
        {
            if (!char.IsAscii(a[i]) || !char.IsAscii(b[i]))
            {
                return string.CompareOrdinal(Fold(a.ToString()), Fold(b.ToString()));
            }

            var difference = char.ToUpperInvariant(a[i]) - char.ToUpperInvariant(b[i]);
            if (difference != 0)
            {
                // a non-ASCII letter further on can't change the order of two texts that differ here
                return difference;
            }
        }

        return a.Length == b.Length ? 0 : string.CompareOrdinal(Fold(a.ToString()), Fold(b.ToString()));
    }

    /// <summary>SQL Server's LIKE: %, _, [set] and [^set].</summary>
    public static bool IsLike(string? value, string? pattern) =>
        value is not null && pattern is not null && Matches(Fold(value), 0, Fold(pattern), 0);

    /// <summary>A pattern that means this text literally.</summary>
    public static string Literal(string text) =>
        text.Replace("[", "[[]", StringComparison.Ordinal).Replace("%", "[%]", StringComparison.Ordinal).Replace("_", "[_]", StringComparison.Ordinal);

    private static string Fold(string text)
    {
        text = text.TrimEnd(' ');
        if (Ascii.IsValid(text))
        {
            return text.ToUpperInvariant();
        }

        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.ToUpperInvariant(c));
            }
        }

        return folded.ToString();
    }

    private static bool Matches(string value, int v, string pattern, int p)
    {
        for (; p < pattern.Length; p++, v++)
        {
            if (pattern[p] == '%')
            {
                for (var rest = v; rest <= value.Length; rest++)
                {
                    if (Matches(value, rest, pattern, p + 1))
                    {
                        return true;
                    }
                }

                return false;
            }

            if (v >= value.Length)
            {
                return false;
            }

            var end = pattern[p] == '[' ? pattern.IndexOf(']', p + 2 <= pattern.Length ? Math.Min(p + 2, pattern.Length - 1) : p) : -1;
            if (end > 0)
            {
                var set = pattern[(p + 1)..end];
                var negated = set.StartsWith('^') && set.Length > 1;
                if (InSet(value[v], negated ? set[1..] : set) == negated)
                {
                    return false;
                }

                p = end;
            }
            else if (pattern[p] != '_' && pattern[p] != value[v])
            {
                return false;
            }
        }

        return v == value.Length;
    }

    private static bool InSet(char c, string set)
    {
        for (var i = 0; i < set.Length; i++)
        {
            if (i + 2 < set.Length && set[i + 1] == '-')
            {
                if (c >= set[i] && c <= set[i + 2])
                {
                    return true;
                }

                i += 2;
            }
            else if (set[i] == c)
            {
                return true;
            }
        }

        return false;
    }
}
