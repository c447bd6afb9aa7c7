using System;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;

namespace ProbePlugin;

/// <summary>Creates the Target once more and takes only the fault "duplicate primary key" for an answer (dataverse-runtime §6).</summary>
public sealed class FaultCatchingPlugin : IPlugin
{
    private const int DuplicateRecord = -2147220937;

    public void Execute(IServiceProvider serviceProvider)
    {
        if (serviceProvider == null)
        {
            throw new ArgumentNullException(nameof(serviceProvider));
        }

        var context = (IPluginExecutionContext)serviceProvider.GetService(typeof(IPluginExecutionContext));
        var services = (IOrganizationServiceFactory)serviceProvider.GetService(typeof(IOrganizationServiceFactory));
        try
        {
            context.OutputParameters["id"] = services.CreateOrganizationService(null).Create((Entity)context.InputParameters["Target"]);
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Detail.ErrorCode == DuplicateRecord)
        {
            context.OutputParameters["duplicate"] = fault.Detail.Message;
        }
    }
}
