using InoLink.QuickBooks;
using InoLink.QuickBooks.Ipp;
using InoLink.QuickBooks.OAuth;

namespace InoLink.Plugins;

/// <summary>The road that this package carries: Intuit's SDK. The project file compiles this or its sibling, and nothing else chooses.</summary>
internal static class Shipped
{
    public static ITokenClient Tokens(QuickBooksHosts hosts) => new IppTokenClient(hosts);

    public static IQuickBooksCompany Company(QuickBooksHosts hosts, string realmId, TokenSource tokens, TimeBudget budget) => new IppCompany(hosts, realmId, tokens, budget);
}
