using System;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Sample.Plugins;

/// <summary>Main operation of a custom API with the request parameters Command and Number and the response property Double.</summary>
public sealed class ScriptedApi : IPlugin
{
    public void Execute(IServiceProvider serviceProvider)
    {
        var services = new Services(serviceProvider);
        var context = services.Context;
        var command = context.InputParameters.TryGetValue("Command", out var value) ? (string)value : "";
        var number = context.InputParameters.TryGetValue("Number", out var given) ? (int)given : 0;
        services.System.Create(new Entity("smp_log")
        {
            ["smp_name"] = "api",
            ["smp_text"] = $"{context.MessageName}|stage {context.Stage}|mode {context.Mode}|transaction {context.IsInTransaction}|depth {context.Depth}",
        });
        switch (command)
        {
            case "refuse":
                throw new InvalidPluginExecutionException("refused");
            case "swallow":
                Swallow(services);
                break;
            case "throw":
                throw new InvalidOperationException("broken");
            case "undeclared":
                context.OutputParameters["Surprise"] = 1;
                break;
            case "wrongtype":
                context.OutputParameters["Double"] = "two";
                return;
            default:
                break;
        }

        context.OutputParameters["Double"] = 2 * number;
    }

    private static void Swallow(Services services)
    {
        try
        {
            services.System.Retrieve("account", Guid.NewGuid(), new ColumnSet(false));
        }
        catch (FaultException<OrganizationServiceFault>)
        {
            // what the platform punishes: a swallowed fault inside its transaction
        }
    }
}
