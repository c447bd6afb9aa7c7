using System.Collections.Generic;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>Entity images of a step by alias.</summary>
[CollectionDataContract(Name = "EntityImageCollection", Namespace = ContractNamespaces.V2011, ItemName = "KeyValuePairOfstringEntity")]
public class EntityImageCollection : DataCollection<string, Entity>
{
    public EntityImageCollection()
    {
    }

    protected EntityImageCollection(IDictionary<string, Entity> collection)
        : base(collection)
    {
    }
}
