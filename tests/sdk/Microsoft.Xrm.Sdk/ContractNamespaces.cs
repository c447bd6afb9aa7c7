namespace Microsoft.Xrm.Sdk;

/// <summary>XML namespaces of the SDK's data contracts: each generation of the SDK has its own and keeps it.</summary>
internal static class ContractNamespaces
{
    public const string V2011 = "http://schemas.microsoft.com/xrm/2011/Contracts";
    public const string V2012 = "http://schemas.microsoft.com/xrm/2012/Contracts";
    public const string V71 = "http://schemas.microsoft.com/xrm/7.1/Contracts";
    public const string V9 = "http://schemas.microsoft.com/xrm/9.0/Contracts";
}
