namespace InoLink.Engine;

/// <summary>The sums of a document on both sides (BOOKS B12), without tax but for the tax itself; decimal in the document's currency.</summary>
public sealed class Totals
{
    public Totals(decimal crmNet, decimal plannedNet, decimal? crmTax, string currency)
    {
        CrmNet = crmNet;
        PlannedNet = plannedNet;
        CrmTax = crmTax;
        Currency = currency;
    }

    public decimal CrmNet { get; }

    public decimal PlannedNet { get; }

    /// <summary>Null where the CRM has none.</summary>
    public decimal? CrmTax { get; }

    /// <summary>ISO code.</summary>
    public string Currency { get; }
}
