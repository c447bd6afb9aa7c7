using InoLink.Lab.Dataverse.Sales;
using InoLink.Lab.Dataverse.Solutions;

namespace InoLink.Lab.Dataverse.Messages;

/// <summary>Which rule belongs to which table.</summary>
internal static class RowRules
{
    private static readonly RowRule[] None = [];
    private static readonly RowRule[] PersonNames = [new FullNameRule()];
    private static readonly RowRule[] Products = [new ProductRule()];
    private static readonly RowRule[] Quotes = [new DocumentRule(DocumentKind.Quote)];
    private static readonly RowRule[] QuoteLines = [new LineRule(DocumentKind.Quote)];
    private static readonly RowRule[] Orders = [new DocumentRule(DocumentKind.Order)];
    private static readonly RowRule[] OrderLines = [new LineRule(DocumentKind.Order)];
    private static readonly RowRule[] Invoices = [new DocumentRule(DocumentKind.Invoice)];
    private static readonly RowRule[] InvoiceLines = [new LineRule(DocumentKind.Invoice)];
    private static readonly RowRule[] InstalledSolutions = [new SolutionRule()];

    public static RowRule[] Of(TableMetadata table) => table.LogicalName switch
    {
        "contact" or "systemuser" => PersonNames,
        "product" => Products,
        "quote" => Quotes,
        "quotedetail" => QuoteLines,
        "salesorder" => Orders,
        "salesorderdetail" => OrderLines,
        "invoice" => Invoices,
        "invoicedetail" => InvoiceLines,
        "solution" => InstalledSolutions,
        _ => None,
    };
}
