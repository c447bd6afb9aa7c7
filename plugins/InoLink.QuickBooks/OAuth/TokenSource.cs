using System.Threading;
using InoLink.QuickBooks.Model;
using InoLink.QuickBooks.Rest;

namespace InoLink.QuickBooks.OAuth;

/// <summary>
/// Gives the access token that a call needs, refreshing it when fewer than five minutes remain. Several processes may ask at once:
/// only the one that holds the claim talks to Intuit, since two refreshes in parallel can cost the consent (quickbooks-api §11).
/// </summary>
public sealed class TokenSource
{
    private static readonly TimeSpan Remaining = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1.5);
    private const int Tries = 3;
    private readonly ITokenStore store;
    private readonly ITokenClient client;
    private readonly Action<TimeSpan> wait;
    private Tokens? known;

    public TokenSource(ITokenStore store, ITokenClient client, Action<TimeSpan>? wait = null)
    {
        this.store = store;
        this.client = client;
        this.wait = wait ?? Thread.Sleep;
    }

    /// <summary>
    /// The token in <paramref name="token"/> and null, or the answer that says why there is none.
    /// <paramref name="refused"/> is the token that QuickBooks has just answered 401 to; it is not given again.
    /// </summary>
    public Answer? Get(out string token, string? refused = null)
    {
        token = "";
        for (int attempt = 0; attempt <= Tries; attempt++)
        {
            known ??= store.Read();
            if (Usable(known, refused))
            {
                token = known.AccessToken!;
                return null;
            }

            if (known.RefreshToken.Length == 0)
            {
                return Answer.Of(AnswerKind.NeedsConsent, "No consent is stored for this company.");
            }

            if (store.Claim())
            {
                return Refresh(out token);
            }

            wait(attempt < Tries ? Pause : TimeSpan.Zero);
            known = null;
        }

        return Answer.Of(AnswerKind.NotSent, "Another process is renewing the QuickBooks token; this one tries again later.");
    }

    private bool Usable(Tokens tokens, string? refused) =>
        tokens.AccessToken is { Length: > 0 } && tokens.AccessToken != refused && tokens.AccessExpiresOn - store.Now > Remaining;

    private Answer? Refresh(out string token)
    {
        token = "";
        Answer answer = client.Refresh(known!, store.Now, out Tokens? fresh);
        if (fresh == null)
        {
            if (answer.Kind == AnswerKind.NeedsConsent)
            {
                store.ConsentLost(answer.Reason);
            }
            else
            {
                store.Abandon();
            }

            return answer;
        }

        // the one write whose loss costs a new consent: so three tries, and used only once it is stored
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                store.Store(fresh);
                break;
            }
            catch (Exception) when (attempt < Tries)
            {
                wait(Pause);
            }
        }

        known = fresh;
        token = fresh.AccessToken!;
        return null;
    }
}
