using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Several requests in one transaction.</summary>
[DataContract(Name = "ExecuteTransactionRequest", Namespace = ContractNamespaces.V2011)]
public sealed class ExecuteTransactionRequest : OrganizationRequest
{
    public ExecuteTransactionRequest() => RequestName = "ExecuteTransaction";

    public OrganizationRequestCollection Requests
    {
        get => Get<OrganizationRequestCollection>();
        set => Set(value);
    }

    public bool? ReturnResponses
    {
        get => Get<bool?>();
        set => Set(value);
    }
}
