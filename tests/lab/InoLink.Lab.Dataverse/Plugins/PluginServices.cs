using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Plugins;

/// <summary>The service provider of one run: context, services as users, trace; the notification service refuses.</summary>
internal sealed class PluginServices(LocalDataverse dataverse, IExecutionContext context, CallContext caller, Sandbox sandbox)
    : IServiceProvider, IOrganizationServiceFactory, IServiceEndpointNotificationService
{
    private readonly TracingService trace = new();

    public string TraceText => trace.ToString();

    public object? GetService(Type serviceType)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceType.IsInstanceOfType(context))
        {
            return context;
        }

        return serviceType == typeof(ITracingService) ? trace : serviceType.IsInterface && serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <summary>null = SYSTEM; the empty id = the user of the context; else that user (dataverse-runtime §7).</summary>
    public IOrganizationService CreateOrganizationService(Guid? userId)
    {
        var user = userId == Guid.Empty ? context.UserId : userId;
        return new SandboxedService(dataverse.ServiceFor(user ?? dataverse.SystemUserId, caller), sandbox);
    }

    public string Execute(EntityReference serviceEndpoint, IExecutionContext context)
        => throw new InvalidPluginExecutionException("The local Dataverse has no service endpoints: IServiceEndpointNotificationService is not emulated.");
}
