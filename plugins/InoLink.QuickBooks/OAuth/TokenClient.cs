using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;
using InoLink.QuickBooks.Rest;

namespace InoLink.QuickBooks.OAuth;

/// <summary>Intuit's token end points (quickbooks-api §11). Never traces a token; a failed answer's body is read for its <c>error</c> word alone.</summary>
public sealed class TokenClient : ITokenClient
{
    private readonly HttpExchange http;
    private readonly QuickBooksHosts hosts;

    public TokenClient(HttpExchange http, QuickBooksHosts hosts)
    {
        this.http = http;
        this.hosts = hosts;
    }

    public Answer Refresh(Tokens tokens, DateTime now, out Tokens? fresh) =>
        Ask(tokens, now, new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["refresh_token"] = tokens.RefreshToken }, out fresh);

    public Answer Exchange(Tokens tokens, string code, string redirectUri, DateTime now, out Tokens? fresh) =>
        Ask(tokens, now, new Dictionary<string, string> { ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = redirectUri }, out fresh);

    public Answer Revoke(Tokens tokens)
    {
        HttpRequestMessage request = new(HttpMethod.Post, hosts.Revoke)
        {
            Content = new StringContent(JsonText.Write(new JsonObject { { "token", tokens.RefreshToken } }), Encoding.UTF8, "application/json"),
        };
        Authenticate(request, tokens);
        Reply reply = http.Send(request, TimeBudget.Single);
        return reply.Failure ?? (reply.Status == 200 ? Answer.Done(new JsonObject(), reply.IntuitTid) : Answer.Of(AnswerKind.Refused, $"Intuit did not revoke the token (HTTP {reply.Status}).", reply.IntuitTid));
    }

    private Answer Ask(Tokens tokens, DateTime now, Dictionary<string, string> form, out Tokens? fresh)
    {
        fresh = null;
        HttpRequestMessage request = new(HttpMethod.Post, hosts.Token) { Content = new FormUrlEncodedContent(form) };
        Authenticate(request, tokens);
        request.Headers.Add("x-include-refresh-token-hard-expires-in", "true");
        Reply reply = http.Send(request, TimeBudget.Single);
        if (reply.Failure != null)
        {
            // an uncertain refresh wrote nothing in the books: the caller may simply come back
            return Answer.Of(AnswerKind.NotSent, "Intuit's token service did not answer.", reply.IntuitTid);
        }

        JsonObject? body = Body(reply.Text);
        string error = body?.Text("error") ?? "";
        if (reply.Status == 200 && body?.Text("access_token") is { Length: > 0 } access && body.Text("refresh_token") is { Length: > 0 } refresh)
        {
            fresh = new Tokens
            {
                ClientId = tokens.ClientId,
                ClientSecret = tokens.ClientSecret,
                AccessToken = access,
                AccessExpiresOn = now.AddSeconds((double)(body.Number("expires_in") ?? 3600m)),
                RefreshToken = refresh,
                RefreshExpiresOn = After(now, body.Number("x_refresh_token_expires_in")),
                ReconnectBefore = After(now, body.Number("x_refresh_token_hard_expires_in")) ?? tokens.ReconnectBefore,
            };
            return Answer.Done(new JsonObject(), reply.IntuitTid);
        }

        return error switch
        {
            "invalid_grant" => Answer.Of(AnswerKind.NeedsConsent, "Intuit no longer accepts the stored consent (invalid_grant).", reply.IntuitTid),
            "invalid_client" => Answer.Of(AnswerKind.NeedsConsent, "Intuit does not accept the client id or client secret (invalid_client).", reply.IntuitTid),
            _ when reply.Status == 401 => Answer.Of(AnswerKind.NeedsConsent, "Intuit does not accept the client id or client secret (HTTP 401).", reply.IntuitTid),
            _ => Answer.Of(AnswerKind.NotSent, $"Intuit's token service answered HTTP {reply.Status}.", reply.IntuitTid),
        };
    }

    private static DateTime? After(DateTime now, decimal? seconds) => seconds == null ? null : now.AddSeconds((double)seconds);

    private static void Authenticate(HttpRequestMessage request, Tokens tokens)
    {
        string pair = Convert.ToBase64String(Encoding.UTF8.GetBytes(tokens.ClientId + ":" + tokens.ClientSecret));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", pair);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
    }

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
}
