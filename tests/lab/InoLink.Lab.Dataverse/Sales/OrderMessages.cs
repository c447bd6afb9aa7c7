using InoLink.Lab.Dataverse.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace InoLink.Lab.Dataverse.Sales;

/// <summary>What can be done with orders and invoices: fulfill, cancel, bill, lock prices, recalculate.</summary>
internal static class OrderMessages
{
    private const int Active = 0;
    private const int Submitted = 1;
    private const int Canceled = 2;
    private const int Fulfilled = 3;

    public static OrganizationResponse Fulfill(OrganizationRequest request, RequestScope scope) => End(request, scope, "FulfillSalesOrder", Fulfilled);

    public static OrganizationResponse Cancel(OrganizationRequest request, RequestScope scope) => End(request, scope, "CancelSalesOrder", Canceled);

    /// <summary>An invoice out of an order that isn't canceled. The order keeps its state: the message has no parameter for another.</summary>
    public static OrganizationResponse ToInvoice(OrganizationRequest request, RequestScope scope)
    {
        _ = scope.Writer;
        var order = SalesRows.Writable(scope, "salesorder", request.Required<Guid>("SalesOrderId"));
        scope.Access.DemandTable(scope, scope.Metadata.Table("invoice"), AccessRight.Create);
        if (DocumentKind.StateOf(order) == Canceled)
        {
            throw Faults.Of(FaultCode.InvalidStateCodeStatusCode, "The order is canceled: no invoice can be made of it.");
        }

        var id = DocumentCopy.Run(scope, DocumentKind.Order, order, DocumentKind.Invoice, customColumns: false, row => row["salesorderid"] = order.ToEntityReference());
        var response = request.Answer(("Entity", SalesRows.Read(scope, request, "invoice", id)));
        scope.Raise("ConvertSalesOrderToInvoice", scope.Metadata.Table("salesorder"), order.Id, request, response, order);
        return response;
    }

    public static OrganizationResponse LockOrder(OrganizationRequest request, RequestScope scope) => Lock(request, scope, DocumentKind.Order, "SalesOrderId", true);

    public static OrganizationResponse UnlockOrder(OrganizationRequest request, RequestScope scope) => Lock(request, scope, DocumentKind.Order, "SalesOrderId", false);

    public static OrganizationResponse LockInvoice(OrganizationRequest request, RequestScope scope) => Lock(request, scope, DocumentKind.Invoice, "InvoiceId", true);

    public static OrganizationResponse UnlockInvoice(OrganizationRequest request, RequestScope scope) => Lock(request, scope, DocumentKind.Invoice, "InvoiceId", false);

    private static OrganizationResponse Lock(OrganizationRequest request, RequestScope scope, DocumentKind kind, string parameter, bool locked)
    {
        _ = scope.Writer;
        var document = SalesRows.Writable(scope, kind.Table, request.Required<Guid>(parameter));
        var change = new Entity(kind.Table, document.Id) { ["ispricelocked"] = locked };
        RowUpdate.Run(scope.AsPlatform(), change, ConcurrencyBehavior.Default, new UpdateRequest { Target = change });
        return request.Answer();
    }

    private static OrganizationResponse End(OrganizationRequest request, RequestScope scope, string message, int state)
    {
        _ = scope.Writer;
        var close = request.Required<Entity>("OrderClose");
        var reference = close.Value("salesorderid") as EntityReference ?? throw Faults.Of(FaultCode.InvalidArgument, "The order close activity names no order.");
        var order = SalesRows.Writable(scope, "salesorder", reference.Id);
        if (DocumentKind.StateOf(order) is not (Active or Submitted))
        {
            throw Faults.Of(FaultCode.InvalidStateCodeStatusCode, $"{message}: the order is neither active nor submitted.");
        }

        SalesRows.SetState(scope, order, state, request.Optional<OptionSetValue>("Status"));
        SalesRows.Activity(scope, close, row => row["ordernumber"] = order.Value("ordernumber"));
        var response = request.Answer();
        scope.Raise(message, scope.Metadata.Table("salesorder"), order.Id, request, response, order);
        return response;
    }
}
