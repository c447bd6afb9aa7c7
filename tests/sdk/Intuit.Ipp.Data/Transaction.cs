using System;

namespace Intuit.Ipp.Data;

public class Transaction : IntuitEntity, IEntity
{
    public ReferenceType CurrencyRef { get; set; }
    public ReferenceType DepartmentRef { get; set; }
    public string DocNumber { get; set; }
    public decimal ExchangeRate { get; set; }
    public bool ExchangeRateSpecified { get; set; }
    public decimal HomeTotalCostAmount { get; set; }
    public bool HomeTotalCostAmountSpecified { get; set; }
    public Line[] Line { get; set; }
    public LinkedTxn[] LinkedTxn { get; set; }
    public string PrivateNote { get; set; }
    public ReferenceType ProjectRef { get; set; }
    public ReferenceType RecurDataRef { get; set; }
    public string TaxFormNum { get; set; }
    public string TaxFormType { get; set; }
    public decimal TotalCostAmount { get; set; }
    public bool TotalCostAmountSpecified { get; set; }
    public string TransactionLocationType { get; set; }
    public DateTime TxnDate { get; set; }
    public bool TxnDateSpecified { get; set; }
    public string TxnSource { get; set; }
    public string TxnStatus { get; set; }
    public TxnTaxDetail TxnTaxDetail { get; set; }
}
