namespace Intuit.Ipp.Data;

public class DiscountOverride
{
    public ReferenceType DiscountAccountRef { get; set; }
    public decimal DiscountPercent { get; set; }
    public bool DiscountPercentSpecified { get; set; }
    public ReferenceType DiscountRef { get; set; }
    public bool PercentBased { get; set; }
    public bool PercentBasedSpecified { get; set; }
}
