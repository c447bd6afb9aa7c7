using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Answer of <see cref="DisassociateRequest"/>.</summary>
[DataContract(Name = "DisassociateResponse", Namespace = ContractNamespaces.V2011)]
public sealed class DisassociateResponse : OrganizationResponse
{
    public DisassociateResponse() => ResponseName = "Disassociate";
}
