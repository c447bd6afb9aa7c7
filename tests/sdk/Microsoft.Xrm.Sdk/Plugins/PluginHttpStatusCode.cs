using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>HTTP status a plug-in asks the Web API to answer with.</summary>
[DataContract(Name = "PluginHttpStatusCode", Namespace = ContractNamespaces.V9)]
public enum PluginHttpStatusCode
{
    [EnumMember]
    NotSet = 0,

    [EnumMember]
    BadRequest = 400,

    [EnumMember]
    Unauthorized = 401,

    [EnumMember]
    Forbidden = 403,

    [EnumMember]
    NotFound = 404,

    [EnumMember]
    MethodNotAllowed = 405,

    [EnumMember]
    RequestTimeout = 408,

    [EnumMember]
    Conflict = 409,

    [EnumMember]
    Gone = 410,

    [EnumMember]
    PreconditionFailed = 412,

    [EnumMember]
    RequestEntityTooLarge = 413,

    [EnumMember]
    ExpectationFailed = 417,

    [EnumMember]
    FailedDependency = 424,

    [EnumMember]
    TooManyRequests = 429,

    [EnumMember]
    InternalServerError = 500,

    [EnumMember]
    BadGateway = 502,

    [EnumMember]
    ServiceUnavailable = 503,

    [EnumMember]
    GatewayTimeout = 504,
}
