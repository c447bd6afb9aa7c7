using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Promotion;
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
    private readonly PlanningContext planning;

    public SaleChain(PlanningContext planning) => this.planning = planning;

    /// <summary>Why the sale must not go over a second time, or null.</summary>
    public Problem? Check(DocumentSource document, bool forced)
    {
        switch (document.Table)
        {
            case "salesorder":
                return Went(Ids(DocumentTable.Invoice, DocumentTable.Invoice.OrderId!, new[] { document.RecordId }));
            case "invoice":
                return document.OrderId is { } order ? Went(new[] { order }) : null;
            default:
                return document.Revision > 0 && !forced ? EarlierRevision(document) : null;
        }
    }

    /// <summary>
    /// The estimate that the quote behind the document became, if the document may close it (B19): it is for the same customer in the same currency, and no other document of ours
    /// has closed it. Null where there is none.
    /// </summary>
    /// <param name="customer">QuickBooks' id of the document's customer.</param>
    public Need? EstimateOf(DocumentSource document, string customer)
    {
        Guid? quote = document.QuoteId
            ?? (document.OrderId is { } order ? planning.System.Find(DocumentTable.Order.Name, order, DocumentTable.Order.QuoteId!)?.Reference(DocumentTable.Order.QuoteId!) : null);
        Need? estimate = quote == null ? null : planning.Links.OpenOf(new[] { quote.Value }).TryGetValue(quote.Value, out Link? link) ? Need.Of(link) : null;
        if (estimate?.QuickBooksType != "Estimate")
        {
            return null;
        }

        bool sameCustomer = (estimate.Sent.TextAt("CustomerRef.value") ?? customer) == customer;
        bool sameCurrency = document.Currency.Length == 0 || (estimate.Sent.TextAt("CurrencyRef.value") ?? document.Currency) == document.Currency;
        return sameCustomer && sameCurrency && !IsClosed(quote!.Value, estimate.AccountingId, document.RecordId) ? estimate : null;
    }

    private bool IsClosed(Guid quote, string estimate, Guid except)
    {
        List<Guid> orders = Ids(DocumentTable.Order, DocumentTable.Order.QuoteId!, new[] { quote });
        List<Guid> others = orders.Concat(Ids(DocumentTable.Invoice, DocumentTable.Invoice.OrderId!, orders)).Where(record => record != except).ToList();
        return planning.Links.OpenOf(others).Values.Any(link => link.Sent.Objects("LinkedTxn").Any(closed => closed.Text("TxnId") == estimate));
    }

    // whichever company it went to: one receivable is one receivable
    private Problem? Went(IReadOnlyList<Guid> records)
    {
        Link? link = new Links.Links(planning.System).OpenOf(records).Values.FirstOrDefault(candidate => IsReceivable(candidate.QuickBooksType));
        if (link != null)
        {
            return Catalogue.AlreadyWent(link.Title, link.RecordName);
        }

        // a write whose outcome is unknown may stand there, and another writer may be sending it at this moment
        return new LinkJobs(planning.System).OpenOf(records).FirstOrDefault(job => job.IsUncertain || IsElsewhere(job)) is { } open ? Catalogue.NeedsWait(open.RecordName) : null;
    }

    private bool IsElsewhere(LinkJob job) => planning.Writer is { } mine && job.Status == JobStatus.InProgress && (job.Writer ?? WriterShare.First) != mine;

    private static bool IsReceivable(string type) => type is "Invoice" or "SalesReceipt";

    private Problem? EarlierRevision(DocumentSource quote)
    {
        QueryExpression query = Rows.Query(DocumentTable.Quote.Name, DocumentTable.Quote.Revision!);
        query.Criteria.AddCondition(DocumentTable.Quote.Number, ConditionOperator.Equal, quote.Number);
        query.Criteria.AddCondition(DocumentTable.Quote.Revision, ConditionOperator.LessThan, quote.Revision);
        Link? link = planning.Links.OpenOf(planning.System.All(query).Select(row => row.Id)).Values.FirstOrDefault();
        return link == null ? null : Catalogue.EarlierRevision(Number(link));
    }

    private List<Guid> Ids(DocumentTable table, string column, IReadOnlyCollection<Guid> values)
    {
        if (values.Count == 0)
        {
            return new List<Guid>();
        }

        QueryExpression query = Rows.Query(table.Name, column);
        query.Criteria.AddCondition(column, ConditionOperator.In, values.Cast<object>().ToArray());
        return planning.System.All(query).Select(row => row.Id).ToList();
    }

    private static string Number(Link link) => link.AccountingRef.Length > 0 ? link.AccountingRef : $"#{link.AccountingId}";
}
