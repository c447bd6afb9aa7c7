using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace InoLink.Lab.Dataverse.Messages;

/// <summary>Messages over several rows or requests, all in one transaction. Steps see one Create or Update per row (merged pipeline, dataverse-runtime §4).</summary>
internal static class BulkMessages
{
    public static OrganizationResponse Upsert(OrganizationRequest request, RequestScope scope) => Upsert(scope, request.Required<Entity>("Target"));

    public static OrganizationResponse CreateMultiple(OrganizationRequest request, RequestScope scope)
    {
        var ids = Targets(request, scope).Select(target => RowCreate.Run(scope, target, new CreateRequest { Target = target })).ToArray();
        return new CreateMultipleResponse { Results = { ["Ids"] = ids } };
    }

    public static OrganizationResponse UpdateMultiple(OrganizationRequest request, RequestScope scope)
    {
        var concurrency = request.Optional<ConcurrencyBehavior>("ConcurrencyBehavior");
        foreach (var target in Targets(request, scope))
        {
            RowUpdate.Run(scope, target, concurrency, new UpdateRequest { Target = target });
        }

        return new UpdateMultipleResponse();
    }

    public static OrganizationResponse UpsertMultiple(OrganizationRequest request, RequestScope scope)
    {
        var responses = Targets(request, scope).Select(target => Upsert(scope, target)).ToArray();
        var response = new UpsertMultipleResponse();
        ((OrganizationResponse)response).Results["Results"] = responses;
        return response;
    }

    public static OrganizationResponse ExecuteTransaction(OrganizationRequest request, RequestScope scope)
    {
        var responses = new OrganizationResponseCollection();
        var index = 0;
        foreach (var one in Bounded(request.Required<OrganizationRequestCollection>("Requests")))
        {
            try
            {
                responses.Add(scope.Dataverse.Pipeline.Execute(one, scope.Context));
            }
            catch (FaultException<OrganizationServiceFault> fault)
            {
                var detail = new ExecuteTransactionFault { ErrorCode = fault.Detail.ErrorCode, Message = fault.Detail.Message, Timestamp = fault.Detail.Timestamp, FaultedRequestIndex = index };
                throw new FaultException<OrganizationServiceFault>(detail, new FaultReason(fault.Message));
            }

            index++;
        }

        var response = new ExecuteTransactionResponse();
        if (request.Optional<bool?>("ReturnResponses") == true)
        {
            response.Results["Responses"] = responses;
        }

        return response;
    }

    /// <summary>ExecuteMultiple: each request is a transaction of its own, so it is run outside any (RequestPipeline).</summary>
    public static OrganizationResponse ExecuteMultiple(OrganizationRequest request, Func<OrganizationRequest, OrganizationResponse> execute)
    {
        var settings = request.Optional<ExecuteMultipleSettings>("Settings") ?? new ExecuteMultipleSettings();
        var items = new ExecuteMultipleResponseItemCollection();
        var faulted = false;
        var index = 0;
        foreach (var one in Bounded(request.Required<OrganizationRequestCollection>("Requests")))
        {
            var item = new ExecuteMultipleResponseItem { RequestIndex = index++ };
            try
            {
                item.Response = execute(one);
                if (!settings.ReturnResponses)
                {
                    continue;
                }
            }
            catch (FaultException<OrganizationServiceFault> fault)
            {
                faulted = true;
                item.Fault = fault.Detail;
            }

            items.Add(item);
            if (item.Fault is not null && !settings.ContinueOnError)
            {
                break;
            }
        }

        return new ExecuteMultipleResponse { Results = { ["IsFaulted"] = faulted, ["Responses"] = items } };
    }

    private static OrganizationRequestCollection Bounded(OrganizationRequestCollection requests) =>
        requests.Count <= 1000 ? requests : throw Faults.Of(FaultCode.BatchTooLarge, "The request batch size exceeds the maximum batch size allowed of 1000.");

    private static DataCollection<Entity> Targets(OrganizationRequest request, RequestScope scope)
    {
        _ = scope.Writer;
        var targets = request.Required<EntityCollection>("Targets");
        var table = targets.EntityName ?? targets.Entities.FirstOrDefault()?.LogicalName;
        return targets.Entities.All(target => target.LogicalName == table)
            ? targets.Entities
            : throw Faults.Of(FaultCode.InvalidArgument, $"All targets of {request.RequestName} must be of the entity {table}.");
    }

    private static UpsertResponse Upsert(RequestScope scope, Entity target)
    {
        _ = scope.Writer;
        var table = scope.Metadata.Table(target.LogicalName);
        var id = target.Id != Guid.Empty ? target.Id : target.Value(table.PrimaryIdColumn) is Guid given ? given : Guid.Empty;
        if (id == Guid.Empty && target.KeyAttributes.Count > 0)
        {
            id = Lookups.Find(scope, table, target.KeyAttributes) ?? Guid.Empty;
        }

        var exists = id != Guid.Empty && scope.Transaction.Read(connection => Store.RowStore.Exists(connection, table, id));
        if (exists)
        {
            var change = target.Copy();
            change.Id = id;
            RowUpdate.Run(scope, change, ConcurrencyBehavior.Default, new UpdateRequest { Target = change });
        }
        else
        {
            var row = target.Copy();
            row.Id = id;
            row.KeyAttributes = target.KeyAttributes;
            id = RowCreate.Run(scope, row, new CreateRequest { Target = row });
        }

        return new UpsertResponse { Results = { ["RecordCreated"] = !exists, ["Target"] = new EntityReference(table.LogicalName, id) } };
    }
}
