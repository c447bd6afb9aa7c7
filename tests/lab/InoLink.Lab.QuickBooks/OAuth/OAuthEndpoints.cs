using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Http;
using InoLink.Lab.QuickBooks.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace InoLink.Lab.QuickBooks.OAuth;

/// <summary>Intuit's OAuth 2.0 hosts: consent page, token and revocation end points, discovery (quickbooks-api §11).</summary>
internal sealed class OAuthEndpoints(TokenRegister tokens, Func<IReadOnlyList<CompanyProfile>> companies, TimeProvider clock, Func<Uri> address)
{
    public static bool Serves(string path) =>
        path is "/oauth2/v1/tokens/bearer" or "/v2/oauth2/tokens/revoke" || path.StartsWith("/connect/oauth2", StringComparison.Ordinal)
        || path.StartsWith("/.well-known/openid_", StringComparison.Ordinal);

    public Answer Handle(HttpRequest request, string body, bool revokeFirst) => request.Path.Value switch
    {
        "/oauth2/v1/tokens/bearer" when request.Method == "POST" => Token(request, body, revokeFirst),
        "/v2/oauth2/tokens/revoke" when request.Method == "POST" => Revoke(request, body),
        "/connect/oauth2" => Consent(request),
        "/connect/oauth2/consent" => Redirect(request),
        "/.well-known/openid_configuration" or "/.well-known/openid_sandbox_configuration" => Discovery(),
        _ => Answer.Plain(404, "Not found"),
    };

    private Answer Token(HttpRequest request, string body, bool revokeFirst)
    {
        if (App(request) is not { } app)
        {
            return Error(401, "invalid_client", null);
        }

        Dictionary<string, Microsoft.Extensions.Primitives.StringValues> form = QueryHelpers.ParseQuery(body);
        switch (form.GetValueOrDefault("grant_type").ToString())
        {
            case "authorization_code":
                GrantedToken? code = tokens.TakeCode(form.GetValueOrDefault("code").ToString(), app.ClientId, form.GetValueOrDefault("redirect_uri").ToString());
                return code is null
                    ? Error(400, "invalid_grant", "Invalid authorization code")
                    : Tokens(request, code, tokens.NewRefresh(app.ClientId, code.Realm, code.Family, code.HardExpires), TimeSpan.FromSeconds(8_726_400));
            case "refresh_token":
                string value = form.GetValueOrDefault("refresh_token").ToString();
                if (revokeFirst)
                {
                    tokens.Revoke(value, app.ClientId);
                }

                return tokens.TakeRefresh(value, app.ClientId) is { } taken
                    ? Tokens(request, taken.Origin, taken.Value, taken.Expires - clock.GetUtcNow())
                    : Error(400, "invalid_grant", "Incorrect or invalid refresh token");
            case "":
                return Error(400, "invalid_request", "grant_type is missing");
            default:
                return Error(400, "unsupported_grant_type", null);
        }
    }

    private Answer Tokens(HttpRequest request, GrantedToken origin, string refresh, TimeSpan refreshLife)
    {
        JsonObject body = new()
        {
            ["token_type"] = "bearer", ["access_token"] = tokens.NewAccess(origin), ["expires_in"] = (int)TokenRegister.AccessLife.TotalSeconds,
            ["refresh_token"] = refresh, ["x_refresh_token_expires_in"] = (long)refreshLife.TotalSeconds,
        };
        if (request.Headers["x-include-refresh-token-hard-expires-in"] == "true")
        {
            body["x_refresh_token_hard_expires_in"] = (long)(origin.HardExpires - clock.GetUtcNow()).TotalSeconds;
        }

        return new Answer(200, Json.Text(body), "application/json;charset=utf-8");
    }

    private Answer Revoke(HttpRequest request, string body)
    {
        if (App(request) is not { } app)
        {
            return Error(401, "invalid_client", null);
        }

        // JSON by the documentation, a form by clients in use
        string? token = request.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true
            ? Json.String(JsonNode.Parse(body) as JsonObject, "token")
            : QueryHelpers.ParseQuery(body).GetValueOrDefault("token").ToString();
        return token is { Length: > 0 } && tokens.Revoke(token, app.ClientId)
            ? new Answer(200, "", "application/json;charset=utf-8")
            : Error(400, "invalid_request", null);
    }

