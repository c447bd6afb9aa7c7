namespace InoLink.QuickBooks.OAuth;

/// <summary>The address at which a person gives an app access to the books of a company (quickbooks-api §11).</summary>
public static class ConsentRequest
{
    /// <summary>The only scope that is asked for: customers, items and documents are all in it.</summary>
    public const string Scope = "com.intuit.quickbooks.accounting";

    /// <summary>Intuit's own page that shows a code; each Intuit app has it among its redirect URIs from the start (oauth-onboarding §2).</summary>
    public const string Playground = "https://developer.intuit.com/v2/OAuth2Playground/RedirectUrl";

    /// <param name="state">Comes back unchanged beside the code.</param>
    public static string Address(QuickBooksHosts hosts, string clientId, string redirectUri, string state) =>
        $"{hosts.Authorize.AbsoluteUri}?client_id={Uri.EscapeDataString(clientId)}&response_type=code&scope={Uri.EscapeDataString(Scope)}"
        + $"&redirect_uri={Uri.EscapeDataString(redirectUri)}&state={Uri.EscapeDataString(state)}";

    /// <summary>
    /// Whether Intuit would register the address: https, or plain http on the own machine for sandbox keys (oauth-onboarding §2); no fragment, since the answer comes as a query.
    /// </summary>
    public static bool IsRedirectUri(string text, bool production) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0
        && (uri.Scheme == "https" || (!production && uri.Scheme == "http" && uri.IsLoopback));
}
