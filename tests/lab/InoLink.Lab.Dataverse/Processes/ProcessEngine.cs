using System.Globalization;
using InoLink.Lab.Dataverse.Async;
using InoLink.Lab.Dataverse.Plugins;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Dataverse.Processes;

/// <summary>
/// Starts classic processes: real-time ones inside the request, where a stop undoes it; background ones as system jobs, on an event, on demand or as a child. Cloud flows are stored and never run.
/// </summary>
internal sealed class ProcessEngine(LocalDataverse dataverse, RegistrationCache registrations, ContextFactory contexts, SystemJobs jobs, ActivityHost activities, Func<Uri, bool> network)
{
    /// <summary>0x80045017: not to be started by hand.</summary>
    private const int NotOnDemand = -2147201001;

    /// <summary>Depth counts within an hour (dataverse-runtime §4); the community's ten minutes are not relied on.</summary>
    private static readonly TimeSpan LoopWindow = TimeSpan.FromHours(1);

    public bool Wants(string message, string table) => registrations.Current.ProcessesOf(message, table).Any();

    /// <summary>A stop as canceled refuses the request with the reason; whatever fails in a real-time process does the same.</summary>
    public void RunRealTime(OperationEvent e, Entity? target)
    {
        foreach (var process in Of(e, target).Where(process => process.IsRealTime))
        {
            var context = contexts.OfProcess(process, e, mode: 0);
            var caller = e.Context with { UserId = context.UserId, Depth = e.Context.Depth + 1 };
            var runner = new ProcessRunner(
                dataverse, activities, process, new ProcessInstance(process.Program, context), caller, new Sandbox(CustomApiExecutor.Limit, network),
                _ => throw new NotEmulatedInProcessException("a child process of a real-time process")) { Image = e.Message == "Delete" ? e.PreImage : null };
            if (runner.Run() is { IsCanceled: true } end)
            {
                throw Faults.Of(FaultCode.IsvAborted, end.Reason, runner.Trace);
            }
        }
    }

    /// <summary>Makes the system jobs of background processes; gives whether there were any.</summary>
    public bool QueueBackground(OperationEvent e, Entity? target)
    {
        var queued = false;
        foreach (var process in Of(e, target).Where(process => !process.IsRealTime))
        {
            jobs.Enqueue(process, new ProcessInstance(process.Program, contexts.OfProcess(process, e, mode: 1)), e.Context);
            queued = true;
        }

        return queued;
    }

    /// <summary>The message ExecuteWorkflow: starts an on-demand process on a row, as the caller.</summary>
    public OrganizationResponse ExecuteWorkflow(OrganizationRequest request, CallContext caller)
    {
        var id = request.Parameters.TryGetValue("WorkflowId", out var workflow) && workflow is Guid given ? given : Guid.Empty;
        var record = request.Parameters.TryGetValue("EntityId", out var row) && row is Guid entity ? entity : Guid.Empty;
        var process = registrations.Current.Process(id) ?? throw Faults.Of(FaultCode.InvalidArgument, $"The process {id:D} is not there or not activated.");
        if (!process.IsOnDemand)
        {
            throw Faults.Of(NotOnDemand, $"The process {process.Name} can't be run on demand.");
        }

        if (process.IsRealTime)
        {
            throw Faults.NotEmulated("a real-time process on demand");
        }

        // the row must be there and readable for whoever starts the process on it
        dataverse.ServiceFor(caller).Retrieve(process.Table, record, new ColumnSet(false));
        var job = jobs.Enqueue(process, new ProcessInstance(process.Program, contexts.OfProcess(process, record, caller.UserId, caller, "ExecuteWorkflow")), caller);
        return new OrganizationResponse { ResponseName = "ExecuteWorkflow", Results = { ["Id"] = job } };
    }

    /// <summary>Runs or resumes the instance of a system job.</summary>
    /// <param name="instance">Its state, to be stored where it waits.</param>
    public ProcessEnd Run(SystemJob job, Sandbox sandbox, out ProcessInstance instance, out string trace)
    {
        var process = registrations.Current.Process(job.ProcessId) ?? throw Faults.Of(FaultCode.ObjectDoesNotExist, $"The process of this job was deactivated or deleted (workflow {job.ProcessId:D}).");
        instance = new ProcessInstance(process.Program, ContextSerializer.Read(job.Data));
        var context = instance.Context;
        context.OperationId = job.Id;
        var caller = new CallContext { UserId = context.UserId, InitiatingUserId = context.InitiatingUserId, Depth = job.Depth, CorrelationId = context.CorrelationId, OperationId = job.Id };
        var runner = new ProcessRunner(dataverse, activities, process, instance, caller, sandbox, child => StartChild(child, job, context, caller));
        try
        {
            return runner.Run();
        }
        finally
        {
            trace = runner.Trace;
        }
    }

    public bool DeletesJobs(Guid process) => registrations.Current.Process(process)?.AsyncAutoDelete == true;

    private IEnumerable<ProcessRegistration> Of(OperationEvent e, Entity? target)
        => registrations.Current.ProcessesOf(e.Message, e.Table).Where(process => process.Matches(e.Message, e.Table, target));

    private void StartChild(Guid id, SystemJob parent, RemoteExecutionContext context, CallContext caller)
    {
        var process = registrations.Current.Process(id) ?? throw Faults.Of(FaultCode.InvalidArgument, $"The child process {id:D} is not there or not activated.");
        if (!process.IsChild || process.IsRealTime || process.Table != context.PrimaryEntityName)
        {
            throw Faults.Of(FaultCode.InvalidArgument, $"The process {process.Name} can't be started as a child process on {context.PrimaryEntityName}.");
        }

        // the chain counts as a loop only while it turns within the hour
        var isFresh = dataverse.Clock.UtcNow - parent.CorrelationUpdated > LoopWindow;
        var depth = isFresh ? 1 : parent.Depth + 1;
        if (depth > RequestPipeline.MaximumDepth)
        {
            throw Faults.Of(FaultCode.InfiniteLoop, string.Create(
                CultureInfo.InvariantCulture, $"This workflow job was canceled because the workflow that started it included an infinite loop. Correct the workflow logic and try again. (Depth {depth})"));
        }

        var link = caller with { Depth = depth, CorrelationId = isFresh ? Guid.NewGuid() : caller.CorrelationId, Transaction = null };
        jobs.Enqueue(process, new ProcessInstance(process.Program, contexts.OfProcess(process, context.PrimaryEntityId, context.UserId, link, "ExecuteWorkflow")), link);
    }
}
