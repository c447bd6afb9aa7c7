using InoLink.Lab.Dataverse;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.WebApi.Http;

/// <summary>The platform's own headers: on whose behalf, and what custom logic is left out.</summary>
internal static class RequestOptions
{
    private const string ActOnBehalf = "prvActOnBehalfOfAnotherUser";

    /// <summary>Headers without any effect here: the lab detects no duplicates and runs no flows.</summary>
    private static readonly string[] WithoutEffect = ["MSCRM.SuppressDuplicateDetection", "MSCRM.SuppressCallbackRegistrationExpanderJob"];

    /// <summary>The caller, or the user named by MSCRMCallerID (system user) or CallerObjectId (Entra object), if the caller may act for others.</summary>
    public static CallContext Caller(LocalDataverse dataverse, ApiRequest request, CallContext caller)
    {
        ArgumentNullException.ThrowIfNull(dataverse);
        if (request.Header("CallerObjectId") is not null)
        {
            throw ApiException.NotEmulated("the header CallerObjectId: name the system user by MSCRMCallerID");
        }

        if (request.Header("MSCRMCallerID") is not { } header)
        {
            return caller;
        }

        var id = Guid.TryParse(header, out var given) ? given : throw new ApiException(400, FaultCode.InvalidArgument, $"MSCRMCallerID must be the id of a system user, not '{header}'.");
        if (!dataverse.Security.HasPrivilege(caller.UserId, ActOnBehalf))
        {
            throw new ApiException(403, FaultCode.PrivilegeDenied, $"Principal user (Id={caller.UserId:D}, type=8) is missing {ActOnBehalf} privilege: it can't act for another user.");
        }

        // refuses an id that is no user
        dataverse.ServiceFor(CallContext.Platform(dataverse.SystemUserId)).Retrieve("systemuser", id, new Microsoft.Xrm.Sdk.Query.ColumnSet("fullname"));
        return caller with { UserId = id, InitiatingUserId = caller.UserId };
    }

    /// <summary>Refuses a header of the platform that the lab doesn't know.</summary>
    public static void Check(ApiRequest http) => Apply(http, new OrganizationRequest());

    /// <summary>Puts the headers' options into a request of the organization service, which asks for the privilege.</summary>
    public static void Apply(ApiRequest http, OrganizationRequest request)
    {
        foreach (var (name, value) in http.Headers.Where(header => header.Key.StartsWith("MSCRM.", StringComparison.OrdinalIgnoreCase)))
        {
            if (name.Equals("MSCRM.BypassBusinessLogicExecution", StringComparison.OrdinalIgnoreCase))
            {
                request["BypassBusinessLogicExecution"] = value.ToString();
            }
            else if (name.Equals("MSCRM.BypassCustomPluginExecution", StringComparison.OrdinalIgnoreCase))
            {
                request["BypassCustomPluginExecution"] = value == "true";
            }
            else if (!WithoutEffect.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw ApiException.NotEmulated($"the header {name}");
            }
        }
    }
}
