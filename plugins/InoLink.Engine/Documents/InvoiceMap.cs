using InoLink.QuickBooks.Json;

namespace InoLink.Engine.Documents;

/// <summary>Invoice and order → Invoice: what it has beside <see cref="SaleMap"/> (inolink §2.5, §2.6).</summary>
public static class InvoiceMap
{
    public static IReadOnlyList<MapField<DocumentFacts>> Fields { get; } = new MapField<DocumentFacts>[]
    {
        //   field             from             limit  value
        new("DueDate",         "Due Date",          0, f => DocumentFacts.Day(f.Document.DueDate)),
        new("SalesTermRef",    "Payment Terms",     0, f => f.Context.Term.Id) { Member = "value" },
        new("LinkedTxn",       "Quote",             0, f => ClosedEstimate(f.Context.EstimateId)),
    };

    // the quote's estimate is closed by its invoice (BOOKS B19)
    private static List<object?>? ClosedEstimate(string id) => id.Length == 0 ? null : new List<object?> { new JsonObject { { "TxnId", id }, { "TxnType", "Estimate" } } };
}
