using System.Activities;
using InoLink.Engine.Problems;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;

namespace InoLink.Workflows;

/// <summary>One run of an activity: its context and services.</summary>
internal sealed class Run
{
    private const int RealTime = 1;
    private readonly IOrganizationServiceFactory services;
    private readonly ITracingService? trace;
    private Language? language;

    public Run(CodeActivityContext activity)
    {
        Activity = activity;
        Context = activity.GetExtension<IWorkflowContext>();
        services = activity.GetExtension<IOrganizationServiceFactory>();
        trace = activity.GetExtension<ITracingService>();
        System = services.CreateOrganizationService(null);
    }

    public CodeActivityContext Activity { get; }

    public IWorkflowContext Context { get; }

    /// <summary>Acts as SYSTEM.</summary>
    public IOrganizationService System { get; }

    /// <summary>True inside the user's save, where a failed request undoes it and a slow one makes him wait.</summary>
    public bool IsRealTime => Context.WorkflowMode == RealTime;

    /// <summary>The language of the environment.</summary>
    public Language Language => language ??= Languages.Of(System);

    public IOrganizationService As(Guid user) => services.CreateOrganizationService(user);

    // trace formats its text, so braces must be an argument (dataverse-runtime §9)
    public void Trace(string line) => trace?.Trace("{0}", line);

    /// <summary>Calls a custom API of the core as the user that the process runs as: his rights count.</summary>
    public OrganizationResponse Call(string name, params (string Name, object? Value)[] parameters)
    {
        OrganizationRequest request = new(name);
        foreach ((string parameter, object? value) in parameters)
        {
            if (value != null)
            {
                request[parameter] = value;
            }
        }

        return As(Context.UserId).Execute(request);
    }
}
