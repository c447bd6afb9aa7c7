namespace InoLink.Engine.Problems;

/// <summary>What a job says although it succeeds, in English and in German.</summary>
public static class Warnings
{
    public static Text Paid() => new(
        "The invoice is paid in the CRM: record the payment in QuickBooks.",
        "Die Rechnung ist im CRM bezahlt: Erfassen Sie die Zahlung in QuickBooks.");

    public static Text EstimateClosedInFull(decimal estimate, decimal invoice) => new(
        $"The estimate was closed in full, although it came to {Catalogue.Money(estimate)} and this document comes to {Catalogue.Money(invoice)} without tax.",
        $"Das Angebot (Estimate) wurde ganz geschlossen, obwohl es {Catalogue.GermanMoney(estimate)} ergab und dieser Beleg ohne Steuer {Catalogue.GermanMoney(invoice)} ergibt.");

    public static Text ForeignPrices(string currency, string home) => new(
        $"List price and cost are in {currency} and were not sent: QuickBooks keeps the prices of items in {home}.",
        $"Listenpreis und Kosten lauten auf {currency} und wurden nicht übertragen: QuickBooks führt Artikelpreise in {home}.");
}
