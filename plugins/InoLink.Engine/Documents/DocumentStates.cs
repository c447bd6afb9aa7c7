using InoLink.Engine.Problems;

namespace InoLink.Engine.Documents;

/// <summary>Which states of a document go over (BOOKS B34). The numbers are the standard tables' statecode. Pure.</summary>
public static class DocumentStates
{
    private const int QuoteWon = 2;
    private const int QuoteClosed = 3;
    private const int OrderCanceled = 2;
    private const int InvoicePaid = 2;
    private const int InvoiceCanceled = 3;

    public static Problem? Check(DocumentSource document) => document.Table switch
    {
        "quote" when document.State == QuoteClosed => Catalogue.NotPromotableState("quote", "closed (lost, canceled or revised)"),
        "salesorder" when document.State == OrderCanceled => Catalogue.NotPromotableState("order", "canceled"),
        "invoice" when document.State == InvoiceCanceled => Catalogue.NotPromotableState("invoice", "canceled"),
        _ => null,
    };

    /// <summary>Intuit's TxnStatus of an estimate.</summary>
    public static string EstimateStatus(DocumentSource document) => document.Table == "quote" && document.State == QuoteWon ? "Accepted" : "Pending";

    public static bool IsPaid(DocumentSource document) => document.Table == "invoice" && document.State == InvoicePaid;

    /// <summary>Intuit's entity that the document becomes.</summary>
    public static string Becomes(DocumentSource document, DocumentPreferences preferences) => document.Table switch
    {
        "quote" => "Estimate",
        "salesorder" => preferences.OrderBecomes,
        _ => "Invoice",
    };
}
