namespace InoLink.QuickBooks.Tests.Rest;

/// <summary>Where tokens may go: Intuit, or this machine and nowhere else (DESIGN §7).</summary>
public sealed class QuickBooksHostsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void For_GivesIntuitsAddresses_WhenNoLoopbackIsSet(string? loopback)
    {
        QuickBooksHosts production = QuickBooksHosts.For(true, loopback);
        QuickBooksHosts sandbox = QuickBooksHosts.For(false, loopback);

        Assert.Equal("https://quickbooks.api.intuit.com/", production.Api.AbsoluteUri);
        Assert.Equal("https://sandbox-quickbooks.api.intuit.com/", sandbox.Api.AbsoluteUri);
        Assert.Equal("https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer", production.Token.AbsoluteUri);
        Assert.Equal("https://developer.api.intuit.com/v2/oauth2/tokens/revoke", sandbox.Revoke.AbsoluteUri);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://127.0.0.1:5080/")]
    [InlineData("http://127.0.0.1:65535")]
    public void For_ReplacesEveryAddress_ByAPortOfThisMachine(string loopback)
    {
        string root = loopback.TrimEnd('/') + "/";
        foreach (QuickBooksHosts hosts in new[] { QuickBooksHosts.For(true, loopback), QuickBooksHosts.For(false, loopback) })
        {
            Assert.Equal(root, hosts.Api.AbsoluteUri);
            Assert.Equal(root + "oauth2/v1/tokens/bearer", hosts.Token.AbsoluteUri);
            Assert.Equal(root + "v2/oauth2/tokens/revoke", hosts.Revoke.AbsoluteUri);
        }
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("127.0.0.1:5080")]
    [InlineData("http://127.0.0.1")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://127.0.0.1:")]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://127.0.0.1:65536")]
    [InlineData("http://127.0.0.1:-1")]
    [InlineData("http://127.0.0.1:+80")]
    [InlineData("http://127.0.0.1: 80")]
    [InlineData("http://127.0.0.1:80 ")]
    [InlineData("http://127.0.0.1:80\n")]
    [InlineData("http://127.0.0.1:80\0")]
    [InlineData("http://127.0.0.1:８０")]
    [InlineData("http://127.0.0.1:80/path")]
    [InlineData("http://127.0.0.1:80?x=1")]
    [InlineData("http://127.0.0.1:80#x")]
    [InlineData("http://127.0.0.1:80@evil.example")]
    [InlineData("http://127.0.0.1:80:90")]
    [InlineData("http://127.0.0.1.evil.example:80")]
    [InlineData("http://user@127.0.0.1:80")]
    [InlineData("https://127.0.0.1:5080")]
    [InlineData("HTTP://127.0.0.1:5080")]
    [InlineData("http://localhost:5080")]
    [InlineData("http://127.0.0.2:5080")]
    [InlineData("http://127.1:5080")]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://[::1]:5080")]
    [InlineData("http://192.168.0.1:5080")]
    [InlineData("https://quickbooks.api.intuit.com")]
    [InlineData("ftp://127.0.0.1:21")]
    [InlineData("none")]
    public void For_Throws_ForAnyOtherValue(string loopback)
    {
        ArgumentException problem = Assert.Throws<ArgumentException>(() => QuickBooksHosts.For(false, loopback));

        Assert.Contains("ino_QuickBooksLoopback", problem.Message, StringComparison.Ordinal);
    }
}
