namespace InoLink.Engine.Documents;

/// <summary>Quote (or, by preference, order) → Estimate: what it has beside <see cref="SaleMap"/> (inolink §2.4).</summary>
public static class EstimateMap
{
    public static IReadOnlyList<MapField<DocumentFacts>> Fields { get; } = new MapField<DocumentFacts>[]
    {
        //   field             from             limit  value
        new("TxnStatus",       "Status",            0, f => DocumentStates.EstimateStatus(f.Document)),
        new("ExpirationDate",  "Effective To",      0, f => DocumentFacts.Day(f.Document.ExpiresOn)),
        new("SalesTermRef",    "Payment Terms",     0, f => f.Context.Term.Id) { Member = "value" },
    };
}
