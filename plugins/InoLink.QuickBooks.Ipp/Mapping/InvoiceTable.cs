using Data = Intuit.Ipp.Data;

namespace InoLink.QuickBooks.Ipp.Mapping;

/// <summary>Invoice: money owed. Nothing beyond what every sales document has.</summary>
internal static class InvoiceTable
{
    public static Table<Data.Invoice> Members { get; } = SalesTable.Members<Data.Invoice>();
}
