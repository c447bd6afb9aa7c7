using InoLink.Lab.Dataverse.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Dataverse.Sales;

/// <summary>What can be done with a quote: win, close, revise, make an order of it.</summary>
internal static class QuoteMessages
{
    private const int Active = 1;
    private const int Won = 2;
    private const int Closed = 3;

    public static OrganizationResponse Win(OrganizationRequest request, RequestScope scope) => End(request, scope, "Win", Won);

    public static OrganizationResponse Close(OrganizationRequest request, RequestScope scope) => End(request, scope, "Close", Closed);

    /// <summary>A new draft of the same number out of a closed quote.</summary>
    public static OrganizationResponse Revise(OrganizationRequest request, RequestScope scope)
    {
        _ = scope.Writer;
        var quote = SalesRows.Writable(scope, "quote", request.Required<Guid>("QuoteId"));
        var number = (string)quote["quotenumber"];
        var siblings = Siblings(scope, number);
        if (siblings.Any(other => DocumentKind.StateOf(other) is 0 or Active))
        {
            throw Faults.Of(FaultCode.InvalidArgument, "Quote cannot be revised as there already exists another quote in Draft/Active state and with same quote number.");
        }

        var revision = siblings.Max(other => other.Value("revisionnumber") as int? ?? 0) + 1;
        var id = DocumentCopy.Run(scope, DocumentKind.Quote, quote, DocumentKind.Quote, customColumns: true, row =>
        {
            row["quotenumber"] = number;
            row["revisionnumber"] = revision;
        });
        var response = request.Answer(("Entity", SalesRows.Read(scope, request, "quote", id)));
        scope.Raise("Revise", scope.Metadata.Table("quote"), quote.Id, request, response, quote);
        return response;
    }

    /// <summary>An order out of a won quote; an active one is won by it.</summary>
    public static OrganizationResponse ToOrder(OrganizationRequest request, RequestScope scope)
    {
        _ = scope.Writer;
        var quote = SalesRows.Writable(scope, "quote", request.Required<Guid>("QuoteId"));
        scope.Access.DemandTable(scope, scope.Metadata.Table("salesorder"), AccessRight.Create);
        switch (DocumentKind.StateOf(quote))
        {
            case Won:
                break;
            case Active:
                SalesRows.SetState(scope, quote, Won, request.Optional<OptionSetValue>("QuoteCloseStatus"));
                break;
            default:
                throw Faults.Of(FaultCode.InvalidStateCodeStatusCode, "The quote is not active or won: no order can be made of it.");
        }

        var id = DocumentCopy.Run(scope, DocumentKind.Quote, quote, DocumentKind.Order, customColumns: false, row => row["quoteid"] = quote.ToEntityReference());
        var response = request.Answer(("Entity", SalesRows.Read(scope, request, "salesorder", id)));
        scope.Raise("ConvertQuoteToSalesOrder", scope.Metadata.Table("quote"), quote.Id, request, response, quote);
        return response;
    }

    private static OrganizationResponse End(OrganizationRequest request, RequestScope scope, string message, int state)
    {
        _ = scope.Writer;
        var close = request.Required<Entity>("QuoteClose");
        var reference = close.Value("quoteid") as EntityReference ?? throw Faults.Of(FaultCode.InvalidArgument, "The quote close activity names no quote.");
        var quote = SalesRows.Writable(scope, "quote", reference.Id);
        if (DocumentKind.StateOf(quote) != Active)
        {
            throw Faults.Of(FaultCode.InvalidStateCodeStatusCode, $"Cannot {message.ToLowerInvariant()} a quote that is not active.");
        }

        SalesRows.SetState(scope, quote, state, request.Optional<OptionSetValue>("Status"));
        SalesRows.Activity(scope, close, row =>
        {
            row["quotenumber"] = quote.Value("quotenumber");
            row["revision"] = quote.Value("revisionnumber");
        });
        var response = request.Answer();
        scope.Raise(message, scope.Metadata.Table("quote"), quote.Id, request, response, quote);
        return response;
    }

    private static List<Entity> Siblings(RequestScope scope, string number)
    {
        var table = scope.Metadata.Table("quote");
        return [.. scope.Transaction.Read(connection => Store.RowStore.WithValues(connection, table, [new("quotenumber", number)])).Select(id => scope.Row(table, id))];
    }
}
