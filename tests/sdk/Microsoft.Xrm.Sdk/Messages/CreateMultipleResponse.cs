using System;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Answer of <see cref="CreateMultipleRequest"/>.</summary>
[DataContract(Name = "CreateMultipleResponse", Namespace = ContractNamespaces.V2011)]
public sealed class CreateMultipleResponse : OrganizationResponse
{
    public CreateMultipleResponse() => ResponseName = "CreateMultiple";

    public Guid[] Ids => Get<Guid[]>();
}
