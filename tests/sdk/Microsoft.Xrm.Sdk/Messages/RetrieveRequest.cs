using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk.Query;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Reads a row.</summary>
[DataContract(Name = "RetrieveRequest", Namespace = ContractNamespaces.V2011)]
public sealed class RetrieveRequest : OrganizationRequest
{
    public RetrieveRequest() => RequestName = "Retrieve";

    public EntityReference Target
    {
        get => Get<EntityReference>();
        set => Set(value);
    }

    public ColumnSet ColumnSet
    {
        get => Get<ColumnSet>();
        set => Set(value);
    }

    public RelationshipQueryCollection RelatedEntitiesQuery
    {
        get => Get<RelationshipQueryCollection>();
        set => Set(value);
    }

    public bool ReturnNotifications
    {
        get => Get<bool>();
        set => Set(value);
    }
}
