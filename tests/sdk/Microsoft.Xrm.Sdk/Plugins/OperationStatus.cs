using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>What an asynchronous step's exception asks of the asynchronous service (dataverse-runtime §4).</summary>
[DataContract(Name = "OperationStatus", Namespace = ContractNamespaces.V2011)]
public enum OperationStatus
{
    [EnumMember]
    Failed = 0,

    [EnumMember]
    Canceled = 1,

    [EnumMember]
    Retry = 2,

    [EnumMember]
    Suspended = 3,

    [EnumMember]
    Succeeded = 4,
}
