using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Answer of <see cref="UpdateRequest"/>.</summary>
[DataContract(Name = "UpdateResponse", Namespace = ContractNamespaces.V2011)]
public sealed class UpdateResponse : OrganizationResponse
{
    public UpdateResponse() => ResponseName = "Update";
}
