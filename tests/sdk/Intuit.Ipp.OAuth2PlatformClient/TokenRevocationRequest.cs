namespace Intuit.Ipp.OAuth2PlatformClient;

public class TokenRevocationRequest
{
    public string Token { get; set; }
}
