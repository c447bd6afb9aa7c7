using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Answer of <see cref="RetrieveMultipleRequest"/>.</summary>
[DataContract(Name = "RetrieveMultipleResponse", Namespace = ContractNamespaces.V2011)]
public sealed class RetrieveMultipleResponse : OrganizationResponse
{
    public RetrieveMultipleResponse() => ResponseName = "RetrieveMultiple";

    public EntityCollection EntityCollection => Get<EntityCollection>();
}
