using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Http;

/// <summary>What Intuit's gateway answers before the service is reached: the lower-case form (quickbooks-api §10), HTML, XML.</summary>
internal static class GatewayAnswers
{
    public static Answer Unauthorized(string why, DateTimeOffset now)
    {
        JsonObject body = Full(Error("message=AuthenticationFailed; errorCode=003200; statusCode=401", why + ": REDACTED", "3200"), "AUTHENTICATION", now);
        return new Answer(401, Json.Text(body), "application/json")
        {
            Headers = new Dictionary<string, string> { ["WWW-Authenticate"] = "Bearer realm=\"Intuit\", error=\"invalid_token\"" },
        };
    }

    public static Answer Forbidden() => new(403, Json.Text(new JsonObject
    {
        ["fault"] = Fault(Error("message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=403", null, "3100"), "SERVICE"),
    }), "application/json");

    public static Answer Throttled(bool xml, DateTimeOffset now)
    {
        const string Message = "message=ThrottleExceeded; errorCode=003001; statusCode=429";
        const string Detail = "The request limit was reached.  Try again later";
        if (!xml)
        {
            return new Answer(429, Json.Text(Full(Error(Message, Detail, "3001"), "SERVICE", now)), "application/json");
        }

        string body = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
            + $"<IntuitResponse time=\"{PacificTime.Envelope(now)}\" xmlns=\"http://schema.intuit.com/finance/v3\">"
            + $"<Fault type=\"SERVICE\"><Error code=\"3001\"><Message>{Message}</Message><Detail>{Detail}</Detail></Error></Fault></IntuitResponse>";
        return new Answer(429, body, "application/xml");
    }

    /// <summary>A refusal of the service in the lower-case form, in which the gateway hands on what it does not understand.</summary>
    public static Answer Refused(IntuitFault fault, DateTimeOffset now)
    {
        JsonObject body = Full(Error(fault.Errors[0].Message, fault.Errors[0].Detail, fault.Errors[0].Code), fault.Type, now);
        return new Answer(400, Json.Text(body), "application/json");
    }

    public static Answer ServerError(int status) =>
        Answer.Html(status, $"<html><head><title>{status}</title></head><body><h1>{status}</h1><p>The server is temporarily unable to service your request.</p></body></html>");

    private static JsonObject Error(string message, string? detail, string code) =>
        new() { ["message"] = message, ["detail"] = detail, ["code"] = code, ["element"] = null };

    private static JsonObject Fault(JsonObject error, string type) => new() { ["error"] = new JsonArray(error), ["type"] = type };

    private static JsonObject Full(JsonObject error, string type, DateTimeOffset now) => new()
    {
        ["warnings"] = null, ["intuitObject"] = null, ["fault"] = Fault(error, type), ["report"] = null, ["queryResponse"] = null,
        ["batchItemResponse"] = new JsonArray(), ["attachableResponse"] = new JsonArray(), ["syncErrorResponse"] = null, ["requestId"] = null,
        ["time"] = now.ToUnixTimeMilliseconds(), ["status"] = null, ["cdcresponse"] = new JsonArray(),
    };
}
