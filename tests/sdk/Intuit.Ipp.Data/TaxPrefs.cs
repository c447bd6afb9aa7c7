namespace Intuit.Ipp.Data;

public class TaxPrefs
{
    public ReferenceType AnyIntuitObject { get; set; }
    public bool HideTaxManagement { get; set; }
    public bool HideTaxManagementSpecified { get; set; }
    public ReferenceType NonTaxableSalesTaxCodeRef { get; set; }
    public bool PartnerTaxEnabled { get; set; }
    public bool PartnerTaxEnabledSpecified { get; set; }
    public ReferenceType TaxableSalesTaxCodeRef { get; set; }
    public bool UsingSalesTax { get; set; }
    public bool UsingSalesTaxSpecified { get; set; }
}
