using System.ServiceModel;
using InoLink.Lab.WebApi.Hosting;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Run;

/// <summary>
/// Lets lab time run faster than real time, and plays the scheduled flow: each lab minute it calls the imported ino_WakeLinkJobs. The clock only jumps while nobody works:
/// a lease or time limit must not run out under a job that takes real seconds.
/// </summary>
public sealed class LabTime(Laboratory lab, DataverseHost host, RunOptions options)
{
    public async Task RunAsync(CancellationToken stop)
    {
        TimeSpan realMinute = TimeSpan.FromMinutes(1) / options.Speed;
        try
        {
            while (true)
            {
                await Task.Delay(realMinute, stop);
                while (host.IsBusy || !lab.AsyncService.IsIdle())
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(20), stop);
                }

                lab.Clock.Advance(TimeSpan.FromMinutes(1) - realMinute);
                if (options.Tick)
                {
                    Tick();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // the host ends
        }
    }

    private void Tick()
    {
        try
        {
            lab.Execute("ino_WakeLinkJobs");
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            // a flow whose run failed goes on with the next; whoever watches sees it
            Console.Error.WriteLine($"ino_WakeLinkJobs failed: {fault.Message}");
        }
    }
}
