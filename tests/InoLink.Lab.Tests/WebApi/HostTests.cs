using System.Net;
using System.Text;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Tests.WebApi;

/// <summary>What browsers ask for: sign-in and web resources.</summary>
public sealed class HostTests(WebApiSite site) : IClassFixture<WebApiSite>
{
    [Fact]
    public async Task WebResource_ComesWithItsType_ToWhoeverSignedIn()
    {
        site.Service.Create(new Entity("webresource") { ["name"] = "lab_/js/a.js", ["displayname"] = "a", ["webresourcetype"] = new OptionSetValue(3), ["content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes("var ä;")) });
        Answer direct = await site.GetAsync(new Uri(site.Address, "WebResources/lab_/js/a.js").ToString());
        Assert.Equal((200, "var ä;"), (direct.Status, direct.Text));
        Assert.Equal("text/javascript; charset=utf-8", direct.Header("Content-Type"));
        Assert.Equal("nosniff", direct.Header("X-Content-Type-Options"));
        Assert.Equal("var ä;", (await site.GetAsync(new Uri(site.Address, "%7b638000000000000000%7d/WebResources/lab_/js/a.js").ToString())).Text);
        Assert.Equal(404, (await site.GetAsync(new Uri(site.Address, "WebResources/lab_/js/b.js").ToString())).Status);
        using HttpRequestMessage nobody = new(HttpMethod.Get, new Uri(site.Address, "WebResources/lab_/js/a.js"));
        Assert.DoesNotContain("var", (await Answer.ReadAsync(await site.RawAsync(nobody))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/main.aspx?x=1", "/main.aspx?x=1")]
    [InlineData("", "/main.aspx")]
    [InlineData("//elsewhere.invalid/", "/main.aspx")]
    [InlineData("/\\elsewhere.invalid/", "/main.aspx")]
    [InlineData("https://elsewhere.invalid/", "/main.aspx")]
    public async Task SignIn_SetsACookieAndStaysHere_WhateverTheReturnAddress(string back, string expected)
    {
        using HttpClientHandler handler = new() { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        using HttpClient browser = new(handler) { BaseAddress = site.Address };
        using HttpResponseMessage entered = await browser.GetAsync(new Uri($"/lab/signin?user=Sam%20Sales&returnUrl={Uri.EscapeDataString(back)}", UriKind.Relative));
        Assert.Equal((HttpStatusCode.Redirect, expected), (entered.StatusCode, entered.Headers.Location!.OriginalString));
        string cookie = Assert.Single(entered.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(site.Salesperson.Id.ToString(), await browser.GetStringAsync(new Uri("/api/data/v9.2/WhoAmI", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_ShowsTheUsersEncoded_WhenNobodyIsNamedOrKnown()
    {
        Answer page = await site.GetAsync(new Uri(site.Address, "lab/signin?user=" + Uri.EscapeDataString("<img src=x>")).ToString());
        Assert.Equal(404, page.Status);
        Assert.Contains("&lt;img src=x&gt;", page.Text, StringComparison.Ordinal);
        Assert.Contains("Sam Sales", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("token-of", page.Text, StringComparison.Ordinal);
    }
}
