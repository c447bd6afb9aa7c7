using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Updates the row with that id or alternate key, or creates it.</summary>
[DataContract(Name = "UpsertRequest", Namespace = ContractNamespaces.V2011)]
public sealed class UpsertRequest : OrganizationRequest
{
    public UpsertRequest() => RequestName = "Upsert";

    public Entity Target
    {
        get => Get<Entity>();
        set => Set(value);
    }
}
