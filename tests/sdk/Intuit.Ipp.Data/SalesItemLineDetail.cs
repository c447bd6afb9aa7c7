using System;

namespace Intuit.Ipp.Data;

public class SalesItemLineDetail : ItemLineDetail
{
    public bool DeferredRevenue { get; set; }
    public bool DeferredRevenueSpecified { get; set; }
    public decimal DiscountAmt { get; set; }
    public bool DiscountAmtSpecified { get; set; }
    public decimal DiscountRate { get; set; }
    public bool DiscountRateSpecified { get; set; }
    public DateTime ServiceDate { get; set; }
    public bool ServiceDateSpecified { get; set; }
    public decimal TaxInclusiveAmt { get; set; }
    public bool TaxInclusiveAmtSpecified { get; set; }
}
