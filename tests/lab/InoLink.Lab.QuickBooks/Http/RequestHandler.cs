using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using InoLink.Lab.QuickBooks.Faults;
using InoLink.Lab.QuickBooks.OAuth;
using InoLink.Lab.QuickBooks.Pages;
using InoLink.Lab.QuickBooks.Store;
using Microsoft.AspNetCore.Http;

namespace InoLink.Lab.QuickBooks.Http;

/// <summary>
/// The way of a request: read, faults before the work, gateway (token, realm, limits), service, faults after the commit, answer, log.
/// </summary>
internal sealed class RequestHandler(
    TokenRegister tokens, OAuthEndpoints oauth, Func<string, CompanyBooks?> company, Func<HttpRequest, Answer> pages, DeveloperPages developer,
    FaultInjector faults, RequestLog log, TimeProvider clock)
{
    private readonly RateLimits limits = new(clock);

    public async Task HandleAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        string path = request.Path.Value ?? "/";
        string tid = string.Create(CultureInfo.InvariantCulture, $"1-{clock.GetUtcNow().ToUnixTimeSeconds():x8}-{RandomNumberGenerator.GetHexString(24, lowercase: true)}");
        if (path.StartsWith("/v3/company/", StringComparison.Ordinal))
        {
            await ApiAsync(context, tid);
        }
        else if (OAuthEndpoints.Serves(path))
        {
            await OAuthAsync(context, tid);
        }
        else if (DeveloperPages.Serves(path))
        {
            using StreamReader body = new(request.Body, Encoding.UTF8);
            await WriteAsync(context, developer.Answer(request, await body.ReadToEndAsync()), tid, truncated: false);
        }
        else
        {
            await WriteAsync(context, pages(request), tid, truncated: false);
        }
    }

    private async Task ApiAsync(HttpContext context, string tid)
    {
        ApiCall call = await ApiCall.ReadAsync(context.Request);
        IReadOnlyList<FaultRule> hits = faults.For(new FaultRequest(call.Realm, call.Entity, call.Operation, call.Items));
        LoggedRequest entry = new()
        {
            Number = log.NextNumber(), At = clock.GetUtcNow(), Method = call.Method, Path = call.Path, Query = Uri.UnescapeDataString(context.Request.QueryString.Value ?? ""),
            Realm = call.Realm, Body = call.Body, RequestId = call.RequestId, IntuitTid = tid, Faults = [.. hits.Select(rule => rule.Kind)],
        };
        await DelayAsync(hits, FaultKind.Latency);
        if (Hit(hits, FaultKind.DropBeforeWork))
        {
            Drop(context, entry);
            return;
        }

        Answer? gateway = Injected(hits, context.Request);
        (Answer answer, IReadOnlyList<LoggedOperation> operations) = gateway is not null ? (gateway, []) : await PastGatewayAsync(context.Request, call);
        entry = entry with { Operations = operations };
        await DelayAsync(hits, FaultKind.AnswerLate);
        if (Hit(hits, FaultKind.DropAfterCommit))
        {
            Drop(context, entry);
            return;
        }

        if (Hit(hits, FaultKind.ServerErrorAfterCommit))
        {
            answer = GatewayAnswers.ServerError(500);
        }
        else if (answer.Status == 400 && Hit(hits, FaultKind.FaultWithStatus200))
        {
            answer = answer with { Status = 200 };
        }

        log.Add(entry with { Status = answer.Status });
        await WriteAsync(context, answer, tid, Hit(hits, FaultKind.Truncated));
    }

    private async Task<(Answer Answer, IReadOnlyList<LoggedOperation> Operations)> PastGatewayAsync(HttpRequest request, ApiCall call)
    {
        string header = request.Headers.Authorization.ToString();
        GrantedToken? token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? tokens.Access(header[7..].Trim()) : null;
        if (token is null || token.Dead || token.Expires <= clock.GetUtcNow())
        {
            string why = token is null ? "Token invalid" : token.Dead ? "Token revoked" : "Token expired";
            return (GatewayAnswers.Unauthorized(why, clock.GetUtcNow()), []);
        }

        if (token.Realm != call.Realm || company(call.Realm) is not { } books)
        {
            return (GatewayAnswers.Forbidden(), []);
        }

        if (!faults.EnforceLimits)
        {
            return await ServeAsync(books, call);
        }

        if (!limits.Enter(call.Realm, token.ClientId, call.Operation == "batch"))
        {
            return (GatewayAnswers.Throttled(!WantsJson(request), clock.GetUtcNow()), []);
        }

        try
        {
            return await ServeAsync(books, call);
        }
        finally
        {
            limits.Leave(call.Realm, token.ClientId);
        }
    }

    private async Task<(Answer Answer, IReadOnlyList<LoggedOperation> Operations)> ServeAsync(CompanyBooks books, ApiCall call)
    {
        ApiService service = new(books, clock, faults);
        Answer answer = await service.HandleAsync(call);
        return (answer, service.Operations);
    }

    private async Task OAuthAsync(HttpContext context, string tid)
    {
        HttpRequest request = context.Request;
        string operation = request.Path.Value switch { "/oauth2/v1/tokens/bearer" => "token", "/v2/oauth2/tokens/revoke" => "revoke", _ => "authorize" };
        using StreamReader reader = new(request.Body, Encoding.UTF8);
        string body = await reader.ReadToEndAsync();
        IReadOnlyList<FaultRule> hits = faults.For(new FaultRequest("", "", operation, []));
        LoggedRequest entry = new()
        {
            Number = log.NextNumber(), At = clock.GetUtcNow(), Method = request.Method, Path = request.Path.Value!, Query = "", Realm = "", IntuitTid = tid,
            Faults = [.. hits.Select(rule => rule.Kind)],
        };
        await DelayAsync(hits, FaultKind.Latency);
        if (Hit(hits, FaultKind.DropBeforeWork))
        {
            Drop(context, entry);
            return;
        }

        Answer answer = Injected(hits, request) ?? oauth.Handle(request, body, Hit(hits, FaultKind.GrantRevoked));
        entry = entry with { Operations = [new LoggedOperation("", operation, answer.Status < 400 ? "done" : answer.Status.ToString(CultureInfo.InvariantCulture), null)] };
        await DelayAsync(hits, FaultKind.AnswerLate);
        if (Hit(hits, FaultKind.DropAfterCommit))
        {
            Drop(context, entry);
            return;
        }

        log.Add(entry with { Status = answer.Status });
        await WriteAsync(context, answer, tid, Hit(hits, FaultKind.Truncated));
    }

    private Answer? Injected(IReadOnlyList<FaultRule> hits, HttpRequest request)
    {
        foreach (FaultRule rule in hits)
        {
            Answer? answer = rule.Kind switch
            {
                FaultKind.Throttled => GatewayAnswers.Throttled(rule.Xml ?? !WantsJson(request), clock.GetUtcNow()),
                FaultKind.ServerError => GatewayAnswers.ServerError(rule.Status),
                FaultKind.TokenExpired => GatewayAnswers.Unauthorized("Token expired", clock.GetUtcNow()),
                FaultKind.Forbidden => GatewayAnswers.Forbidden(),
                _ => null,
            };
            if (answer is not null)
            {
                return answer;
            }
        }

        return null;
    }

    private void Drop(HttpContext context, LoggedRequest entry)
    {
        log.Add(entry);
        context.Abort();
    }

    private static async Task WriteAsync(HttpContext context, Answer answer, string tid, bool truncated)
    {
        HttpResponse response = context.Response;
        byte[] body = Encoding.UTF8.GetBytes(answer.Body);
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = body.Length;
        response.Headers.CacheControl = "max-age=0, no-cache, no-store, must-revalidate, private";
        response.Headers["intuit_tid"] = tid;
        response.Headers["x-spanid"] = Guid.NewGuid().ToString();
        foreach ((string name, string value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        await response.Body.WriteAsync(truncated ? body.AsMemory(0, body.Length / 2) : body);
        await response.Body.FlushAsync();
        if (truncated)
        {
            context.Abort();
        }
    }

    private static bool WantsJson(HttpRequest request) => request.Headers.Accept.ToString().Contains("json", StringComparison.OrdinalIgnoreCase);

    private static bool Hit(IReadOnlyList<FaultRule> hits, FaultKind kind) => hits.Any(rule => rule.Kind == kind);

    private static async Task DelayAsync(IReadOnlyList<FaultRule> hits, FaultKind kind)
    {
        foreach (FaultRule rule in hits.Where(rule => rule.Kind == kind))
        {
            await Task.Delay(rule.Delay);
        }
    }
}
