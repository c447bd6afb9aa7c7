using InoLink.Lab.Dataverse.Async;
using InoLink.Lab.Dataverse.Processes;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Plugins;

/// <summary>What registered components add to requests: asynchronous steps become system jobs, custom APIs run, solutions are imported.</summary>
internal sealed class PluginExtension(
    RegistrationCache registrations, ContextFactory contexts, SystemJobs jobs, CustomApiExecutor apis, ProcessEngine processes, Func<OrganizationRequest, CallContext, OrganizationResponse?> platformMessages)
    : IRequestExtension
{
    /// <summary>Called after the commit of a request that queued a job.</summary>
    public Action Queued { get; set; } = () => { };

    public bool WantsEvent(string message, string table)
        => RegistrationCache.Concerns(table) || registrations.Current.StepsOf(message, table).Any() || processes.Wants(message, table);

    public void BeforeDelete(OperationEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        if (!e.Context.BypassSynchronousLogic)
        {
            processes.RunRealTime(e, null);
        }
    }

    public void AfterOperation(OperationEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        if (RegistrationCache.Concerns(e.Table))
        {
            DemandReadable(e);
            e.Context.Transaction!.AfterCommit(registrations.Reload);
        }

        var target = e.Request.Parameters.TryGetValue("Target", out var value) ? value as Entity : null;
        if (!e.Context.BypassSynchronousLogic && e.Message != "Delete")
        {
            processes.RunRealTime(e, target);
        }

        if (!e.Context.BypassAsynchronousLogic)
        {
            Queue(e, target);
        }
    }

    public OrganizationResponse? ExecuteCustom(OrganizationRequest request, CallContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        if (request.RequestName == "ExecuteWorkflow")
        {
            var started = processes.ExecuteWorkflow(request, context);
            context.AfterCommit(() => Queued());
            return started;
        }

        if (registrations.Current.CustomApi(request.RequestName) is not { } api)
        {
            return platformMessages(request, context);
        }

        var response = apis.Execute(api, request, context);
        AfterOperation(new OperationEvent(api.UniqueName, "none", Guid.Empty, request, response, null, null, context));
        return response;
    }

    /// <summary>Activating a process that can't be interpreted fails, as the platform refuses XAML that its designer did not write.</summary>
    private static void DemandReadable(OperationEvent e)
    {
        if (e.Table == "workflow" && e.PostImage is { } process && ProcessReader.IsWorkflow(process) && ProcessReader.IsActivated(process))
        {
            try
            {
                _ = ProcessReader.Read(process);
            }
            catch (NotEmulatedInProcessException refused)
            {
                throw Faults.NotEmulated($"the process '{process.GetAttributeValue<string>("name")}': {refused.Message}");
            }
        }
    }

    private void Queue(OperationEvent e, Entity? target)
    {
        var queued = processes.QueueBackground(e, target);
        foreach (var step in registrations.Current.StepsOf(e.Message, e.Table).Where(step => step.Matches(e.Message, e.Table, target)))
        {
            jobs.Enqueue(step, contexts.OfStep(step, e), e.Context);
            queued = true;
        }

        if (queued)
        {
            e.Context.Transaction!.AfterCommit(() => Queued());
        }
    }
}
