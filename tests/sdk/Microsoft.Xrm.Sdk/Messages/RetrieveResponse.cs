using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Answer of <see cref="RetrieveRequest"/>.</summary>
[DataContract(Name = "RetrieveResponse", Namespace = ContractNamespaces.V2011)]
public sealed class RetrieveResponse : OrganizationResponse
{
    public RetrieveResponse() => ResponseName = "Retrieve";

    public Entity Entity => Get<Entity>();

    public object Notifications => Get<object>();
}
