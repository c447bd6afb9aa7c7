using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Messages;

/// <summary>
/// The optional parameters that leave out custom logic: BypassBusinessLogicExecution with CustomSync, CustomAsync or both, and the older BypassCustomPluginExecution, which is CustomSync alone. Each asks for a privilege
/// that a System Administrator has and no other role of ours (FIDELITY).
/// </summary>
internal static class Bypass
{
    private const string Kinds = "BypassBusinessLogicExecution";
    private const string PluginsOnly = "BypassCustomPluginExecution";

    public static CallContext Apply(OrganizationRequest request, CallContext context, LocalDataverse dataverse)
    {
        if (request.Parameters.TryGetValue(Kinds, out var value) && value is string kinds && kinds.Length > 0)
        {
            Demand(dataverse, context, "prvBypassCustomBusinessLogic");
            var asked = kinds.Split(',', StringSplitOptions.TrimEntries);
            return asked.FirstOrDefault(kind => kind is not ("CustomSync" or "CustomAsync")) is { } unknown
                ? throw Faults.Of(FaultCode.InvalidArgument, $"'{unknown}' is no value of {Kinds}: CustomSync, CustomAsync or both.")
                : context with
                {
                    BypassSynchronousLogic = context.BypassSynchronousLogic || asked.Contains("CustomSync"),
                    BypassAsynchronousLogic = context.BypassAsynchronousLogic || asked.Contains("CustomAsync"),
                };
        }

        if (request.Parameters.TryGetValue(PluginsOnly, out var flag) && flag is true)
        {
            Demand(dataverse, context, "prvBypassCustomPlugins");
            return context with { BypassSynchronousLogic = true };
        }

        return context;
    }

    private static void Demand(LocalDataverse dataverse, CallContext context, string privilege)
    {
        if (!context.IsSystem && !dataverse.Security.HasPrivilege(context.UserId, privilege, context))
        {
            throw Faults.Of(FaultCode.PrivilegeDenied, $"Caller does not have sufficient privileges to bypass custom logic: {privilege} is missing.");
        }
    }
}
