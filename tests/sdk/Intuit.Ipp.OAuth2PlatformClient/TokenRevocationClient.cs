using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Intuit.Ipp.OAuth2PlatformClient;

public class TokenRevocationClient : IDisposable
{
    public TokenRevocationClient(string endpoint, string clientId = "", string clientSecret = "", HttpMessageHandler innerHttpMessageHandler = null) => throw OfficialPackage.IsNeeded();

    public TimeSpan Timeout
    {
        set => throw OfficialPackage.IsNeeded();
    }

    public virtual Task<TokenRevocationResponse> RevokeAsync(TokenRevocationRequest request, CancellationToken cancellationToken = default) => throw OfficialPackage.IsNeeded();

    public void Dispose()
    {
    }
}
