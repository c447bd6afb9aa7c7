using Data = Intuit.Ipp.Data;

namespace InoLink.QuickBooks.Ipp.Mapping;

/// <summary>Estimate: a quote.</summary>
internal static class EstimateTable
{
    public static Table<Data.Estimate> Members { get; } = SalesTable.Members<Data.Estimate>()
        .Day("ExpirationDate")
        .Text("AcceptedBy")
        .Day("AcceptedDate");
}
