using InoLink.Lab.QuickBooks.Http;

namespace InoLink.Lab.QuickBooks.OAuth;

/// <summary>The page behind appcenter.intuit.com/connect/oauth2.</summary>
internal static class ConsentPage
{
    public static string Choose(IReadOnlyList<(string Name, string Link)> companies, string cancel) => Html.Page("Connect to QuickBooks",
        "<h1>Connect to QuickBooks</h1><p>The app asks to read and write the accounting data of one company. Choose it:</p><ul>"
        + string.Concat(companies.Select(company => $"<li><a class=\"consent\" href=\"{Html.Text(company.Link)}\">{Html.Text(company.Name)}</a></li>"))
        + $"</ul><p><a class=\"cancel\" href=\"{Html.Text(cancel)}\">No thanks</a></p>");

    public static string Refused(string problem) => Html.Page("Sorry", $"<h1>Sorry, the app did not connect</h1><p>{Html.Text(problem)}</p>");
}
