namespace InoLink.Lab.QuickBooks;

/// <summary>An app as registered with Intuit. With no redirect URI registered, every one is accepted.</summary>
/// <param name="ClientId">Client id.</param>
/// <param name="ClientSecret">Client secret.</param>
/// <param name="RedirectUris">Registered redirect URIs, compared exactly.</param>
public sealed record QuickBooksApp(string ClientId, string ClientSecret, IReadOnlyList<string> RedirectUris);
