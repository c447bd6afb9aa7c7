using System;
using System.Collections.Generic;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>Further details of a fault by name.</summary>
[CollectionDataContract(Name = "ErrorDetailCollection", Namespace = ContractNamespaces.V2011, ItemName = "KeyValuePairOfstringanyType")]
[KnownType(nameof(GetKnownTypes))]
public sealed class ErrorDetailCollection : DataCollection<string, object>
{
    private static IEnumerable<Type> GetKnownTypes() => KnownTypes.Values;
}
