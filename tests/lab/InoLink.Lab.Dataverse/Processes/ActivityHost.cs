using System.Activities;
using InoLink.Lab.Dataverse.Plugins;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;

namespace InoLink.Lab.Dataverse.Processes;

/// <summary>Runs custom workflow activities out of the stored assemblies: the compiled DLL, with the stand-in of System.Activities around it (sdk-feasibility §4).</summary>
internal sealed class ActivityHost(LocalDataverse dataverse, PluginHost host, RegistrationCache registrations)
{
    public IDictionary<string, object> Run(CallActivity call, IReadOnlyDictionary<string, object?> inputs, WorkflowContext context, CallContext caller, Sandbox sandbox, out string trace)
    {
        var parts = call.AssemblyQualifiedName.Split(',', StringSplitOptions.TrimEntries);
        var type = registrations.Current.Activity(parts[0], parts[1]) ?? throw new InvalidPluginExecutionException($"The activity {call.AssemblyQualifiedName} is not registered.");

        // a new one for each run: the framework keeps the arguments of an instance's first run
        var activity = (Activity)Activator.CreateInstance(host.Load(type))!;
        var services = new PluginServices(dataverse, context, caller, sandbox);
        var invoker = new WorkflowInvoker(activity);
        invoker.Extensions.Add<IWorkflowContext>(() => context);
        invoker.Extensions.Add<ITracingService>(() => (ITracingService)services.GetService(typeof(ITracingService))!);
        invoker.Extensions.Add<IOrganizationServiceFactory>(() => services);
        try
        {
            return invoker.Invoke(inputs.ToDictionary(input => input.Key, input => input.Value!));
        }
        finally
        {
            trace = services.TraceText;
        }
    }
}
