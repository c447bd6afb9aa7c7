using System.Net;
using InoLink.Lab.WebApi.Http;
using Microsoft.AspNetCore.Http;

namespace InoLink.Lab.WebApi.Hosting;

/// <summary>
/// Stands in for the identity provider: API clients send a token, browsers choose a user and get a cookie. It proves nothing, since the lab listens on 127.0.0.1 only;
/// it says on whose behalf a request runs.
/// </summary>
public sealed class SignIn(IReadOnlyList<LabUser> users)
{
    private const string Cookie = "lab-user";

    /// <summary>Who can sign in.</summary>
    public IReadOnlyList<LabUser> Users { get; } = users;

    /// <summary>The caller; null = nobody signed in.</summary>
    public LabUser? Caller(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var header = http.Request.Headers.Authorization.ToString();
        if (header.Length > 0)
        {
            return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? Users.FirstOrDefault(user => user.Token == header["Bearer ".Length..].Trim()) : null;
        }

        return http.Request.Cookies.TryGetValue(Cookie, out var token) ? Users.FirstOrDefault(user => user.Token == token) : null;
    }

    /// <summary>Signs a browser in and sends it to the app, or to the local address in <c>returnUrl</c>.</summary>
    internal Task EnterAsync(HttpContext http)
    {
        var name = http.Request.Query["user"].ToString();
        if (Users.FirstOrDefault(user => string.Equals(user.Name, name, StringComparison.OrdinalIgnoreCase)) is not { } user)
        {
            return PageAsync(http, name.Length == 0 ? null : $"There is no user {name}.");
        }

        // strict: a page of another site can't act in this user's name
        http.Response.Cookies.Append(Cookie, user.Token, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
        var target = http.Request.Query["returnUrl"].ToString();
        http.Response.Redirect(target.StartsWith('/') && !target.StartsWith("//", StringComparison.Ordinal) && !target.StartsWith("/\\", StringComparison.Ordinal) ? target : "/main.aspx");
        return Task.CompletedTask;
    }

    internal static Task LeaveAsync(HttpContext http)
    {
        http.Response.Cookies.Delete(Cookie);
        http.Response.Redirect("/lab/signin");
        return Task.CompletedTask;
    }

    /// <summary>The page on which a browser chooses a user.</summary>
    public Task PageAsync(HttpContext http, string? problem = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        var back = http.Request.Path.StartsWithSegments("/lab") ? http.Request.Query["returnUrl"].ToString() : http.Request.Path + http.Request.QueryString;
        var entries = string.Concat(Users.Select(user =>
            $"<li><a href=\"/lab/signin?user={WebUtility.HtmlEncode(Uri.EscapeDataString(user.Name))}&amp;returnUrl={WebUtility.HtmlEncode(Uri.EscapeDataString(back))}\">{WebUtility.HtmlEncode(user.Name)}</a> "
            + $"<span>{WebUtility.HtmlEncode(user.Roles.Count == 0 ? "no roles" : string.Join(", ", user.Roles))}</span></li>"));
        return Write(http, problem is null ? 200 : 404, "Sign in", $"<h1>Sign in</h1>{(problem is null ? "" : $"<p role=\"alert\">{WebUtility.HtmlEncode(problem)}</p>")}<ul>{entries}</ul>");
    }

    /// <summary>401 in Dataverse's form.</summary>
    internal static ApiResponse Refusal(bool sentSomething) => ErrorAnswer.Of(
        401, ApiCodes.NotAMember, sentSomething ? "The user is not a member of the organization: no user of the laboratory has this token." : "Authentication is required: send 'Authorization: Bearer <token>' with a token of the laboratory's list.")
        .With("WWW-Authenticate", "Bearer authorization_uri=/lab/signin");

    private static Task Write(HttpContext http, int status, string title, string body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        return http.Response.WriteAsync(
            $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><style>:root{{color-scheme:light dark}}body{{font:15px/1.6 system-ui,sans-serif;max-width:36rem;margin:3rem auto;padding:0 1rem}}li{{margin:.4rem 0}}li span{{opacity:.75}}</style></head><body>{body}</body></html>");
    }
}
