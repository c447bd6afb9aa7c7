using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace InoLink.Scenario.Tests.Connecting;

/// <summary>What came back from Intuit's consent page: the query of the address that the browser was sent to.</summary>
internal sealed record Returned(string Address, string State, string Code, string RealmId, string Error);

/// <summary>An administrator's browser at the consent page of the simulated company: opens the address, chooses a company, is sent back.</summary>
internal static partial class ConsentVisitor
{
    public static async Task<Returned> ChooseAsync(string authorizeUrl, string company)
    {
        using HttpClient browser = new(new HttpClientHandler { AllowAutoRedirect = false });
        Uri page = new(authorizeUrl);
        string html = await browser.GetStringAsync(page);
        string link = Link().Matches(html).Where(match => WebUtility.HtmlDecode(match.Groups[2].Value) == company).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).Single();
        using HttpResponseMessage answer = await browser.GetAsync(new Uri(page, link));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return Parse(answer.Headers.Location!);
    }

    public static async Task<Returned> DenyAsync(string authorizeUrl)
    {
        using HttpClient browser = new();
        string html = await browser.GetStringAsync(new Uri(authorizeUrl));
        return Parse(new Uri(WebUtility.HtmlDecode(Cancel().Match(html).Groups[1].Value)));
    }

    /// <summary>The status of the consent page, e.g. 400 where Intuit does not know the redirect URI.</summary>
    public static async Task<HttpStatusCode> StatusAsync(string authorizeUrl)
    {
        using HttpClient browser = new();
        using HttpResponseMessage answer = await browser.GetAsync(new Uri(authorizeUrl));
        return answer.StatusCode;
    }

    private static Returned Parse(Uri address)
    {
        Dictionary<string, Microsoft.Extensions.Primitives.StringValues> query = QueryHelpers.ParseQuery(address.Query);
        return new Returned(address.AbsoluteUri, Of("state"), Of("code"), Of("realmId"), Of("error"));

        string Of(string name) => query.GetValueOrDefault(name).ToString();
    }

    [GeneratedRegex("<a class=\"consent\" href=\"([^\"]+)\">([^<]+)</a>")]
    private static partial Regex Link();

    [GeneratedRegex("<a class=\"cancel\" href=\"([^\"]+)\"")]
    private static partial Regex Cancel();
}
