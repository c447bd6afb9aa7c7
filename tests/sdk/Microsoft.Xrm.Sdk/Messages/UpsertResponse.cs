using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Answer of <see cref="UpsertRequest"/>.</summary>
[DataContract(Name = "UpsertResponse", Namespace = ContractNamespaces.V2011)]
public sealed class UpsertResponse : OrganizationResponse
{
    public UpsertResponse() => ResponseName = "Upsert";

    public bool RecordCreated => Get<bool>();

    public EntityReference Target => Get<EntityReference>();
}
