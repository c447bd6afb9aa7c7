using System.Globalization;
using InoLink.QuickBooks.Json;

namespace InoLink.QuickBooks.Ipp.Mapping;

/// <summary>Values of a draft in the types that Intuit's SDK wants. A value of another kind is an error that names the place, never a guess.</summary>
internal static class Read
{
    public static string Text(object value, string path) => value as string ?? throw Wrong(value, path, "text");

    public static decimal Amount(object value, string path) => value is decimal amount ? amount : throw Wrong(value, path, "a number");

    public static bool Flag(object value, string path) => value is bool flag ? flag : throw Wrong(value, path, "true or false");

    public static DateTime Day(object value, string path) =>
        DateTime.TryParseExact(value as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day) ? day : throw Wrong(value, path, "a date as yyyy-MM-dd");

    public static DateTime Instant(object value, string path) =>
        DateTimeOffset.TryParse(value as string, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant) ? instant.UtcDateTime : throw Wrong(value, path, "a time");

    /// <summary>An enumeration's value by its exact name: Enum.Parse alone would take numbers too.</summary>
    public static TEnum Choice<TEnum>(object value, string path)
        where TEnum : struct =>
        value is string name && Enum.IsDefined(typeof(TEnum), name) ? (TEnum)Enum.Parse(typeof(TEnum), name) : throw Wrong(value, path, $"a {typeof(TEnum).Name}");

    public static JsonObject Object(object? value, string path) => value as JsonObject ?? throw Wrong(value, path, "an object");

    public static IReadOnlyList<object?> List(object value, string path) => value as IReadOnlyList<object?> ?? throw Wrong(value, path, "a list");

    // the kind only: what stands in the books is nobody's business in an error text
    private static UnmappedFieldException Wrong(object? value, string path, string wanted) => new(path, $"it must be {wanted}, not {value?.GetType().Name ?? "null"}.");
}
