namespace Intuit.Ipp.OAuth2PlatformClient;

public enum ResponseErrorType
{
    None = 0,
    Protocol = 1,
    Http = 2,
    Exception = 3,
    PolicyViolation = 4,
}
