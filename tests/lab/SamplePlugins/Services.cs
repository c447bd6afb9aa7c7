using System;
using Microsoft.Xrm.Sdk;

namespace Sample.Plugins;

/// <summary>What a plug-in fetches from its service provider.</summary>
internal sealed class Services
{
    private readonly IOrganizationServiceFactory factory;

    public Services(IServiceProvider provider)
    {
        Provider = provider;
        Context = (IPluginExecutionContext)provider.GetService(typeof(IPluginExecutionContext));
        Trace = (ITracingService)provider.GetService(typeof(ITracingService));
        factory = (IOrganizationServiceFactory)provider.GetService(typeof(IOrganizationServiceFactory));
        User = factory.CreateOrganizationService(Context.UserId);
        System = factory.CreateOrganizationService(null);
    }

    public IServiceProvider Provider { get; }

    public IPluginExecutionContext Context { get; }

    public ITracingService Trace { get; }

    /// <summary>As the user of the context.</summary>
    public IOrganizationService User { get; }

    /// <summary>As SYSTEM.</summary>
    public IOrganizationService System { get; }
}
