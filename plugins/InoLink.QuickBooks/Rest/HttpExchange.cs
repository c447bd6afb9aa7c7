using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using InoLink.QuickBooks.Model;

namespace InoLink.QuickBooks.Rest;

/// <summary>What came back over the wire: a status and a text, or the failure that says how sure one can be.</summary>
public sealed class Reply
{
    public int Status { get; set; }

    public string Text { get; set; } = "";

    public string? IntuitTid { get; set; }

    /// <summary>NotSent or Uncertain; null when an answer arrived.</summary>
    public Answer? Failure { get; set; }
}

/// <summary>
/// One HTTP request and its answer. TLS settings are the system's; the connection is closed afterwards, since the other side may drop a kept one
/// between two executions (dataverse-runtime §1 Network); every call has its own time-out.
/// </summary>
public sealed class HttpExchange : IDisposable
{
    private readonly HttpClient client;

    public HttpExchange()
    {
        HttpClientHandler handler = new() { AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate, AllowAutoRedirect = false };
        client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.ConnectionClose = true;
        client.DefaultRequestHeaders.ExpectContinue = false;
        client.DefaultRequestHeaders.UserAgent.ParseAdd("InoLink/" + typeof(HttpExchange).Assembly.GetName().Version);
    }

    public Reply Send(HttpRequestMessage request, TimeSpan timeout)
    {
        using CancellationTokenSource expiry = new(timeout);
        try
        {
            using HttpResponseMessage response = client.SendAsync(request, HttpCompletionOption.ResponseContentRead, expiry.Token).ConfigureAwait(false).GetAwaiter().GetResult();
            string? tid = response.Headers.TryGetValues("intuit_tid", out var tids) ? tids.FirstOrDefault() : null;
            string text = response.Content == null ? "" : response.Content.ReadAsStringAsync().ConfigureAwait(false).GetAwaiter().GetResult();
            return new Reply { Status = (int)response.StatusCode, Text = text, IntuitTid = tid };
        }
        catch (OperationCanceledException)
        {
            return Failed(AnswerKind.Uncertain, $"No answer within {timeout.TotalSeconds:0} seconds.");
        }
        catch (HttpRequestException problem) when (NeverLeft(problem))
        {
            return Failed(AnswerKind.NotSent, "QuickBooks could not be reached.");
        }
        catch (Exception problem) when (problem is HttpRequestException or System.IO.IOException or WebException)
        {
            return Failed(AnswerKind.Uncertain, "The connection broke before the answer arrived.");
        }
    }

    public void Dispose() => client.Dispose();

    private static Reply Failed(AnswerKind kind, string reason) => new() { Failure = Answer.Of(kind, reason) };

    // .NET Framework wraps a WebException, later run-times a SocketException. Only what fails before a byte of the request is sent counts.
    private static bool NeverLeft(Exception problem)
    {
        for (Exception? at = problem; at != null; at = at.InnerException)
        {
            if (at is WebException { Status: WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ConnectFailure or WebExceptionStatus.ProxyNameResolutionFailure
                    or WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure }
                || at is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain
                    or SocketError.HostUnreachable or SocketError.NetworkUnreachable }
                || at is System.Security.Authentication.AuthenticationException)
            {
                return true;
            }
        }

        return false;
    }
}
