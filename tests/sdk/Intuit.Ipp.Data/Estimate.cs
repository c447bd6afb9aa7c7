using System;

namespace Intuit.Ipp.Data;

public class Estimate : SalesTransaction
{
    public string AcceptedBy { get; set; }
    public DateTime AcceptedDate { get; set; }
    public bool AcceptedDateSpecified { get; set; }
    public DateTime ExpirationDate { get; set; }
    public bool ExpirationDateSpecified { get; set; }
}
