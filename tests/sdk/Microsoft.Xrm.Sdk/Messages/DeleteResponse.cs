using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Answer of <see cref="DeleteRequest"/>.</summary>
[DataContract(Name = "DeleteResponse", Namespace = ContractNamespaces.V2011)]
public sealed class DeleteResponse : OrganizationResponse
{
    public DeleteResponse() => ResponseName = "Delete";
}
