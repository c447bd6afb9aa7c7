using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Answer of <see cref="UpdateMultipleRequest"/>.</summary>
[DataContract(Name = "UpdateMultipleResponse", Namespace = ContractNamespaces.V2011)]
public sealed class UpdateMultipleResponse : OrganizationResponse
{
    public UpdateMultipleResponse() => ResponseName = "UpdateMultiple";
}
