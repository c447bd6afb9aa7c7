using InoLink.Engine.Sweeping;
using InoLink.Plugins.Registration;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>The tick that a scheduled flow or the waiting workflow calls (DESIGN §4.7).</summary>
[CustomApi("ino_WakeLinkJobs", "prvCreateino_LinkJob", "Wake link jobs", "Finds what was left behind and wakes one due link job of each company. Calls no QuickBooks.")]
[ResponseProperty("Woken", ApiType.Integer, "Number of link jobs woken.")]
public sealed class WakeLinkJobs : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
        run.Context.OutputParameters["Woken"] = new Sweep(run.System).Run());
}
