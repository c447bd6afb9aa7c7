using InoLink.Engine.Dataverse;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using InoLink.Engine.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Engine.Documents;

/// <summary>
/// One sale, one receivable (BOOKS B01): an order that went over as a receivable closes the way for its invoices, and the other way round. A quote's earlier revision closes the way
/// for the later one (B07). Reads the chain by <c>quoteid</c> and <c>salesorderid</c>.
/// </summary>
public sealed class SaleChain
{
    private readonly DrainContext drain;

    public SaleChain(DrainContext drain) => this.drain = drain;

    /// <summary>Why the sale must not go over a second time, or null.</summary>
    public Problem? Check(DocumentSource document, bool forced)
    {
        switch (document.Table)
        {
            case "salesorder":
                return Went(Ids(DocumentTable.Invoice, DocumentTable.Invoice.OrderId!, document.RecordId));
            case "invoice":
                return document.OrderId is { } order ? Went(new[] { order }) : null;
            default:
                return document.Revision > 0 && !forced ? EarlierRevision(document) : null;
        }
    }

    /// <summary>Id of the estimate that the quote behind the document became; empty where there is none (B19).</summary>
    public string EstimateOf(DocumentSource document)
    {
        Guid? quote = document.QuoteId
            ?? (document.OrderId is { } order ? drain.System.Find(DocumentTable.Order.Name, order, DocumentTable.Order.QuoteId!)?.Reference(DocumentTable.Order.QuoteId!) : null);
        return quote != null && drain.Links.OpenOf(new[] { quote.Value }).TryGetValue(quote.Value, out Link? link) && link.QuickBooksType == "Estimate" ? link.AccountingId : "";
    }

    private Problem? Went(IEnumerable<Guid> records)
    {
        Link? link = drain.Links.OpenOf(records).Values.FirstOrDefault(candidate => candidate.QuickBooksType is "Invoice" or "SalesReceipt");
        return link == null ? null : Catalogue.AlreadyWent($"{link.QuickBooksType} {Number(link)} was made from {link.RecordName}");
    }

    private Problem? EarlierRevision(DocumentSource quote)
    {
        QueryExpression query = Rows.Query(DocumentTable.Quote.Name, DocumentTable.Quote.Revision!);
        query.Criteria.AddCondition(DocumentTable.Quote.Number, ConditionOperator.Equal, quote.Number);
        query.Criteria.AddCondition(DocumentTable.Quote.Revision, ConditionOperator.LessThan, quote.Revision);
        Link? link = drain.Links.OpenOf(drain.System.All(query).Select(row => row.Id)).Values.FirstOrDefault();
        return link == null ? null : Catalogue.EarlierRevision(Number(link));
    }

    private IEnumerable<Guid> Ids(DocumentTable table, string column, Guid value)
    {
        QueryExpression query = Rows.Query(table.Name, column);
        query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        return drain.System.All(query).Select(row => row.Id);
    }

    private static string Number(Link link) => link.AccountingRef.Length > 0 ? link.AccountingRef : $"with id {link.AccountingId}";
}
