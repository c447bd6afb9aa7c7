using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Answer of <see cref="ExecuteTransactionRequest"/>.</summary>
[DataContract(Name = "ExecuteTransactionResponse", Namespace = ContractNamespaces.V2011)]
public sealed class ExecuteTransactionResponse : OrganizationResponse
{
    public ExecuteTransactionResponse() => ResponseName = "ExecuteTransaction";

    public OrganizationResponseCollection Responses => Get<OrganizationResponseCollection>();
}
