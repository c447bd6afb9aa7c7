namespace Intuit.Ipp.Data;

public class SalesReceipt : SalesTransaction
{
    public decimal LessCIS { get; set; }
    public bool LessCISSpecified { get; set; }
}
