using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk.Query;

namespace Microsoft.Xrm.Sdk;

/// <summary>Which related rows a Retrieve brings along, by relationship.</summary>
[CollectionDataContract(Name = "RelationshipQueryCollection", Namespace = ContractNamespaces.V2011, ItemName = "KeyValuePairOfRelationshipQueryBaseX_PsK4FkN")]
[KnownType(typeof(QueryExpression))]
[KnownType(typeof(QueryByAttribute))]
[KnownType(typeof(FetchExpression))]
public sealed class RelationshipQueryCollection : DataCollection<Relationship, QueryBase>
{
}
