using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Answer of <see cref="ExecuteMultipleRequest"/>.</summary>
[DataContract(Name = "ExecuteMultipleResponse", Namespace = ContractNamespaces.V2011)]
public sealed class ExecuteMultipleResponse : OrganizationResponse
{
    public ExecuteMultipleResponse() => ResponseName = "ExecuteMultiple";

    public bool IsFaulted => Get<bool>();

    public ExecuteMultipleResponseItemCollection Responses => Get<ExecuteMultipleResponseItemCollection>();
}
