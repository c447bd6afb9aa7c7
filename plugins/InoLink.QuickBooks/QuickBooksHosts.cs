using System.Globalization;
using System.Text.RegularExpressions;

namespace InoLink.QuickBooks;

/// <summary>
/// The addresses of one environment. They are Intuit's, over https; the one exception is a loopback address of a local laboratory
/// (DESIGN §7), which then replaces all of them.
/// </summary>
public sealed class QuickBooksHosts
{
    private static readonly Regex Allowed = new(@"\Ahttp://127\.0\.0\.1:([0-9]{1,5})/?\z", RegexOptions.CultureInvariant);

    private QuickBooksHosts(Uri authorize, Uri api, Uri token, Uri revoke)
    {
        Authorize = authorize;
        Api = api;
        Token = token;
        Revoke = revoke;
    }

    /// <summary>The consent page, which the administrator's browser opens.</summary>
    public Uri Authorize { get; }

    public Uri Api { get; }

    public Uri Token { get; }

    public Uri Revoke { get; }

    public static QuickBooksHosts For(bool production) => new(
        new Uri("https://appcenter.intuit.com/connect/oauth2"),
        new Uri(production ? "https://quickbooks.api.intuit.com/" : "https://sandbox-quickbooks.api.intuit.com/"),
        new Uri("https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer"),
        new Uri("https://developer.api.intuit.com/v2/oauth2/tokens/revoke"));

    /// <summary>
    /// Intuit's addresses where <paramref name="loopback"/> is blank. Only <c>http://127.0.0.1:port</c> is accepted in their place; any other
    /// value is an <see cref="ArgumentException"/>, since it would send tokens to a stranger.
    /// </summary>
    public static QuickBooksHosts For(bool production, string? loopback)
    {
        if (loopback is not { Length: > 0 })
        {
            return For(production);
        }

        Match match = Allowed.Match(loopback);
        if (!match.Success || int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) is 0 or > 65535)
        {
            throw new ArgumentException(
                "The environment variable ino_QuickBooksLoopback may only be empty or http://127.0.0.1:<port>. Clear it to use QuickBooks.", nameof(loopback));
        }

        Uri at = new(loopback.TrimEnd('/') + "/");
        return new QuickBooksHosts(new Uri(at, "connect/oauth2"), at, new Uri(at, "oauth2/v1/tokens/bearer"), new Uri(at, "v2/oauth2/tokens/revoke"));
    }
}
