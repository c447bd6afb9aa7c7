using InoLink.QuickBooks;
using InoLink.QuickBooks.Ipp;
using InoLink.QuickBooks.OAuth;
using InoLink.QuickBooks.Rest;

namespace InoLink.Plugins;

/// <summary>The road that this package carries: Intuit's SDK. The project file compiles this or its sibling, and nothing else chooses.</summary>
internal static class Shipped
{
    // one client for the process; it holds no state of a company
    private static readonly HttpExchange Http = new();

    public static ITokenClient Tokens(QuickBooksHosts hosts) => new IppTokenClient(hosts, Http);

    public static IQuickBooksCompany Company(QuickBooksHosts hosts, string realmId, TokenSource tokens, TimeBudget budget) => new IppCompany(hosts, realmId, tokens, budget);
}
