using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Answer of <see cref="AssociateRequest"/>.</summary>
[DataContract(Name = "AssociateResponse", Namespace = ContractNamespaces.V2011)]
public sealed class AssociateResponse : OrganizationResponse
{
    public AssociateResponse() => ResponseName = "Associate";
}
