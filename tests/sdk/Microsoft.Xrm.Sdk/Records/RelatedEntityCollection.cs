using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>Related rows by relationship: what a deep insert creates with the row, in one transaction.</summary>
[CollectionDataContract(Name = "RelatedEntityCollection", Namespace = ContractNamespaces.V2011, ItemName = "KeyValuePairOfRelationshipEntityCollectionX_PsK4FkN")]
public sealed class RelatedEntityCollection : DataCollection<Relationship, EntityCollection>
{
}
