using InoLink.Engine.Links;

namespace InoLink.Engine.Records;

/// <summary>How a linked object is called in a sentence: <c>QuickBooks invoice 1072</c>, without a number by its id. Pure.</summary>
public static class DocumentName
{
    public static string Of(Link link) => "QuickBooks " + Kind(link.QuickBooksType) + (link.AccountingRef.Length > 0 ? " " + link.AccountingRef : $" with id {link.AccountingId}");

    public static string Kind(string quickBooksType) => quickBooksType switch
    {
        "SalesReceipt" => "sales receipt",
        _ => quickBooksType.ToLowerInvariant(),
    };
}
