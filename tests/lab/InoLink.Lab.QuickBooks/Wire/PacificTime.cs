using System.Globalization;

namespace InoLink.Lab.QuickBooks.Wire;

/// <summary>Answers carry US Pacific time, the envelope with milliseconds, MetaData without (quickbooks-api §1, recorded).</summary>
internal static class PacificTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    public static string Envelope(DateTimeOffset time) => Text(time, "yyyy-MM-dd'T'HH:mm:ss.fffzzz");

    public static string Stamp(DateTimeOffset time) => Text(time, "yyyy-MM-dd'T'HH:mm:sszzz");

    /// <summary>Reads an ISO 8601 time; one without an offset is taken as Pacific.</summary>
    public static bool TryRead(string text, out DateTimeOffset time)
    {
        time = default;
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime local)
            || text.Contains(' ', StringComparison.Ordinal))
        {
            return false;
        }

        time = local.Kind == DateTimeKind.Unspecified
            ? new DateTimeOffset(local, Zone.GetUtcOffset(local))
            : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        return true;
    }

    private static string Text(DateTimeOffset time, string format) =>
        TimeZoneInfo.ConvertTime(time, Zone).ToString(format, CultureInfo.InvariantCulture);
}
