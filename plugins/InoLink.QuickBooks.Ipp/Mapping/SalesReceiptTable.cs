using Data = Intuit.Ipp.Data;

namespace InoLink.QuickBooks.Ipp.Mapping;

/// <summary>SalesReceipt: money received. Nothing beyond what every sales document has.</summary>
internal static class SalesReceiptTable
{
    public static Table<Data.SalesReceipt> Members { get; } = SalesTable.Members<Data.SalesReceipt>();
}
