namespace InoLink.Lab.WebApi.Http;

/// <summary>A refusal of the Web API itself, before or beside the organization service.</summary>
internal sealed class ApiException(int status, int code, string message) : Exception(message)
{
    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The number in the error's code.</summary>
    public int Code { get; } = code;

    /// <summary>An address or query option that makes no sense: 400, 0x80060888.</summary>
    public static ApiException BadUri(string message) => new(400, ApiCodes.ODataError, message);

    /// <summary>A body that makes no sense: 400, 0x80048d19.</summary>
    public static ApiException BadPayload(string message) => new(400, ApiCodes.InvalidPayload, message);

    /// <summary>Something the platform may do but the lab doesn't: 501, so that nobody takes silence for success.</summary>
    public static ApiException NotEmulated(string what) => new(501, Dataverse.FaultCode.NotSupported, $"The local Dataverse's Web API does not emulate {what}.");
}
