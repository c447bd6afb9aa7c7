using System.Net;
using System.Threading.Tasks;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;
using InoLink.QuickBooks.OAuth;
using InoLink.QuickBooks.Rest;
using OAuth2 = Intuit.Ipp.OAuth2PlatformClient;

namespace InoLink.QuickBooks.Ipp;

/// <summary>
/// Intuit's token service over Intuit's SDK. Its TokenClient is used, not OAuth2Client: that one downloads the discovery document in its constructor and takes https
/// addresses only (ipp-sdk, OAuth). The SDK gives no tid here either. Giving a consent back goes over our own client: the SDK's revocation client has an HttpMessageHandler in
/// its only constructor, and with Intuit's package on the table that compiles to a System.Net.Http 4.2, which the sandbox need not have.
/// </summary>
public sealed class IppTokenClient : ITokenClient
{
    private readonly QuickBooksHosts hosts;
    private readonly TokenClient ours;

    public IppTokenClient(QuickBooksHosts hosts, HttpExchange http)
    {
        this.hosts = hosts;
        ours = new TokenClient(http, hosts);
    }

    public Answer Refresh(Tokens tokens, DateTime now, out Tokens? fresh) =>
        Ask(tokens, now, client => OAuth2.TokenClientExtensions.RequestRefreshTokenAsync(client, tokens.RefreshToken), out fresh);

    public Answer Exchange(Tokens tokens, string code, string redirectUri, DateTime now, out Tokens? fresh) =>
        Ask(tokens, now, client => OAuth2.TokenClientExtensions.RequestTokenFromCodeAsync(client, code, redirectUri), out fresh);

    public Answer Revoke(Tokens tokens) => ours.Revoke(tokens);

    /// <summary>What a failed answer means: the same as on our own road.</summary>
    internal static Answer Failure(OAuth2.TokenResponse response) => response.ErrorType switch
    {
        OAuth2.ResponseErrorType.Protocol when response.Error == "invalid_grant" => Answer.Of(AnswerKind.NeedsConsent, "Intuit no longer accepts the stored consent (invalid_grant)."),
        OAuth2.ResponseErrorType.Protocol when response.Error == "invalid_client" => Answer.Of(AnswerKind.NeedsConsent, "Intuit does not accept the client id or client secret (invalid_client)."),
        OAuth2.ResponseErrorType.Http when response.HttpStatusCode == HttpStatusCode.Unauthorized => Answer.Of(AnswerKind.NeedsConsent, "Intuit does not accept the client id or client secret (HTTP 401)."),
        OAuth2.ResponseErrorType.Protocol or OAuth2.ResponseErrorType.Http => Answer.Of(AnswerKind.NotSent, $"Intuit's token service answered HTTP {(int)response.HttpStatusCode}."),
        _ => Answer.Of(AnswerKind.NotSent, "Intuit's token service did not answer."),
    };

    private Answer Ask(Tokens tokens, DateTime now, Func<OAuth2.TokenClient, Task<OAuth2.TokenResponse>> ask, out Tokens? fresh)
    {
        fresh = null;
        try
        {
            // OAuth2Refresh: Intuit is asked for the day after which only a new consent helps, too
            using OAuth2.TokenClient client = new(hosts.Token.AbsoluteUri, tokens.ClientId, tokens.ClientSecret, OAuth2.AuthenticationStyle.OAuth2Refresh) { Timeout = TimeBudget.Single };
            OAuth2.TokenResponse response = Wait(ask(client));
            if (response.IsError)
            {
                return Failure(response);
            }

            if (response.AccessToken is not { Length: > 0 } access || response.RefreshToken is not { Length: > 0 } refresh)
            {
                return Answer.Of(AnswerKind.NotSent, "Intuit's token service answered without a token.");
            }

            fresh = new Tokens
            {
                ClientId = tokens.ClientId,
                ClientSecret = tokens.ClientSecret,
                AccessToken = access,
                AccessExpiresOn = now.AddSeconds(response.AccessTokenExpiresIn > 0 ? response.AccessTokenExpiresIn : 3600),
                RefreshToken = refresh,
                RefreshExpiresOn = After(now, response.RefreshTokenExpiresIn),
                ReconnectBefore = After(now, response.RefreshTokenHardExpiresIn) ?? tokens.ReconnectBefore,
            };
            return Answer.Done(new JsonObject(), null);
        }
        catch (Exception failure) when (failure is not NotSupportedException)
        {
            // a lost refresh wrote nothing in the books: the caller may simply come back
            return Answer.Of(AnswerKind.NotSent, "Intuit's token service did not answer.");
        }
    }

    // the SDK says 0 for what the answer leaves out
    private static DateTime? After(DateTime now, long seconds) => seconds > 0 ? now.AddSeconds(seconds) : null;

    // blocked once, at the top, without a captured context (dataverse-runtime §1)
    private static T Wait<T>(Task<T> task) => task.ConfigureAwait(false).GetAwaiter().GetResult();
}
