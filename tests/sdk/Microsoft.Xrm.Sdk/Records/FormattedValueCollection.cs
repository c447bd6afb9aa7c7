using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>Column values as the caller's language and format show them, by logical name.</summary>
[CollectionDataContract(Name = "FormattedValueCollection", Namespace = ContractNamespaces.V2011, ItemName = "KeyValuePairOfstringstring")]
public sealed class FormattedValueCollection : DataCollection<string, string>
{
}
