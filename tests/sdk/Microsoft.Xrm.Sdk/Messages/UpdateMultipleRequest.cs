using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Updates rows of one table in one transaction.</summary>
[DataContract(Name = "UpdateMultipleRequest", Namespace = ContractNamespaces.V2011)]
public sealed class UpdateMultipleRequest : OrganizationRequest
{
    public UpdateMultipleRequest() => RequestName = "UpdateMultiple";

    public EntityCollection Targets
    {
        get => Get<EntityCollection>();
        set => Set(value);
    }

    public ConcurrencyBehavior ConcurrencyBehavior
    {
        get => Get<ConcurrencyBehavior>();
        set => Set(value);
    }
}
