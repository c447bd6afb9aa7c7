using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Several requests, each its own transaction.</summary>
[DataContract(Name = "ExecuteMultipleRequest", Namespace = ContractNamespaces.V2011)]
public sealed class ExecuteMultipleRequest : OrganizationRequest
{
    public ExecuteMultipleRequest() => RequestName = "ExecuteMultiple";

    public ExecuteMultipleSettings Settings
    {
        get => Get<ExecuteMultipleSettings>();
        set => Set(value);
    }

    public OrganizationRequestCollection Requests
    {
        get => Get<OrganizationRequestCollection>();
        set => Set(value);
    }
}
