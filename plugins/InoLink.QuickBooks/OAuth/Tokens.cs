namespace InoLink.QuickBooks.OAuth;

/// <summary>What is stored of a consent. Times are UTC of the store's clock.</summary>
public sealed class Tokens
{
    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    public string? AccessToken { get; set; }

    public DateTime? AccessExpiresOn { get; set; }

    public string RefreshToken { get; set; } = "";

    public DateTime? RefreshExpiresOn { get; set; }

    /// <summary>The day after which no refresh helps and an administrator must consent anew (Intuit's hard cap, quickbooks-api §11).</summary>
    public DateTime? ReconnectBefore { get; set; }
}

/// <summary>
/// Where tokens live. A refresh token is worth one refresh, and a lost one costs a new consent, so the order is:
/// claim, ask Intuit, store, use (DESIGN §4 Secrets).
/// </summary>
public interface ITokenStore
{
    /// <summary>The store's now, UTC.</summary>
    DateTime Now { get; }

    /// <summary>The tokens as they are stored at this moment.</summary>
    Tokens Read();

    /// <summary>
    /// Claims the refresh of what <see cref="Read"/> last gave. False: somebody else refreshes or has refreshed; read again.
    /// </summary>
    bool Claim();

    /// <summary>Stores a fresh pair and ends the claim. Throws when the store fails; the caller tries again.</summary>
    void Store(Tokens fresh);

    /// <summary>Intuit answered <c>invalid_grant</c>: the consent is gone until an administrator connects anew.</summary>
    void ConsentLost(string reason);

    /// <summary>Ends a claim that brought nothing.</summary>
    void Abandon();
}
