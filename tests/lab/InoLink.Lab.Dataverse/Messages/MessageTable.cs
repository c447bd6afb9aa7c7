using System.Collections.Frozen;
using InoLink.Lab.Dataverse.Query;
using InoLink.Lab.Dataverse.Sales;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Dataverse.Messages;

/// <summary>The messages of the core, by name.</summary>
internal static class MessageTable
{
    internal delegate OrganizationResponse Handler(OrganizationRequest request, RequestScope scope);

    public static FrozenDictionary<string, Handler> Handlers { get; } = new Dictionary<string, Handler>
    {
        ["Create"] = Create,
        ["Update"] = Update,
        ["Delete"] = Delete,
        ["Retrieve"] = Retrieve,
        ["RetrieveMultiple"] = (request, scope) => new RetrieveMultipleResponse { Results = { ["EntityCollection"] = SelectRunner.Run(scope, QueryExpressionReader.Read(request.Required<QueryBase>("Query"))) } },
        ["Upsert"] = BulkMessages.Upsert,
        ["CreateMultiple"] = BulkMessages.CreateMultiple,
        ["UpdateMultiple"] = BulkMessages.UpdateMultiple,
        ["UpsertMultiple"] = BulkMessages.UpsertMultiple,
        ["ExecuteTransaction"] = BulkMessages.ExecuteTransaction,
        ["SetState"] = RowMessages.SetState,
        ["SetStateDynamicEntity"] = RowMessages.SetState,
        ["Assign"] = RowMessages.Assign,
        ["Merge"] = MergeMessage.Run,
        ["Associate"] = Association.Associate,
        ["Disassociate"] = Association.Disassociate,
        ["WinQuote"] = QuoteMessages.Win,
        ["CloseQuote"] = QuoteMessages.Close,
        ["ReviseQuote"] = QuoteMessages.Revise,
        ["ConvertQuoteToSalesOrder"] = QuoteMessages.ToOrder,
        ["FulfillSalesOrder"] = OrderMessages.Fulfill,
        ["CancelSalesOrder"] = OrderMessages.Cancel,
        ["ConvertSalesOrderToInvoice"] = OrderMessages.ToInvoice,
        ["LockSalesOrderPricing"] = OrderMessages.LockOrder,
        ["UnlockSalesOrderPricing"] = OrderMessages.UnlockOrder,
        ["LockInvoicePricing"] = OrderMessages.LockInvoice,
        ["UnlockInvoicePricing"] = OrderMessages.UnlockInvoice,
        ["WhoAmI"] = UserMessages.WhoAmI,
        ["RetrieveVersion"] = UserMessages.RetrieveVersion,
        ["RetrievePrincipalAccess"] = UserMessages.RetrievePrincipalAccess,
        ["RetrieveUserPrivileges"] = UserMessages.RetrieveUserPrivileges,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static CreateResponse Create(OrganizationRequest request, RequestScope scope) =>
        new() { Results = { ["id"] = RowCreate.Run(scope, request.Required<Entity>("Target"), request) } };

    private static RetrieveResponse Retrieve(OrganizationRequest request, RequestScope scope)
    {
        if (request.Optional<RelationshipQueryCollection>("RelatedEntitiesQuery") is { Count: > 0 })
        {
            throw Faults.NotEmulated("Retrieve with RelatedEntitiesQuery");
        }

        return new RetrieveResponse { Results = { ["Entity"] = RowRead.Run(scope, request.Required<EntityReference>("Target"), request.Required<ColumnSet>("ColumnSet")) } };
    }

    private static UpdateResponse Update(OrganizationRequest request, RequestScope scope)
    {
        RowUpdate.Run(scope, request.Required<Entity>("Target"), request.Optional<ConcurrencyBehavior>("ConcurrencyBehavior"), request);
        return new UpdateResponse();
    }

    private static DeleteResponse Delete(OrganizationRequest request, RequestScope scope)
    {
        RowDelete.Run(scope, request.Required<EntityReference>("Target"), request.Optional<ConcurrencyBehavior>("ConcurrencyBehavior"), request);
        return new DeleteResponse();
    }
}
