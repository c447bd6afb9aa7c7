using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Creates rows of one table in one transaction.</summary>
[DataContract(Name = "CreateMultipleRequest", Namespace = ContractNamespaces.V2011)]
public sealed class CreateMultipleRequest : OrganizationRequest
{
    public CreateMultipleRequest() => RequestName = "CreateMultiple";

    public EntityCollection Targets
    {
        get => Get<EntityCollection>();
        set => Set(value);
    }
}
