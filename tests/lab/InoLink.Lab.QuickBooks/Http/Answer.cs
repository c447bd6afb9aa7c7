using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Http;

/// <summary>An HTTP answer before it is written.</summary>
internal sealed record Answer(int Status, string Body, string ContentType)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static Answer Ok(JsonObject body) => new(200, Json.Text(body), "application/json;charset=utf-8")
    {
        Headers = new Dictionary<string, string> { ["qbo-version"] = "1944.190" },
    };

    /// <summary>The service form of a fault (quickbooks-api §10).</summary>
    public static Answer Fault(IntuitFault fault, DateTimeOffset now)
    {
        if (fault.LowerCase)
        {
            return GatewayAnswers.Refused(fault, now);
        }

        JsonObject body = new() { ["Fault"] = fault.ToJson() };
        if (fault.WithTime)
        {
            body["time"] = PacificTime.Envelope(now);
        }

        return new Answer(400, Json.Text(body), "application/json");
    }

    public static Answer Plain(int status, string text) => new(status, text, "text/plain;charset=utf-8");

    public static Answer Html(int status, string html) => new(status, html, "text/html;charset=utf-8");
}
