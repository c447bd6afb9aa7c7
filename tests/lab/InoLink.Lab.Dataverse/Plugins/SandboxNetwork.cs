using System.Diagnostics;
using System.Net;

namespace InoLink.Lab.Dataverse.Plugins;

/// <summary>
/// The sandbox's network rules for HttpClient calls of plug-ins: HTTP or HTTPS, the host by DNS name, no IP literal, no
/// localhost (dataverse-runtime §1). It hears of every call of the process and looks only at those made inside a
/// <see cref="Sandbox"/>. It is also where a worker can die between an HTTP answer and the plug-in's seeing it.
/// </summary>
internal sealed class SandboxNetwork : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Http = "HttpHandlerDiagnosticListener";
    private const string Start = "System.Net.Http.HttpRequestOut.Start";
    private const string Stop = "System.Net.Http.HttpRequestOut.Stop";

    private readonly Func<Uri, bool> allowance;
    private readonly List<IDisposable> subscriptions = [];

    public SandboxNetwork(Func<Uri, bool> allowance)
    {
        this.allowance = allowance;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public void OnNext(DiagnosticListener value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Name == Http)
        {
            subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (Sandbox.Current is not { } sandbox)
        {
            return;
        }

        if (value.Key == Start)
        {
            sandbox.Enter();
            Demand(RequestOf(value.Value!));
        }
        else if (value.Key == Stop)
        {
            sandbox.LeaveHttp();
        }
    }

    public void OnError(Exception error)
    {
    }

    public void OnCompleted()
    {
    }

    public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());

    private static Uri RequestOf(object payload)
        => ((HttpRequestMessage)payload.GetType().GetProperty("Request")!.GetValue(payload)!).RequestUri!;

    private void Demand(Uri address)
    {
        var isName = address.HostNameType == UriHostNameType.Dns && !address.IsLoopback && !IPAddress.TryParse(address.Host, out _);
        if ((address.Scheme is not ("http" or "https") || !isName) && !allowance(address))
        {
            throw new HttpRequestException($"The sandbox refuses {address.GetLeftPart(UriPartial.Authority)}: HTTP and HTTPS to hosts by DNS name only.");
        }
    }
}
