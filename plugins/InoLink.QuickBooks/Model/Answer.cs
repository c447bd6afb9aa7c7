using InoLink.QuickBooks.Json;

namespace InoLink.QuickBooks.Model;

/// <summary>How sure one can be of what QuickBooks did (BOOKS B03). The ladder that decides it is <see cref="Rest.AnswerReader"/>.</summary>
public enum AnswerKind
{
    /// <summary>QuickBooks did it and said so; the body holds the object.</summary>
    Done,

    /// <summary>QuickBooks refused: nothing was written, the errors say why.</summary>
    Refused,

    /// <summary>Nobody knows: a time-out, a dropped connection, a 5xx, an unreadable answer. It may have been written.</summary>
    Uncertain,

    /// <summary>The call never left: no connection, no time left, or the service asks to come back later. Nothing was written.</summary>
    NotSent,

    /// <summary>The company's request limit is reached: nothing was written, all calls pause for a minute.</summary>
    Throttled,

    /// <summary>The consent is gone or this company is not ours to see: an administrator must reconnect.</summary>
    NeedsConsent,
}

/// <summary>One entry of an Intuit fault.</summary>
public sealed class FaultError
{
    public FaultError(string code, string message, string detail, string element)
    {
        Code = code;
        Message = message;
        Detail = detail;
        Element = element;
    }

    public string Code { get; }

    public string Message { get; }

    public string Detail { get; }

    public string Element { get; }
}

/// <summary>The answer to one write, one query or one read.</summary>
public sealed class Answer
{
    private static readonly JsonObject Nothing = new();

    public Answer(AnswerKind kind, JsonObject? body, IReadOnlyList<FaultError>? errors, string reason, string? intuitTid)
    {
        Kind = kind;
        Body = body ?? Nothing;
        Errors = errors ?? Array.Empty<FaultError>();
        Reason = reason;
        IntuitTid = intuitTid;
    }

    public AnswerKind Kind { get; }

    /// <summary>For a write the object itself (with Id and SyncToken), for a query the QueryResponse, for a read the object.</summary>
    public JsonObject Body { get; }

    public IReadOnlyList<FaultError> Errors { get; }

    /// <summary>One sentence without secrets, customers' names or bodies: fit for a trace.</summary>
    public string Reason { get; }

    /// <summary>Intuit's id of the exchange, which their support asks for.</summary>
    public string? IntuitTid { get; }

    public bool Is(string code) => Errors.Any(error => error.Code == code);

    public static Answer Done(JsonObject body, string? tid) => new(AnswerKind.Done, body, null, "done", tid);

    public static Answer Of(AnswerKind kind, string reason, string? tid = null) => new(kind, null, null, reason, tid);
}
