using InoLink.Lab.QuickBooks.Http;
using InoLink.Lab.QuickBooks.OAuth;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace InoLink.Lab.QuickBooks.Pages;

/// <summary>
/// The part of developer.intuit.com that somebody who connects needs: an app with its keys and redirect URIs, and sandbox companies. Intuit puts its Playground address among an app's
/// redirect URIs by itself, and takes https only, but for the own machine (oauth-onboarding §2).
/// </summary>
internal sealed class DeveloperPages(TokenRegister tokens, Func<IReadOnlyList<QuickBooksCompany>> companies, Action<string> addCompany)
{
    public const string Playground = "https://developer.intuit.com/v2/OAuth2Playground/RedirectUrl";

    public static bool Serves(string path) => path == "/developer" || path.StartsWith("/developer/", StringComparison.Ordinal);

    public Answer Answer(HttpRequest request, string body)
    {
        Dictionary<string, Microsoft.Extensions.Primitives.StringValues> form = QueryHelpers.ParseQuery(body);
        string[] path = request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        switch (request.Method, path)
        {
            case ("GET", ["developer"]):
                return Http.Answer.Html(200, Dashboard(""));
            case ("POST", ["developer", "apps"]):
                tokens.AddApp([Playground]);
                return Back();
            case ("POST", ["developer", "apps", string clientId, "redirect-uris"]):
                string address = form.GetValueOrDefault("redirectUri").ToString().Trim();
                if (!IsRedirectUri(address))
                {
                    return Http.Answer.Html(400, Dashboard("A redirect URI has to begin with https://; plain http is for localhost only."));
                }

                tokens.AddRedirectUri(clientId, address);
                return Back();
            case ("POST", ["developer", "companies"]) when form.GetValueOrDefault("name").ToString().Trim() is { Length: > 0 } name:
                addCompany(name);
                return Back();
            default:
                return Http.Answer.Html(404, Html.Page("Not found", "<h1>Not found</h1>"));
        }
    }

    private static bool IsRedirectUri(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && (uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback)) && uri.Fragment.Length == 0;

    private static Answer Back() => new(303, "", "text/html;charset=utf-8") { Headers = new Dictionary<string, string> { ["Location"] = "/developer" } };

    private string Dashboard(string problem) => Html.Page("Apps and sandbox companies",
        "<h1>Apps and sandbox companies</h1>" + (problem.Length > 0 ? $"<p role=\"alert\">{Html.Text(problem)}</p>" : "")
        + "<h2>Apps</h2>" + string.Concat(tokens.Apps().Select(App)) + "<form method=\"post\" action=\"/developer/apps\"><button>Create an app</button></form>"
        + "<h2>Sandbox companies</h2>" + Html.Table(["Company", "Company id (realmId)"], companies().Select(company => new[] { Html.Text(company.Profile.Name), Html.Text(company.RealmId) }))
        + "<form method=\"post\" action=\"/developer/companies\"><label>Name <input name=\"name\" required></label> <button>Add a sandbox company</button></form>");

    private static string App(QuickBooksApp app) =>
        $"<section class=\"app\"><h3>App</h3><p>Client id <code class=\"client-id\">{Html.Text(app.ClientId)}</code><br>Client secret <code class=\"client-secret\">{Html.Text(app.ClientSecret)}</code></p>"
        + $"<p>Redirect URIs:</p><ul>{string.Concat((app.RedirectUris.Count == 0 ? ["(any: made by a program)"] : app.RedirectUris).Select(uri => $"<li>{Html.Text(uri)}</li>"))}</ul>"
        + $"<form method=\"post\" action=\"/developer/apps/{Html.Text(app.ClientId)}/redirect-uris\"><label>Redirect URI <input name=\"redirectUri\" size=\"80\" required></label> <button>Add</button></form></section>";
}
