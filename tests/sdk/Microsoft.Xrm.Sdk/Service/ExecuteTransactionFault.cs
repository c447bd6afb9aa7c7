using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>Fault of an ExecuteTransaction, with the zero-based index of the request that failed.</summary>
[DataContract(Name = "ExecuteTransactionFault", Namespace = ContractNamespaces.V71)]
public sealed class ExecuteTransactionFault : OrganizationServiceFault
{
    [DataMember]
    public int FaultedRequestIndex { get; set; }
}
