using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>Requests of one ExecuteMultiple or ExecuteTransaction.</summary>
[CollectionDataContract(Name = "OrganizationRequestCollection", Namespace = ContractNamespaces.V2012)]
public sealed class OrganizationRequestCollection : DataCollection<OrganizationRequest>
{
}
