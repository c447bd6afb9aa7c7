using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>What a tracked row has become since it was read.</summary>
[DataContract(Name = "EntityState", Namespace = ContractNamespaces.V2011)]
public enum EntityState
{
    [EnumMember]
    Unchanged = 0,

    [EnumMember]
    Created = 1,

    [EnumMember]
    Changed = 2,
}
