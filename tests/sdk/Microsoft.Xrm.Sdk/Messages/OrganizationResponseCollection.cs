using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>Responses of one ExecuteTransaction.</summary>
[CollectionDataContract(Name = "OrganizationResponseCollection", Namespace = ContractNamespaces.V2012)]
public sealed class OrganizationResponseCollection : DataCollection<OrganizationResponse>
{
}
