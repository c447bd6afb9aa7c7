using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>Why the organization service refused a request.</summary>
[DataContract(Name = "OrganizationServiceFault", Namespace = ContractNamespaces.V2011)]
[KnownType(typeof(ExecuteTransactionFault))]
public class OrganizationServiceFault : BaseServiceFault
{
    [DataMember]
    public OrganizationServiceFault InnerFault { get; set; }

    [DataMember]
    public string TraceText { get; set; }
}
