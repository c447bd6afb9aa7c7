using InoLink.Lab.Dataverse.Async;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Plugins;

/// <summary>What registered components add to requests: asynchronous steps become system jobs, custom APIs run, solutions are imported.</summary>
internal sealed class PluginExtension(
    RegistrationCache registrations, ContextFactory contexts, SystemJobs jobs, CustomApiExecutor apis, Func<OrganizationRequest, CallContext, OrganizationResponse?> platformMessages)
    : IRequestExtension
{
    /// <summary>Called after the commit of a request that queued a job.</summary>
    public Action Queued { get; set; } = () => { };

    public bool WantsEvent(string message, string table)
        => RegistrationCache.Concerns(table) || registrations.Current.StepsOf(message, table).Any();

    public void AfterOperation(OperationEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        if (RegistrationCache.Concerns(e.Table))
        {
            e.Context.Transaction!.AfterCommit(registrations.Reload);
        }

        if (!e.Context.BypassCustomLogic && !BypassesAsynchronousLogic(e.Request))
        {
            QueueSteps(e);
        }
    }

    public OrganizationResponse? ExecuteCustom(OrganizationRequest request, CallContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        if (registrations.Current.CustomApi(request.RequestName) is not { } api)
        {
            return platformMessages(request, context);
        }

        var response = apis.Execute(api, request, context);
        AfterOperation(new OperationEvent(api.UniqueName, "none", Guid.Empty, request, response, null, null, context));
        return response;
    }

    /// <summary>The optional parameter of an administrator who leaves out asynchronous steps; both kinds together never get here.</summary>
    private static bool BypassesAsynchronousLogic(OrganizationRequest request)
        => request.Parameters.TryGetValue("BypassBusinessLogicExecution", out var value) && value is string kinds && kinds.Contains("CustomAsync", StringComparison.Ordinal);

    private void QueueSteps(OperationEvent e)
    {
        var target = e.Request.Parameters.TryGetValue("Target", out var value) ? value as Entity : null;
        var queued = false;
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
