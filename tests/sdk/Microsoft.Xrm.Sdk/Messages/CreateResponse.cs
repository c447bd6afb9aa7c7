using System;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Answer of <see cref="CreateRequest"/>.</summary>
[DataContract(Name = "CreateResponse", Namespace = ContractNamespaces.V2011)]
public sealed class CreateResponse : OrganizationResponse
{
    public CreateResponse() => ResponseName = "Create";

    public Guid id => Get<Guid>();
}
