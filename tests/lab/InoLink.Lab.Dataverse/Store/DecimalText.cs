using System.Globalization;

namespace InoLink.Lab.Dataverse.Store;

/// <summary>Decimals are stored as exact text; this collation lets SQL compare, sort and index them as numbers.</summary>
internal static class DecimalText
{
    public const string Collation = "DV_DECIMAL";

    public static string Of(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    public static string? OfNullable(decimal? value) => value is { } number ? Of(number) : null;

    public static decimal Parse(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);

    public static int Compare(string? left, string? right) => Parse(left!).CompareTo(Parse(right!));
}
