namespace Intuit.Ipp.Data;

public abstract class ItemLineDetail
{
    public object AnyIntuitObject { get; set; }
    public ReferenceType ClassRef { get; set; }
    public ReferenceType InventorySiteRef { get; set; }
    public ReferenceType ItemAccountRef { get; set; }
    public ItemChoiceType ItemElementName { get; set; }
    public ReferenceType ItemRef { get; set; }
    public decimal Qty { get; set; }
    public bool QtySpecified { get; set; }
    public ReferenceType TaxClassificationRef { get; set; }
    public ReferenceType TaxCodeRef { get; set; }
}
