using System;

namespace Intuit.Ipp.OAuth2PlatformClient;

public class TokenClient : IDisposable
{
    public TokenClient(string endpoint, string clientId, string clientSecret, AuthenticationStyle style = AuthenticationStyle.OAuth2) => throw OfficialPackage.IsNeeded();

    public TimeSpan Timeout
    {
        set => throw OfficialPackage.IsNeeded();
    }

    public void Dispose()
    {
    }
}

internal static class OfficialPackage
{
    public static NotSupportedException IsNeeded() =>
        new("This is the stand-in for Intuit's SDK, which only compiles. Calls need the package IppDotNetSdkForQuickBooksApiV3: build with -p:UseOfficialSdk=true.");
}
