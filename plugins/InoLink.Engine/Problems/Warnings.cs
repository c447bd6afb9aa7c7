using System.Globalization;

namespace InoLink.Engine.Problems;

/// <summary>What a job says although it succeeds, in English and in German.</summary>
public static class Warnings
{
    private static readonly NumberFormatInfo GermanNumbers = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    public static Text Paid() => new(
        "The invoice is paid in the CRM: record the payment in QuickBooks.",
        "Die Rechnung ist im CRM bezahlt: Erfassen Sie die Zahlung in QuickBooks.");

    public static Text EstimateClosedInFull(decimal estimate, decimal invoice) => new(
        $"The estimate was closed in full, although it came to {English(estimate)} and this document comes to {English(invoice)} without tax.",
        $"Das Angebot (Estimate) wurde ganz geschlossen, obwohl es {German(estimate)} ergab und dieser Beleg ohne Steuer {German(invoice)} ergibt.");

    public static Text ForeignPrices(string currency, string home) => new(
        $"List price and cost are in {currency} and were not sent: QuickBooks keeps the prices of items in {home}.",
        $"Listenpreis und Kosten lauten auf {currency} und wurden nicht übertragen: QuickBooks führt Artikelpreise in {home}.");

    private static string English(decimal amount) => amount.ToString("#,##0.00", CultureInfo.InvariantCulture);

    private static string German(decimal amount) => amount.ToString("#,##0.00", GermanNumbers);
}
