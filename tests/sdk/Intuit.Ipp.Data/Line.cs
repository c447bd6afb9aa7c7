namespace Intuit.Ipp.Data;

public class Line
{
    public decimal Amount { get; set; }
    public bool AmountSpecified { get; set; }
    public object AnyIntuitObject { get; set; }
    public decimal CostAmount { get; set; }
    public bool CostAmountSpecified { get; set; }
    public CustomField[] CustomField { get; set; }
    public string Description { get; set; }
    public LineDetailTypeEnum DetailType { get; set; }
    public bool DetailTypeSpecified { get; set; }
    public decimal HomeCostAmount { get; set; }
    public bool HomeCostAmountSpecified { get; set; }
    public string Id { get; set; }
    public string LineNum { get; set; }
    public LinkedTxn[] LinkedTxn { get; set; }
    public ReferenceType ProjectRef { get; set; }
    public decimal Received { get; set; }
    public bool ReceivedSpecified { get; set; }
}
