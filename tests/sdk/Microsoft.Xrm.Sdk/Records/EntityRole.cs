using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>Side of a self-referencing relationship.</summary>
[DataContract(Name = "EntityRole", Namespace = ContractNamespaces.V2011)]
public enum EntityRole
{
    [EnumMember]
    Referencing = 0,

    [EnumMember]
    Referenced = 1,
}
