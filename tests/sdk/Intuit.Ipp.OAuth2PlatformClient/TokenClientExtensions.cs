using System.Threading;
using System.Threading.Tasks;

namespace Intuit.Ipp.OAuth2PlatformClient;

public static class TokenClientExtensions
{
    public static Task<TokenResponse> RequestRefreshTokenAsync(this TokenClient client, string refreshToken, object extra = null, CancellationToken cancellationToken = default) =>
        throw OfficialPackage.IsNeeded();

    public static Task<TokenResponse> RequestTokenFromCodeAsync(
        this TokenClient client, string code, string redirectUri, string codeVerifier = null, object extra = null, CancellationToken cancellationToken = default) =>
        throw OfficialPackage.IsNeeded();
}
