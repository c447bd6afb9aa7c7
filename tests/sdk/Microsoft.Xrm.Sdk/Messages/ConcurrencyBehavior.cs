using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>Whether Update and Delete compare the row version.</summary>
[DataContract(Name = "ConcurrencyBehavior", Namespace = ContractNamespaces.V71)]
public enum ConcurrencyBehavior
{
    [EnumMember]
    Default = 0,

    [EnumMember]
    IfRowVersionMatches = 1,

    [EnumMember]
    AlwaysOverwrite = 2,
}
