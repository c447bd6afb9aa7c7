namespace Intuit.Ipp.OAuth2PlatformClient;

public enum AuthenticationStyle
{
    OAuth2 = 0,
    OAuth2Refresh = 1,
}
