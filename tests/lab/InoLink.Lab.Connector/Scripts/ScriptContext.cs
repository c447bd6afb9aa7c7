using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace InoLink.Lab.Connector.Scripts;

/// <summary>One call through the gateway.</summary>
/// <param name="operationId">As the gateway names it.</param>
/// <param name="send">Sends to the backend.</param>
/// <param name="now">The machine's time.</param>
internal sealed class ScriptContext(
    string operationId, HttpRequestMessage request, Uri originalRequestUri, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send, Func<DateTimeOffset> now) : IScriptContext
{
    public string CorrelationId { get; } = Guid.NewGuid().ToString("D");

    public string OperationId { get; } = operationId;

    public HttpRequestMessage Request { get; } = request;

    public Uri OriginalRequestUri { get; } = originalRequestUri;

    public ILogger Logger => NullLogger.Instance;

    public DateTimeOffset Now => now();

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => send(request, cancellationToken);
}