    /// <summary>The page on which an administrator picks a company; each link gives consent.</summary>
    private Answer Consent(HttpRequest request)
    {
        (QuickBooksApp? app, string? problem) = Asking(request);
        if (app is null)
        {
            return Answer.Html(400, ConsentPage.Refused(problem!));
        }

        string redirect = request.Query["redirect_uri"].ToString();
        string state = request.Query["state"].ToString();
        List<(string Name, string Link)> links = [.. companies().Select(company => (company.Name, QueryHelpers.AddQueryString("/connect/oauth2/consent", new Dictionary<string, string?>
        {
            ["client_id"] = app.ClientId, ["response_type"] = "code", ["scope"] = request.Query["scope"].ToString(), ["redirect_uri"] = redirect, ["state"] = state, ["realmId"] = company.RealmId,
        })))];
        return Answer.Html(200, ConsentPage.Choose(links, QueryHelpers.AddQueryString(redirect, new Dictionary<string, string?> { ["error"] = "access_denied", ["state"] = state })));
    }

    private Answer Redirect(HttpRequest request)
    {
        (QuickBooksApp? app, string? problem) = Asking(request);
        string realm = request.Query["realmId"].ToString();
        if (app is null || companies().All(company => company.RealmId != realm))
        {
            return Answer.Html(400, ConsentPage.Refused(problem ?? "This company does not exist."));
        }

        string redirect = request.Query["redirect_uri"].ToString();
        string target = QueryHelpers.AddQueryString(redirect, new Dictionary<string, string?>
        {
            ["code"] = tokens.NewCode(app.ClientId, realm, redirect), ["state"] = request.Query["state"].ToString(), ["realmId"] = realm,
        });
        return new Answer(302, "", "text/html;charset=utf-8") { Headers = new Dictionary<string, string> { ["Location"] = target } };
    }

    private (QuickBooksApp? App, string? Problem) Asking(HttpRequest request)
    {
        string redirect = request.Query["redirect_uri"].ToString();
        QuickBooksApp? app = tokens.Apps().FirstOrDefault(candidate => candidate.ClientId == request.Query["client_id"].ToString());
        string? problem = app is null ? "The client_id query parameter value is not valid."
            : request.Query["response_type"] != "code" ? "The response_type query parameter must be code."
            : request.Query["scope"].ToString().Length == 0 ? "The scope query parameter is missing."
            : request.Query["state"].ToString().Length == 0 ? "The state query parameter is missing."
            : !Uri.TryCreate(redirect, UriKind.Absolute, out _) || (app.RedirectUris.Count > 0 && !app.RedirectUris.Contains(redirect))
                ? "The redirect_uri query parameter value is not valid: it must match exactly one that is registered."
            : null;
        return problem is null ? (app, null) : (null, problem);
    }

    private Answer Discovery()
    {
        string root = address().ToString().TrimEnd('/');
        return new Answer(200, Json.Text(new JsonObject
        {
            ["issuer"] = "https://oauth.platform.intuit.com/op/v1",
            ["authorization_endpoint"] = root + "/connect/oauth2",
            ["token_endpoint"] = root + "/oauth2/v1/tokens/bearer",
            ["revocation_endpoint"] = root + "/v2/oauth2/tokens/revoke",
            ["response_types_supported"] = new JsonArray("code"),
            ["scopes_supported"] = new JsonArray("openid", "email", "profile", "address", "phone"),
            ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post", "client_secret_basic"),
        }), "application/json;charset=utf-8");
    }

    private QuickBooksApp? App(HttpRequest request)
    {
        string header = request.Headers.Authorization.ToString();
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        Span<byte> bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[6..].Trim(), bytes, out int length))
        {
            return null;
        }

        string[] pair = Encoding.UTF8.GetString(bytes[..length]).Split(':', 2);
        return pair.Length == 2
            ? tokens.Apps().FirstOrDefault(app => app.ClientId == WebUtility.UrlDecode(pair[0]) && app.ClientSecret == WebUtility.UrlDecode(pair[1]))
            : null;
    }

    private static Answer Error(int status, string error, string? description)
    {
        JsonObject body = new() { ["error"] = error };
        if (description is not null)
        {
            body["error_description"] = description;
        }

        return new Answer(status, Json.Text(body), "application/json;charset=utf-8");
    }
}
