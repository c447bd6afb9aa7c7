using System;
using System.Collections.Generic;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>Values of an alternate key by logical name.</summary>
[CollectionDataContract(Name = "KeyAttributeCollection", Namespace = ContractNamespaces.V71, ItemName = "KeyValuePairOfstringanyType")]
[KnownType(nameof(GetKnownTypes))]
public sealed class KeyAttributeCollection : DataCollection<string, object>
{
    private static IEnumerable<Type> GetKnownTypes() => KnownTypes.Values;
}
