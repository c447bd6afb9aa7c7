using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
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
    private readonly TimeSpan longestWait;

    public HttpExchange()
        : this(null)
    {
    }

    /// <summary>For tests: time-outs cut to <paramref name="longestWait"/>, and failures of a wire that a test can't break on demand.</summary>
    internal HttpExchange(TimeSpan? longestWait, HttpMessageHandler? wire = null)
    {
        this.longestWait = longestWait ?? TimeSpan.MaxValue;
        wire ??= new HttpClientHandler { AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate, AllowAutoRedirect = false };
        client = new HttpClient(wire) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.ConnectionClose = true;
        client.DefaultRequestHeaders.ExpectContinue = false;
        client.DefaultRequestHeaders.UserAgent.ParseAdd("InoLink/" + typeof(HttpExchange).Assembly.GetName().Version);
    }

    public Reply Send(HttpRequestMessage request, TimeSpan timeout)
    {
        using CancellationTokenSource expiry = new(timeout < longestWait ? timeout : longestWait);
        try
        {
            using HttpResponseMessage response = client.SendAsync(request, HttpCompletionOption.ResponseContentRead, expiry.Token).ConfigureAwait(false).GetAwaiter().GetResult();
            string? tid = response.Headers.TryGetValues("intuit_tid", out var tids) ? tids.FirstOrDefault() : null;

            // always UTF-8 (quickbooks-api §1); a charset that nobody knows would make ReadAsString throw
            byte[] body = response.Content == null ? Array.Empty<byte>() : response.Content.ReadAsByteArrayAsync().ConfigureAwait(false).GetAwaiter().GetResult();
            string text = Encoding.UTF8.GetString(body);
            return new Reply { Status = (int)response.StatusCode, Text = text, IntuitTid = tid };
        }
        catch (OperationCanceledException)
        {
            return Failed(AnswerKind.Uncertain, $"No answer within {timeout.TotalSeconds:0} seconds.");
        }
        catch (HttpRequestException problem) when (NeverLeft(problem))
        {
            return Failed(AnswerKind.NotSent, "No connection came about.");
        }
        catch (Exception problem) when (problem is HttpRequestException or System.IO.IOException or WebException)
        {
            return Failed(AnswerKind.Uncertain, "The connection broke before the answer arrived.");
        }
    }

    public void Dispose() => client.Dispose();

    private static Reply Failed(AnswerKind kind, string reason) => new() { Failure = Answer.Of(kind, reason) };

    // Only what fails before a byte of the request is sent counts. .NET Framework wraps a WebException, whose status alone decides; later run-times a SocketException.
    // Below an IOException the connection was in use: there a lost route (HostUnreachable) proves nothing.
    private static bool NeverLeft(Exception problem)
    {
        for (Exception? at = problem; at != null; at = at.InnerException)
        {
            switch (at)
            {
                case WebException web:
                    return web.Status is WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ConnectFailure or WebExceptionStatus.ProxyNameResolutionFailure
                        or WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure;
                case System.IO.IOException:
                    return false;
                case System.Security.Authentication.AuthenticationException:
                    return true;
                case SocketException socket:
                    return socket.SocketErrorCode is SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain
                        or SocketError.HostUnreachable or SocketError.NetworkUnreachable;
            }
        }

        return false;
    }
}
