using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Relates rows to a row.</summary>
[DataContract(Name = "AssociateRequest", Namespace = ContractNamespaces.V2011)]
public sealed class AssociateRequest : OrganizationRequest
{
    public AssociateRequest() => RequestName = "Associate";

    public EntityReference Target
    {
        get => Get<EntityReference>();
        set => Set(value);
    }

    public Relationship Relationship
    {
        get => Get<Relationship>();
        set => Set(value);
    }

    public EntityReferenceCollection RelatedEntities
    {
        get => Get<EntityReferenceCollection>();
        set => Set(value);
    }
}
