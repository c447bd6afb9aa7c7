using System.Net;

namespace Intuit.Ipp.OAuth2PlatformClient;

public class TokenRevocationResponse
{
    public HttpStatusCode HttpStatusCode { get; }

    public bool IsError { get; }
}
