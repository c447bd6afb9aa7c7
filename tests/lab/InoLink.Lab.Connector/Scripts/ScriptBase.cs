using System.Text;
using Microsoft.Extensions.Logging;

// what the platform gives to a script lies in no namespace (connector §5)
#pragma warning disable CA1050

/// <summary>Base class of a connector's script, with the members that Microsoft documents.</summary>
public abstract class ScriptBase
{
    /// <summary>The call that the script stands in the way of.</summary>
    public IScriptContext Context { get; set; } = null!;

    /// <summary>Signals the end of the time that a script has.</summary>
    public CancellationToken CancellationToken { get; set; }

    public static StringContent CreateJsonContent(string serializedJson) => new(serializedJson, Encoding.UTF8, "application/json");

    public abstract Task<HttpResponseMessage> ExecuteAsync();
}

/// <summary>The members that Microsoft documents, and <see cref="OriginalRequestUri"/>, which certified connectors use.</summary>
public interface IScriptContext
{
    string CorrelationId { get; }

    string OperationId { get; }

    /// <summary>The request as the policies left it: to the backend.</summary>
    HttpRequestMessage Request { get; }

    /// <summary>The address that the flow called.</summary>
    Uri OriginalRequestUri { get; }

    ILogger Logger { get; }

    Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken);
}
