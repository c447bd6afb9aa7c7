using System.Text.Json.Nodes;

namespace InoLink.Lab.WebApi.Http;

/// <summary>An answer of the Web API before it is written.</summary>
internal sealed record ApiResponse(int Status, string? Body = null, string? ContentType = null)
{
    public const string JsonType = "application/json; odata.metadata=minimal";

    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["OData-Version"] = "4.0" };

    public static ApiResponse Json(JsonObject body, int status = 200) => new(status, ApiJson.Text(body), JsonType);

    public static ApiResponse NoContent() => new(204);

    public ApiResponse With(string header, string? value)
    {
        if (value is not null)
        {
            Headers[header] = value;
        }

        return this;
    }
}
