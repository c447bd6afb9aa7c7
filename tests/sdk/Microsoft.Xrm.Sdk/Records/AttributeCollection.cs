using System;
using System.Collections.Generic;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>Column values of a row by logical name.</summary>
[CollectionDataContract(Name = "AttributeCollection", Namespace = ContractNamespaces.V2011, ItemName = "KeyValuePairOfstringanyType")]
[KnownType(nameof(GetKnownTypes))]
public sealed class AttributeCollection : DataCollection<string, object>
{
    private static IEnumerable<Type> GetKnownTypes() => KnownTypes.Values;
}
