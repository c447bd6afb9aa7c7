using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>Outcomes of one ExecuteMultiple.</summary>
[CollectionDataContract(Name = "ExecuteMultipleResponseItemCollection", Namespace = ContractNamespaces.V2012)]
public sealed class ExecuteMultipleResponseItemCollection : DataCollection<ExecuteMultipleResponseItem>
{
}
