using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using InoLink.QuickBooks.Model;
using InoLink.QuickBooks.Rest;

namespace InoLink.QuickBooks.Tests.Rest;

/// <summary>Which failures of the wire prove that nothing was sent; the shapes are .NET Framework's and .NET's (BOOKS B03).</summary>
public sealed class HttpExchangeTests
{
    public static TheoryData<string, Exception, AnswerKind> Failures => new()
    {
        { "framework: no such host", Framework(WebExceptionStatus.NameResolutionFailure, null), AnswerKind.NotSent },
        { "framework: connection refused", Framework(WebExceptionStatus.ConnectFailure, new SocketException((int)SocketError.ConnectionRefused)), AnswerKind.NotSent },
        { "framework: no route at connecting", Framework(WebExceptionStatus.ConnectFailure, new SocketException((int)SocketError.HostUnreachable)), AnswerKind.NotSent },
        { "framework: certificate not trusted", Framework(WebExceptionStatus.TrustFailure, new System.Security.Authentication.AuthenticationException()), AnswerKind.NotSent },
        { "framework: reset while receiving", Framework(WebExceptionStatus.ReceiveFailure, Reset(SocketError.ConnectionReset)), AnswerKind.Uncertain },
        { "framework: route lost while receiving", Framework(WebExceptionStatus.ReceiveFailure, Reset(SocketError.HostUnreachable)), AnswerKind.Uncertain },
        { "framework: closed while sending", Framework(WebExceptionStatus.SendFailure, Reset(SocketError.NetworkUnreachable)), AnswerKind.Uncertain },
        { "framework: closed by the server", Framework(WebExceptionStatus.ConnectionClosed, null), AnswerKind.Uncertain },
        { "framework: kept alive no longer", Framework(WebExceptionStatus.KeepAliveFailure, null), AnswerKind.Uncertain },
        { ".NET: connection refused", new HttpRequestException("m", new SocketException((int)SocketError.ConnectionRefused)), AnswerKind.NotSent },
        { ".NET: no such host", new HttpRequestException("m", new SocketException((int)SocketError.HostNotFound)), AnswerKind.NotSent },
        { ".NET: certificate not trusted", new HttpRequestException("m", new System.Security.Authentication.AuthenticationException()), AnswerKind.NotSent },
        { ".NET: route lost while receiving", new HttpRequestException("m", Reset(SocketError.HostUnreachable)), AnswerKind.Uncertain },
        { ".NET: answer ended early", new HttpRequestException("m", new HttpIOException(HttpRequestError.ResponseEnded)), AnswerKind.Uncertain },
        { "reading broke", new IOException("m", new SocketException((int)SocketError.NetworkUnreachable)), AnswerKind.Uncertain },
        { "time-out", new TaskCanceledException(), AnswerKind.Uncertain },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void Send_IsNotSentOnlyWhereTheConnectionWasNeverMade(string what, Exception failure, AnswerKind expected)
    {
        using HttpExchange http = new(null, new Failing(failure));
        using HttpRequestMessage request = new(HttpMethod.Get, "http://127.0.0.1:1/");

        Answer answer = http.Send(request, TimeSpan.FromSeconds(15)).Failure!;

        Assert.True(expected == answer.Kind, what);
        Assert.EndsWith(".", answer.Reason, StringComparison.Ordinal);
    }

    private static HttpRequestException Framework(WebExceptionStatus status, Exception? inner) => new("m", new WebException("m", inner, status, null));

    private static IOException Reset(SocketError error) => new("m", new SocketException((int)error));

    private sealed class Failing(Exception failure) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromException<HttpResponseMessage>(failure);
    }
}
