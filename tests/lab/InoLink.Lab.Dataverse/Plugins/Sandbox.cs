using System.Diagnostics;

namespace InoLink.Lab.Dataverse.Plugins;

/// <summary>
/// The walls around one run of a plug-in: its time, its service calls, its end. Code that outlives its time or its worker
/// is never let through to the organization again.
/// </summary>
internal sealed class Sandbox
{
    private static readonly AsyncLocal<Sandbox?> Ambient = new();

    private readonly long start = Stopwatch.GetTimestamp();
    private readonly TimeSpan limit;
    private readonly Func<Uri, bool> network;
    private readonly Action<SandboxPoint>? observe;
    private readonly TaskCompletionSource death = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool expired;
    private volatile bool crashed;
    private int requests;
    private int httpCalls;

    /// <param name="limit">Wall time of the run.</param>
    /// <param name="network">Addresses that the run may reach although a sandbox refuses them.</param>
    /// <param name="observe">Told of each point after which the worker may die; it calls <see cref="Crash"/> to make it die there.</param>
    public Sandbox(TimeSpan limit, Func<Uri, bool> network, Action<SandboxPoint>? observe = null)
    {
        this.limit = limit;
        this.network = network;
        this.observe = observe;
    }

    /// <summary>The run that the calling code belongs to; follows it over threads and awaits.</summary>
    public static Sandbox? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    public int Requests => requests;

    public bool IsCrashed => crashed;

    /// <summary>Ends when the run's process dies.</summary>
    public Task Crashed => death.Task;

    /// <summary>Before a service call.</summary>
    public void Enter()
    {
        StopIfCrashed();
        if (expired || Stopwatch.GetElapsedTime(start) > limit)
        {
            expired = true;
            throw Faults.Of(SandboxFault.WorkerTimeout, "The plug-in execution failed because the operation has timed-out at the Sandbox Worker.");
        }
    }

    /// <summary>After a service call, before the plug-in sees the answer.</summary>
    public void Leave()
    {
        var number = Interlocked.Increment(ref requests);
        observe?.Invoke(new SandboxPoint(SandboxPointKind.Request, number));
        StopIfCrashed();
    }

    /// <summary>Before an HTTP request: HTTP or HTTPS, the host by DNS name, no IP literal, no localhost (dataverse-runtime §1).</summary>
    public void EnterHttp(Uri address)
    {
        Enter();
        var isName = address.HostNameType == UriHostNameType.Dns && !address.IsLoopback;
        if ((address.Scheme is not ("http" or "https") || !isName) && !network(address))
        {
            throw new HttpRequestException($"The sandbox refuses {address.GetLeftPart(UriPartial.Authority)}: HTTP and HTTPS to hosts by DNS name only.");
        }
    }

    /// <summary>After an HTTP answer has arrived, before the plug-in sees it.</summary>
    public void LeaveHttp()
    {
        var number = Interlocked.Increment(ref httpCalls);
        observe?.Invoke(new SandboxPoint(SandboxPointKind.Http, number));
        StopIfCrashed();
    }

    /// <summary>The run's time is over: whatever thread still runs it gets faults from now on.</summary>
    public void Expire() => expired = true;

    /// <summary>The run's process has died.</summary>
    public void Crash()
    {
        crashed = true;
        death.TrySetResult();
    }

    /// <summary>
    /// A dead process runs no catch and no finally. The thread can't be ended from outside, so it waits for ever at the next
    /// point where it touches the world; it is a background thread with a small stack.
    /// </summary>
    private void StopIfCrashed()
    {
        if (crashed)
        {
            Thread.Sleep(Timeout.Infinite);
        }
    }
}

/// <summary>Where in a run a worker may die.</summary>
internal enum SandboxPointKind
{
    Request,
    Http,
}

/// <summary>The n-th service call or HTTP answer of a run, counted from 1.</summary>
internal readonly record struct SandboxPoint(SandboxPointKind Kind, int Number);
