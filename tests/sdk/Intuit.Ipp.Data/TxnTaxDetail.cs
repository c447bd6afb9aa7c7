namespace Intuit.Ipp.Data;

public class TxnTaxDetail
{
    public ReferenceType DefaultTaxCodeRef { get; set; }
    public Line[] TaxLine { get; set; }
    public decimal TotalTax { get; set; }
    public bool TotalTaxSpecified { get; set; }
    public ReferenceType TxnTaxCodeRef { get; set; }
    public bool UseAutomatedSalesTax { get; set; }
    public bool UseAutomatedSalesTaxSpecified { get; set; }
}
