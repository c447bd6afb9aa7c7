using System;
using System.Collections.Generic;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace Microsoft.Xrm.Sdk;

/// <summary>What may stand in an attribute or a parameter, whose declared type is only object: the serializer must be told.</summary>
internal static class KnownTypes
{
    public static readonly IReadOnlyList<Type> Values = new[]
    {
        typeof(Entity), typeof(EntityCollection), typeof(EntityReference), typeof(EntityReferenceCollection),
        typeof(EntityImageCollection), typeof(Relationship), typeof(RelationshipQueryCollection),
        typeof(OptionSetValue), typeof(OptionSetValueCollection), typeof(Money), typeof(AliasedValue), typeof(BooleanManagedProperty),
        typeof(ColumnSet), typeof(PagingInfo), typeof(FilterExpression),
        typeof(QueryExpression), typeof(QueryByAttribute), typeof(FetchExpression),
        typeof(ConcurrencyBehavior), typeof(EntityState), typeof(EntityRole),
        typeof(OrganizationRequestCollection), typeof(OrganizationResponseCollection),
        typeof(ExecuteMultipleSettings), typeof(ExecuteMultipleResponseItemCollection),
        typeof(OrganizationServiceFault), typeof(ExecuteTransactionFault), typeof(ErrorDetailCollection), typeof(ParameterCollection),
        typeof(UpsertResponse[]), typeof(Guid[]), typeof(string[]), typeof(int[]), typeof(decimal[]), typeof(DateTime[]), typeof(bool[]),
    };

    public static readonly IReadOnlyList<Type> Requests = new[]
    {
        typeof(CreateRequest), typeof(UpdateRequest), typeof(DeleteRequest), typeof(RetrieveRequest), typeof(RetrieveMultipleRequest),
        typeof(UpsertRequest), typeof(AssociateRequest), typeof(DisassociateRequest), typeof(ExecuteMultipleRequest),
        typeof(ExecuteTransactionRequest), typeof(CreateMultipleRequest), typeof(UpdateMultipleRequest), typeof(UpsertMultipleRequest),
    };

    public static readonly IReadOnlyList<Type> Responses = new[]
    {
        typeof(CreateResponse), typeof(UpdateResponse), typeof(DeleteResponse), typeof(RetrieveResponse), typeof(RetrieveMultipleResponse),
        typeof(UpsertResponse), typeof(AssociateResponse), typeof(DisassociateResponse), typeof(ExecuteMultipleResponse),
        typeof(ExecuteTransactionResponse), typeof(CreateMultipleResponse), typeof(UpdateMultipleResponse), typeof(UpsertMultipleResponse),
    };
}
