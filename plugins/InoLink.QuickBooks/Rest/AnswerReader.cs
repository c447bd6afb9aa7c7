using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;

namespace InoLink.QuickBooks.Rest;

/// <summary>
/// The ladder from an HTTP answer to a certainty. Pure. Both fault shapes are read: the service's (<c>Fault/Error</c>) and the gateway's,
/// which is lower case (quickbooks-api §10).
/// </summary>
public static class AnswerReader
{
    private const string Authentication = "3200";
    private const string Throttle = "3001";
    private static readonly string[] Forbidden = { "3100", "120" };

    // wrong cluster, company locked out, under maintenance: nothing was written, it passes
    private static readonly string[] Later = { "130", "140", "150" };

    /// <summary>True when the token was refused: the caller renews it once and repeats the call.</summary>
    public static bool TokenRefused(Reply reply) =>
        reply.Failure == null && (reply.Status == 401 || (reply.Status < 500 && Errors(Body(reply.Text)).Any(error => error.Code == Authentication)));

    /// <summary>
    /// The answer to a whole call. The request limit was recorded as XML too, also under 403 (quickbooks-api §9). <paramref name="pick"/> takes the wanted part out of a successful body; when it finds none, the answer is unreadable and so uncertain.
    /// </summary>
    public static Answer Read(Reply reply, Func<JsonObject, JsonObject?> pick)
    {
        if (reply.Failure != null)
        {
            return reply.Failure;
        }

        string? tid = reply.IntuitTid;
        JsonObject? body = Body(reply.Text);
        List<FaultError> errors = Errors(body);
        if (reply.Status == 429 || errors.Any(error => error.Code == Throttle) || (body == null && reply.Text.Contains("ThrottleExceeded")))
        {
            return new Answer(AnswerKind.Throttled, null, errors, "QuickBooks' request limit is reached.", tid);
        }

        if (reply.Status >= 500 || reply.Status == 408)
        {
            return new Answer(AnswerKind.Uncertain, null, errors, $"QuickBooks answered HTTP {reply.Status}.", tid);
        }

        if (reply.Status == 401)
        {
            return new Answer(AnswerKind.NeedsConsent, null, errors, "QuickBooks refuses the token of this company (HTTP 401).", tid);
        }

        if (reply.Status == 403)
        {
            return new Answer(AnswerKind.NeedsConsent, null, errors, "QuickBooks refuses access to this company: the app is disconnected, or the company id or environment is wrong (HTTP 403).", tid);
        }

        if (errors.Count > 0)
        {
            return Fault(errors, tid);
        }

        if (reply.Status >= 400)
        {
            return new Answer(AnswerKind.Refused, null, errors, $"QuickBooks answered HTTP {reply.Status} without a readable reason.", tid);
        }

        return reply.Status < 300 && body != null && pick(body) is { } part
            ? Answer.Done(part, tid)
            : new Answer(AnswerKind.Uncertain, null, null, "QuickBooks' answer could not be read.", tid);
    }

    /// <summary>The answers to a batch, one for each of <paramref name="bIds"/>; a missing one is uncertain.</summary>
    public static IReadOnlyList<Answer> ReadBatch(Reply reply, IReadOnlyList<string> bIds, Func<JsonObject, JsonObject?> pick)
    {
        Answer whole = Read(reply, body => body.Has("BatchItemResponse") ? body : null);
        if (whole.Kind != AnswerKind.Done)
        {
            return bIds.Select(_ => whole).ToList();
        }

        Dictionary<string, JsonObject> items = new(StringComparer.Ordinal);
        foreach (JsonObject item in whole.Body.Objects("BatchItemResponse"))
        {
            items[item.Text("bId") ?? ""] = item;
        }

        return bIds.Select(bId => items.TryGetValue(bId, out JsonObject? item)
            ? Item(item, pick, whole.IntuitTid)
            : Answer.Of(AnswerKind.Uncertain, "QuickBooks' answer names no result for this record.", whole.IntuitTid)).ToList();
    }

    private static Answer Item(JsonObject item, Func<JsonObject, JsonObject?> pick, string? tid)
    {
        List<FaultError> errors = Errors(item);
        if (errors.Count > 0)
        {
            return Fault(errors, tid);
        }

        return pick(item) is { } part ? Answer.Done(part, tid) : Answer.Of(AnswerKind.Uncertain, "QuickBooks' answer for this record could not be read.", tid);
    }

    private static Answer Fault(List<FaultError> errors, string? tid)
    {
        string codes = string.Join(", ", errors.Select(error => error.Code).Distinct());
        AnswerKind kind =
            errors.Any(error => error.Code == Throttle) ? AnswerKind.Throttled
            : errors.Any(error => error.Code == Authentication || Forbidden.Contains(error.Code)) ? AnswerKind.NeedsConsent
            : errors.Any(error => Later.Contains(error.Code)) ? AnswerKind.NotSent
            : errors.Any(IsUncertain) ? AnswerKind.Uncertain
            : AnswerKind.Refused;
        return new Answer(kind, null, errors, $"QuickBooks answered with fault {codes}.", tid);
    }

    // 10000 is a failure inside QuickBooks; 600 and 6000 "unexpected error … try again" are answers to a repeated request id whose first run may have worked
    // (quickbooks-api §6, §10, BOOKS B03). Any other 6000 is a rule of the books and definite.
    private static bool IsUncertain(FaultError error) => error.Code switch
    {
        "600" or "10000" => true,
        "6000" => Says(error, "unexpected error") && Says(error, "try again"),
        _ => false,
    };

    private static bool Says(FaultError error, string words) => (error.Message + " " + error.Detail).IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0;

    private static JsonObject? Body(string text)
    {
        try
        {
            return JsonText.Read(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static List<FaultError> Errors(JsonObject? body)
    {
        JsonObject? fault = body?.Object("Fault") ?? body?.Object("fault");
        if (fault == null)
        {
            return new List<FaultError>();
        }

        return fault.Objects("Error").Concat(fault.Objects("error")).Select(error => new FaultError(
            error.Text("code") ?? "",
            error.Text("Message") ?? error.Text("message") ?? "",
            error.Text("Detail") ?? error.Text("detail") ?? "",
            error.Text("element") ?? "")).ToList();
    }
}
