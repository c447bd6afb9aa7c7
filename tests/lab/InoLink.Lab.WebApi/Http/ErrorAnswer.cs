using System.Globalization;
using System.ServiceModel;
using System.Text.Json.Nodes;
using Microsoft.OData;
using Microsoft.Xrm.Sdk;
using FaultCode = InoLink.Lab.Dataverse.FaultCode;

namespace InoLink.Lab.WebApi.Http;

/// <summary>Errors in Dataverse's form: <c>{"error":{"code":"0x…","message":"…"}}</c> and the status that goes with the code.</summary>
internal static class ErrorAnswer
{
    public static ApiResponse Of(Exception problem) => problem switch
    {
        ApiException refusal => Of(refusal.Status, refusal.Code, refusal.Message),
        FaultException<OrganizationServiceFault> fault => Of(StatusOf(fault.Detail.ErrorCode), fault.Detail.ErrorCode, fault.Detail.Message ?? fault.Message),
        ODataException odata when odata.Message.StartsWith("Resource not found", StringComparison.Ordinal) => Of(404, ApiCodes.ResourceNotFound, odata.Message),
        ODataException odata => Of(400, ApiCodes.ODataError, odata.Message),
        _ => Of(500, FaultCode.Unexpected, $"An unexpected error occurred. {problem.GetType().Name}: {problem.Message}"),
    };

    public static ApiResponse Of(int status, int code, string message) => ApiResponse.Json(
        new JsonObject { ["error"] = new JsonObject { ["code"] = "0x" + code.ToString("x8", CultureInfo.InvariantCulture), ["message"] = message } }, status);

    private static int StatusOf(int code) => code switch
    {
        FaultCode.ObjectDoesNotExist or FaultCode.RecordNotFoundByEntityKey => 404,
        FaultCode.PrivilegeDenied or FaultCode.AccessDenied or FaultCode.AttributePermissionReadIsMissing
            or FaultCode.AttributePermissionUpdateIsMissing or FaultCode.AttributePrivilegeCreateIsMissing => 403,
        FaultCode.ConcurrencyVersionMismatch or FaultCode.DuplicateRecord or FaultCode.DuplicateRecordEntityKey => 412,
        FaultCode.NotSupported => 501,
        FaultCode.Unexpected => 500,
        _ => 400,
    };
}
