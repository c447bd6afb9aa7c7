using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Updates or creates rows of one table in one transaction.</summary>
[DataContract(Name = "UpsertMultipleRequest", Namespace = ContractNamespaces.V2011)]
public sealed class UpsertMultipleRequest : OrganizationRequest
{
    public UpsertMultipleRequest() => RequestName = "UpsertMultiple";

    public EntityCollection Targets
    {
        get => Get<EntityCollection>();
        set => Set(value);
    }
}
