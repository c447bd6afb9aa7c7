using System;
using System.Collections.Generic;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>Parameters of a request, a response or a plug-in's context by name.</summary>
[CollectionDataContract(Name = "ParameterCollection", Namespace = ContractNamespaces.V2011, ItemName = "KeyValuePairOfstringanyType")]
[KnownType(nameof(GetKnownTypes))]
public class ParameterCollection : DataCollection<string, object>
{
    public ParameterCollection()
    {
    }

    protected ParameterCollection(IDictionary<string, object> collection)
        : base(collection)
    {
    }

    private static IEnumerable<Type> GetKnownTypes() => KnownTypes.Values;
}
