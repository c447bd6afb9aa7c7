using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace InoLink.Lab.QuickBooks.Wire;

/// <summary>Small words for JSON trees. Money is decimal and never passes through double.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(JsonNode node) => node.ToJsonString(Plain);

    public static JsonObject Copy(JsonObject source) => (JsonObject)source.DeepClone();

    public static string? String(JsonObject? source, string member) => source?[member] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) => text,
        JsonValue value => value.ToJsonString(),
        _ => null,
    };

    public static bool Flag(JsonObject? source, string member) =>
        source?[member] is JsonValue value && value.GetValueKind() == JsonValueKind.True;

    public static decimal? Number(JsonObject? source, string member) => source?[member] is JsonValue value ? Number(value) : null;

    public static decimal Number(JsonValue value) =>
        decimal.Parse(value.ToJsonString().Trim('"'), NumberStyles.Float, CultureInfo.InvariantCulture);

    public static JsonObject? Object(JsonObject? source, string member) => source?[member] as JsonObject;

    /// <summary>The <c>value</c> of a reference member such as <c>CustomerRef</c>.</summary>
    public static string? Reference(JsonObject? source, string member) => String(Object(source, member), "value");

    public static JsonObject Reference(string value, string? name = null)
    {
        JsonObject reference = new() { ["value"] = value };
        if (name is not null)
        {
            reference["name"] = name;
        }

        return reference;
    }

    /// <summary>An amount as QuickBooks writes it: two decimals, but a bare 0.</summary>
    public static JsonValue Amount(decimal amount) => amount == 0m
        ? JsonValue.Create(0)
        : JsonValue.Create(decimal.Round(amount, 2, MidpointRounding.AwayFromZero) + 0.00m);

    /// <summary>A quantity, price or rate: no trailing zeros.</summary>
    public static JsonValue Quantity(decimal number) => JsonValue.Create(number / 1.0000000000000000000000000000m);
}
