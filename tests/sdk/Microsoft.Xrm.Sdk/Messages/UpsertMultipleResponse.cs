using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Answer of <see cref="UpsertMultipleRequest"/>.</summary>
[DataContract(Name = "UpsertMultipleResponse", Namespace = ContractNamespaces.V2011)]
public sealed class UpsertMultipleResponse : OrganizationResponse
{
    public UpsertMultipleResponse() => ResponseName = "UpsertMultiple";

    public new UpsertResponse[] Results => Get<UpsertResponse[]>();
}
