using System.Diagnostics;

namespace InoLink.Lab.Dataverse.Plugins;

/// <summary>
/// Hears of every HttpClient call of the process and hands those made inside a <see cref="Sandbox"/> to it: before the request,
/// where it may be refused, and when the answer has arrived but the plug-in has not seen it, where its worker may die.
/// </summary>
internal sealed class SandboxNetwork : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const string Http = "HttpHandlerDiagnosticListener";
    private const string Start = "System.Net.Http.HttpRequestOut.Start";
    private const string Stop = "System.Net.Http.HttpRequestOut.Stop";

    // one for the process: several would each see the calls of all organizations
    private static readonly Lazy<IDisposable> Subscription = new(() => DiagnosticListener.AllListeners.Subscribe(new SandboxNetwork()));

    private SandboxNetwork()
    {
    }

    public static void Watch() => _ = Subscription.Value;

    public void OnNext(DiagnosticListener value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Name == Http)
        {
            value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (Sandbox.Current is { } sandbox)
        {
            switch (value.Key)
            {
                case Start:
                    sandbox.EnterHttp(RequestOf(value.Value!).RequestUri!);
                    break;
                case Stop:
                    sandbox.LeaveHttp();
                    break;
                default:
                    break;
            }
        }
    }

    public void OnError(Exception error)
    {
    }

    public void OnCompleted()
    {
    }

    private static HttpRequestMessage RequestOf(object payload) => (HttpRequestMessage)payload.GetType().GetProperty("Request")!.GetValue(payload)!;
}
