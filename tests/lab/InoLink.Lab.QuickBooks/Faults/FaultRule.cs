namespace InoLink.Lab.QuickBooks;

/// <summary>What goes wrong.</summary>
public enum FaultKind
{
    /// <summary>Waits before the work.</summary>
    Latency,

    /// <summary>Waits before each matching item of a batch, or before a matching single write.</summary>
    ItemLatency,

    /// <summary>HTTP 429 ThrottleExceeded, no work done.</summary>
    Throttled,

    /// <summary>HTTP 500, 502 or 503 with an HTML body, no work done.</summary>
    ServerError,

    /// <summary>HTTP 401 code 3200, gateway form, no work done.</summary>
    TokenExpired,

    /// <summary>HTTP 403 code 3100, gateway form, no work done.</summary>
    Forbidden,

    /// <summary>A refresh is answered with invalid_grant and the grant is dead from then on.</summary>
    GrantRevoked,

    /// <summary>The connection ends before any work.</summary>
    DropBeforeWork,

    /// <summary>The work is committed, then the connection ends: the answer is lost.</summary>
    DropAfterCommit,

    /// <summary>The work is committed, half of the answer arrives.</summary>
    Truncated,

    /// <summary>The work is committed, the answer waits.</summary>
    AnswerLate,

    /// <summary>HTTP 500 with an HTML body after the work was committed.</summary>
    ServerErrorAfterCommit,

    /// <summary>A matching write is refused with fault 6000 "unexpected error … try again"; nothing is committed.</summary>
    UnexpectedError,

    /// <summary>A matching write, query of a batch or cdc is refused with the <see cref="FaultRule.Errors"/>, as a validation would; nothing is committed.</summary>
    Refused,

    /// <summary>A Fault comes with HTTP 200 (quickbooks-api §10: "sometimes 200").</summary>
    FaultWithStatus200,
}

/// <summary>One error of a played refusal.</summary>
/// <param name="Detail">Null: the member is absent, as it may be (quickbooks-api §10).</param>
public sealed record PlayedError(string Code, string Message, string? Detail = null);

/// <summary>A request as the rules see it.</summary>
/// <param name="Realm">Company id, empty for OAuth.</param>
/// <param name="Entity">Entity such as Invoice; empty for query, batch, cdc and OAuth.</param>
/// <param name="Operation">create, update, delete, void, send, read, query, batch, cdc, token, revoke.</param>
/// <param name="Items">The writes and queries inside a batch.</param>
public sealed record FaultRequest(string Realm, string Entity, string Operation, IReadOnlyList<(string Entity, string Operation)> Items);

/// <summary>
/// One rule of the <see cref="FaultInjector"/>: what goes wrong, for which requests, which of them and how often.
/// A batch matches an entity or operation if one of its items does.
/// </summary>
public sealed record FaultRule(FaultKind Kind)
{
    /// <summary>Only requests for this entity.</summary>
    public string? Entity { get; init; }

    /// <summary>Only requests of this operation.</summary>
    public string? Operation { get; init; }

    /// <summary>Only requests of this company.</summary>
    public string? Realm { get; init; }

    /// <summary>Any further condition.</summary>
    public Func<FaultRequest, bool>? When { get; init; }

    /// <summary>The first matching request that is hit, from 1.</summary>
    public int Nth { get; init; } = 1;

    /// <summary>How many requests are hit from there on.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Chance of each hit, drawn from the injector's seed.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Real time, also under a scaled clock: it plays against the client's HTTP timeouts.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>HTTP status of a <see cref="FaultKind.ServerError"/>.</summary>
    public int Status { get; init; } = 503;

    /// <summary>The recorded XML body of a 429; null decides by the Accept header.</summary>
    public bool? Xml { get; init; }

    /// <summary>What a <see cref="FaultKind.Refused"/> says; several errors may come at once.</summary>
    public IReadOnlyList<PlayedError> Errors { get; init; } = [];

    /// <summary>A <see cref="FaultKind.Refused"/> single write is told in the gateway's lower-case form.</summary>
    public bool LowerCase { get; init; }

    /// <summary>Hits every matching request.</summary>
    public FaultRule Always() => this with { Times = int.MaxValue };

    internal bool Matches(FaultRequest request) =>
        (Realm is null || Realm == request.Realm)
        && (MatchesOne((request.Entity, request.Operation)) || request.Items.Any(MatchesOne))
        && (When is null || When(request));

    internal bool MatchesOne((string Entity, string Operation) target) =>
        (Entity is null || Entity.Equals(target.Entity, StringComparison.OrdinalIgnoreCase))
        && (Operation is null || Operation.Equals(target.Operation, StringComparison.OrdinalIgnoreCase));
}
