namespace Intuit.Ipp.Data;

public class LinkedTxn
{
    public string TxnId { get; set; }
    public string TxnLineId { get; set; }
    public string TxnType { get; set; }
}
