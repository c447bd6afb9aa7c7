namespace Intuit.Ipp.Data;

public class ProductAndServicesPrefs
{
    public bool ForPurchase { get; set; }
    public bool ForPurchaseSpecified { get; set; }
    public bool ForSales { get; set; }
    public bool ForSalesSpecified { get; set; }
    public bool InventoryAndPurchaseOrder { get; set; }
    public bool InventoryAndPurchaseOrderSpecified { get; set; }
    public bool QuantityOnHand { get; set; }
    public bool QuantityOnHandSpecified { get; set; }
    public bool QuantityWithPriceAndRate { get; set; }
    public bool QuantityWithPriceAndRateSpecified { get; set; }
    public bool RevenueRecognition { get; set; }
    public string RevenueRecognitionFrequency { get; set; }
    public bool RevenueRecognitionSpecified { get; set; }
}
