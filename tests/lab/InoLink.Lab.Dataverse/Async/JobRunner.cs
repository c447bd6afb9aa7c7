using System.Diagnostics;
using InoLink.Lab.Dataverse.Plugins;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Async;

/// <summary>Runs the plug-in of one system job on a thread of its own, which can be given up.</summary>
internal sealed class JobRunner(LocalDataverse dataverse, PluginHost host, RegistrationCache registrations)
{
    public async Task<JobRun> RunAsync(SystemJob job, Sandbox sandbox, TimeSpan limit)
    {
        var clock = Stopwatch.StartNew();
        if (registrations.Current.Step(job.StepId) is not { } step)
        {
            return new JobRun(new JobOutcome(JobPhase.Failed, FaultCode.ObjectDoesNotExist, $"sdkmessageprocessingstep With Id = {job.StepId:D} Does Not Exist"), "", false, false, clock.Elapsed);
        }

        var context = ContextSerializer.Read(job.Data);
        context.OperationId = job.Id;
        context.OwningExtension = new EntityReference("sdkmessageprocessingstep", step.Id) { Name = step.Name };
        var caller = new CallContext
        {
            UserId = context.UserId,
            InitiatingUserId = context.InitiatingUserId,
            Depth = context.Depth,
            CorrelationId = context.CorrelationId,
            OperationId = job.Id,
        };
        var services = new PluginServices(dataverse, new PluginContext(context), caller, sandbox);
        var end = Run(() => host.Instance(step.Type, step.Configuration).Execute(services), sandbox, step.Name);
        var first = await Task.WhenAny(end, sandbox.Crashed, Task.Delay(limit)).ConfigureAwait(false);
        if (sandbox.IsCrashed)
        {
            return new JobRun(JobOutcome.Succeeded, "", true, false, clock.Elapsed);
        }

        if (first != end)
        {
            sandbox.Expire();
            return new JobRun(JobOutcome.TimedOut, services.TraceText, false, false, clock.Elapsed);
        }

        return new JobRun(await end.ConfigureAwait(false), services.TraceText, false, step.AsyncAutoDelete, clock.Elapsed);
    }

    private static Task<JobOutcome> Run(Action plugin, Sandbox sandbox, string name)
    {
        var end = new TaskCompletionSource<JobOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            Sandbox.Current = sandbox;
            try
            {
                plugin();
                end.SetResult(JobOutcome.Succeeded);
            }
#pragma warning disable CA1031 // whatever custom code throws is its job's outcome
            catch (Exception e)
#pragma warning restore CA1031
            {
                end.SetResult(JobOutcome.Of(e));
            }
        })
        {
            IsBackground = true,
            Name = name,
        };
        thread.Start();
        return end.Task;
    }
}

/// <summary>A finished or crashed run.</summary>
internal sealed record JobRun(JobOutcome Outcome, string Trace, bool IsCrashed, bool DeleteWhenSucceeded, TimeSpan Duration);
