using InoLink.QuickBooks.Json;

namespace InoLink.Engine.Documents;

/// <summary>Net sums read from a document in Intuit's form (BOOKS B12): what was sent, and what QuickBooks made of it. Pure.</summary>
public static class DocumentTotals
{
    /// <summary>Lines less the document discount, as sent.</summary>
    public static decimal Planned(JsonObject sent) => sent.Objects("Line").Sum(line =>
        line.Text("DetailType") == "DiscountLineDetail" ? -(line.Number("Amount") ?? 0m) : line.Number("Amount") ?? 0m);

    /// <summary>Total without tax, as QuickBooks answers.</summary>
    public static decimal Booked(JsonObject document) => (document.Number("TotalAmt") ?? 0m) - (Tax(document) ?? 0m);

    public static decimal? Tax(JsonObject document) => document.Object("TxnTaxDetail")?.Number("TotalTax");

    /// <summary>True where the answer shows the estimate that was to be closed (BOOKS B19).</summary>
    public static bool EchoesLink(JsonObject sent, JsonObject document) => sent.Objects("LinkedTxn").All(link =>
        document.Objects("LinkedTxn").Any(echo => echo.Text("TxnId") == link.Text("TxnId")));
}
