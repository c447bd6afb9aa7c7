using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace InoLink.Lab.WebApi.Http;

/// <summary>JSON as the Web API writes and reads it.</summary>
internal static class ApiJson
{
    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonNodeOptions Reading = new() { PropertyNameCaseInsensitive = false };

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    public static string Text(JsonNode node) => node.ToJsonString(Writing);

    /// <summary>The object of a body; an empty body is an empty object.</summary>
    public static JsonObject Object(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return [];
        }

        try
        {
            return JsonNode.Parse(body.Span, Reading, Strict) as JsonObject ?? throw ApiException.BadPayload("The body must be a JSON object.");
        }
        catch (JsonException problem)
        {
            throw ApiException.BadPayload($"The body is no valid JSON: {problem.Message}");
        }
    }
}
