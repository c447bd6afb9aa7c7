using InoLink.QuickBooks.Model;

namespace InoLink.QuickBooks.OAuth;

/// <summary>
/// Intuit's token service. Two roads implement it: our own client and Intuit's SDK. No member throws for what the service or the network does: every outcome is an
/// <see cref="Answer"/>.
/// </summary>
public interface ITokenClient
{
    /// <summary>Trades the refresh token for a fresh pair, in <paramref name="fresh"/> when the kind is Done.</summary>
    Answer Refresh(Tokens tokens, DateTime now, out Tokens? fresh);

    /// <summary>Trades the code of a consent for the first pair; <paramref name="redirectUri"/> must equal the one the consent was asked with.</summary>
    Answer Exchange(Tokens tokens, string code, string redirectUri, DateTime now, out Tokens? fresh);

    /// <summary>Gives the consent back.</summary>
    Answer Revoke(Tokens tokens);
}
