using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Promotion;
using InoLink.Engine.Schema;
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
    private readonly Func<Guid, Need?> needOf;

    /// <param name="needOf">What becomes of another document in this run; null where it has no part in it.</param>
    public SaleChain(PlanningContext planning, Func<Guid, Need?> needOf)
    {
        this.planning = planning;
        this.needOf = needOf;
    }

    /// <summary>Why the sale must not go over a second time, or null.</summary>
    public Problem? Check(DocumentSource document, bool forced)
    {
        switch (document.Table)
        {
            case "salesorder":
                return Went(Ids(DocumentTable.Invoice, DocumentTable.Invoice.OrderId!, document.RecordId).ToList());
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
            ?? (document.OrderId is { } order ? planning.System.Find(DocumentTable.Order.Name, order, DocumentTable.Order.QuoteId!)?.Reference(DocumentTable.Order.QuoteId!) : null);
        Need? estimate = quote == null ? null : planning.Links.OpenOf(new[] { quote.Value }).TryGetValue(quote.Value, out Link? link) ? Need.Of(link) : needOf(quote.Value);
        return estimate?.QuickBooksType == "Estimate" ? estimate.AccountingId : "";
    }

    // whichever company it went to: one receivable is one receivable
    private Problem? Went(IReadOnlyList<Guid> records)
    {
        Link? link = new Links.Links(planning.System).OpenOf(records).Values.FirstOrDefault(candidate => IsReceivable(candidate.QuickBooksType));
        if (link != null)
        {
            return Catalogue.AlreadyWent($"{link.Title} was made from {link.RecordName}");
        }

        if (records.Select(needOf).FirstOrDefault(need => need != null && IsReceivable(need.QuickBooksType)) is { } planned)
        {
            return Catalogue.AlreadyWent($"{planned.QuickBooksType} is made from another document of the same sale in this run");
        }

        // a write whose outcome is unknown may stand there
        return new LinkJobs(planning.System).OpenOf(records).FirstOrDefault(job => job.IsUncertain) is { } uncertain ? Catalogue.NeedsWait(uncertain.RecordName) : null;
    }

    private static bool IsReceivable(string type) => type is "Invoice" or "SalesReceipt";

    private Problem? EarlierRevision(DocumentSource quote)
    {
        QueryExpression query = Rows.Query(DocumentTable.Quote.Name, DocumentTable.Quote.Revision!);
        query.Criteria.AddCondition(DocumentTable.Quote.Number, ConditionOperator.Equal, quote.Number);
        query.Criteria.AddCondition(DocumentTable.Quote.Revision, ConditionOperator.LessThan, quote.Revision);
        Link? link = planning.Links.OpenOf(planning.System.All(query).Select(row => row.Id)).Values.FirstOrDefault();
        return link == null ? null : Catalogue.EarlierRevision(Number(link));
    }

    private IEnumerable<Guid> Ids(DocumentTable table, string column, Guid value)
    {
        QueryExpression query = Rows.Query(table.Name, column);
        query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        return planning.System.All(query).Select(row => row.Id);
    }

    private static string Number(Link link) => link.AccountingRef.Length > 0 ? link.AccountingRef : $"with id {link.AccountingId}";
}
