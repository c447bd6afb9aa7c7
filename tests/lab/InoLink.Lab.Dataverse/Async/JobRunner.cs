using System.Diagnostics;
using InoLink.Lab.Dataverse.Plugins;
using InoLink.Lab.Dataverse.Processes;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Async;

/// <summary>Runs the plug-in or the process of one system job on a thread of its own, which can be given up.</summary>
internal sealed class JobRunner(LocalDataverse dataverse, PluginHost host, RegistrationCache registrations, ProcessEngine processes)
{
    public Task<JobRun> RunAsync(SystemJob job, Sandbox sandbox, TimeSpan limit) => job.IsProcess ? RunProcessAsync(job, sandbox, limit) : RunStepAsync(job, sandbox, limit);

    /// <summary>The two minutes hold for each activity; what a process does between them is too little to count.</summary>
    private async Task<JobRun> RunProcessAsync(SystemJob job, Sandbox sandbox, TimeSpan limit)
    {
        var clock = Stopwatch.StartNew();
        var trace = "";
        var ended = JobOutcome.Succeeded;
        var thread = Run(
            () =>
            {
                var end = processes.Run(job, sandbox, out var instance, out trace);
                ended = end.Until is { } until ? new JobOutcome(JobPhase.Waiting) { Until = until, State = instance.Store() }
                    : end.IsCanceled ? new JobOutcome(JobPhase.Canceled, null, end.Reason)
                    : new JobOutcome(JobPhase.Succeeded, null, end.Reason.Length == 0 ? null : end.Reason);
            },
            sandbox,
            job.Name);
        return await Task.WhenAny(thread, sandbox.Crashed, Task.Delay(limit)).ConfigureAwait(false) == thread
            ? Ended(await thread.ConfigureAwait(false))
            : sandbox.IsCrashed ? new JobRun(JobOutcome.Succeeded, "", true, false, clock.Elapsed) : Expired();

        JobRun Ended(JobOutcome thrown) => new(thrown == JobOutcome.Succeeded ? ended : AsProcess(thrown), trace, false, processes.DeletesJobs(job.ProcessId), clock.Elapsed);

        JobRun Expired()
        {
            sandbox.Expire();
            return new JobRun(JobOutcome.TimedOut, trace, false, false, clock.Elapsed);
        }
    }

    // the 2009 table: a fault suspends a workflow until somebody resumes or cancels it, a loop cancels it (dataverse-runtime §4)
    private static JobOutcome AsProcess(JobOutcome thrown) => thrown switch
    {
        { ErrorCode: FaultCode.InfiniteLoop } => thrown with { Phase = JobPhase.Canceled },
        { Phase: JobPhase.Failed, ErrorCode: not FaultCode.IsvAborted and not FaultCode.IsvUnexpected } => thrown with { Phase = JobPhase.Suspended },
        _ => thrown,
    };

    private async Task<JobRun> RunStepAsync(SystemJob job, Sandbox sandbox, TimeSpan limit)
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
