using InoLink.Engine.Problems;

namespace InoLink.Engine.Documents;

/// <summary>
/// The proof to the cent (BOOKS B11, B12): lines − discounts + freight of the plan must be the CRM's net before anything is sent, and QuickBooks' net afterwards. Pure.
/// </summary>
public sealed class NetProof
{
    private NetProof(decimal crm, decimal planned, decimal documentDiscount)
    {
        Crm = crm;
        Planned = planned;
        DocumentDiscount = documentDiscount;
    }

    /// <summary>The CRM's total without tax.</summary>
    public decimal Crm { get; }

    public decimal Planned { get; }

    /// <summary>The one discount of the whole document, as an amount.</summary>
    public decimal DocumentDiscount { get; }

    public static NetProof? Make(DocumentSource document, IReadOnlyList<LineAmounts> lines, out Problem? problem)
    {
        problem = null;
        decimal discount = Cents.Round(document.DiscountAmount) + Cents.Round(document.DetailAmount * document.DiscountPercentage / 100m);
        decimal shown = Cents.Round(document.DetailAmount - document.PreFreightAmount);
        if (discount != shown)
        {
            problem = Catalogue.DiscountDiffers(discount, shown);
            return null;
        }

        decimal crm = Cents.Round(document.PreFreightAmount + document.Freight);
        decimal planned = lines.Sum(line => line.Amount - line.Discount) - discount + Cents.Round(document.Freight);
        if (planned != crm)
        {
            DocumentLine? uneven = document.Lines.FirstOrDefault(line => Exact(line) != Cents.Round(Exact(line)));
            problem = uneven == null ? Catalogue.NetDiffers(planned, crm) : Catalogue.LineIsUneven(uneven.Position, uneven.ProductName, Exact(uneven), planned, crm);
            return null;
        }

        if (planned < 0)
        {
            problem = Catalogue.NegativeTotal(planned);
            return null;
        }

        return new NetProof(crm, planned, discount);
    }

    // before cents: where the CRM counts in finer parts, such a line is what QuickBooks can't hold
    private static decimal Exact(DocumentLine line) => (line.PricePerUnit - line.VolumeDiscountPerUnit) * line.Quantity;
}
