using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using InoLink.Lab.Dataverse;
using InoLink.Lab.WebApi.Http;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.WebApi.Rows;

/// <summary>Reads JSON values by type, as strictly as the platform: a number in quotes is no number.</summary>
internal static class ColumnValue
{
    public static object? Read(ColumnMetadata column, JsonNode? value)
    {
        if (value is null)
        {
            return null;
        }

        var name = column.LogicalName;
        return column.Kind switch
        {
            ColumnKind.Text or ColumnKind.Memo or ColumnKind.EntityName => Text(name, value),
            ColumnKind.Integer => Number<int>(name, value, "Edm.Int32"),
            ColumnKind.BigInt => Number<long>(name, value, "Edm.Int64"),
            ColumnKind.Decimal => Number<decimal>(name, value, "Edm.Decimal"),
            ColumnKind.Double => Number<double>(name, value, "Edm.Double"),
            ColumnKind.Money => new Money(Number<decimal>(name, value, "Edm.Decimal")),
            ColumnKind.Boolean => Truth(name, value),
            ColumnKind.Choice or ColumnKind.State or ColumnKind.Status => new OptionSetValue(Number<int>(name, value, "Edm.Int32")),
            ColumnKind.Choices => Options(name, Text(name, value)),
            ColumnKind.UniqueIdentifier => Id(name, value),
            ColumnKind.DateTime => column.DateTimeBehavior == DateTimeBehavior.DateOnly ? Day(name, value) : Time(name, value),
            _ => throw ApiException.NotEmulated($"writing '{name}', a column of kind {column.Kind}"),
        };
    }

    public static string Text(string name, JsonNode? value) => value is JsonValue text && text.TryGetValue(out string? read) ? read : throw Wrong(name, value, "Edm.String");

    public static bool Truth(string name, JsonNode? value) => value is JsonValue truth && truth.TryGetValue(out bool read) ? read : throw Wrong(name, value, "Edm.Boolean");

    public static Guid Id(string name, JsonNode? value) =>
        value is JsonValue text && text.TryGetValue(out string? read) && Guid.TryParse(read, out var id) ? id : throw Wrong(name, value, "Edm.Guid");

    public static T Number<T>(string name, JsonNode? value, string type)
        where T : struct =>
        value is JsonValue number && number.GetValueKind() == JsonValueKind.Number && number.TryGetValue(out T read) ? read : throw Wrong(name, value, type);

    /// <summary>A point in time with its offset; a bare date is midnight UTC.</summary>
    public static DateTime Time(string name, JsonNode? value)
    {
        var text = Text(name, value);
        return DateTimeOffset.TryParseExact(text, ["yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && (text.EndsWith('Z') || text[10..].IndexOfAny(['+', '-']) > 0)
            ? time.UtcDateTime
            : DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var day) ? day : throw Wrong(name, value, "Edm.DateTimeOffset");
    }

    private static DateTime Day(string name, JsonNode value) =>
        DateTime.TryParseExact(Text(name, value), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Wrong(name, value, "Edm.Date");

    private static OptionSetValueCollection Options(string name, string text)
    {
        OptionSetValueCollection options = [];
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            options.Add(new OptionSetValue(int.TryParse(part, NumberStyles.Integer, CultureInfo.InvariantCulture, out var option) ? option : throw ApiException.BadPayload($"'{part}' of '{name}' is no option.")));
        }

        return options;
    }

    private static ApiException Wrong(string name, JsonNode? value, string type) =>
        ApiException.BadPayload($"Cannot convert the value of '{name}' to the expected type '{type}': {value?.ToJsonString() ?? "null"}");
}
