using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Creates a row, with its related rows in the same transaction.</summary>
[DataContract(Name = "CreateRequest", Namespace = ContractNamespaces.V2011)]
public sealed class CreateRequest : OrganizationRequest
{
    public CreateRequest() => RequestName = "Create";

    public Entity Target
    {
        get => Get<Entity>();
        set => Set(value);
    }
}
