using System.Net;
using Intuit.Ipp.Security;

namespace InoLink.QuickBooks.Ipp.Calls;

/// <summary>
/// Puts the access token on a request. The SDK asks for it after it has connected and buffered the body, right before the request is sent; what fails earlier has
/// therefore never left, which nothing else tells.
/// </summary>
internal sealed class BearerToken : IRequestValidator
{
    private readonly string token;

    public BearerToken(string token) => this.token = token;

    /// <summary>Whether the request went out, or was about to.</summary>
    public bool WasAsked { get; private set; }

    public void Authorize(WebRequest webRequest, string requestBody)
    {
        webRequest.Headers[HttpRequestHeader.Authorization] = "Bearer " + token;

        // QuickBooks doesn't redirect: what does, stands in between, and gets neither a second body nor a chance to answer for it
        if (webRequest is HttpWebRequest request)
        {
            request.AllowAutoRedirect = false;
        }

        WasAsked = true;
    }
}
