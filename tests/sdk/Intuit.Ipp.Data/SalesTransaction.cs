using System;

namespace Intuit.Ipp.Data;

public class SalesTransaction : Transaction
{
    public object AnyIntuitObject { get; set; }
    public bool ApplyTaxAfterDiscount { get; set; }
    public bool ApplyTaxAfterDiscountSpecified { get; set; }
    public ReferenceType ARAccountRef { get; set; }
    public bool AutoDocNumber { get; set; }
    public bool AutoDocNumberSpecified { get; set; }
    public decimal Balance { get; set; }
    public bool BalanceSpecified { get; set; }
    public PhysicalAddress BillAddr { get; set; }
    public EmailAddress BillEmail { get; set; }
    public EmailAddress BillEmailBcc { get; set; }
    public EmailAddress BillEmailCc { get; set; }
    public ReferenceType ClassRef { get; set; }
    public MemoRef CustomerMemo { get; set; }
    public ReferenceType CustomerRef { get; set; }
    public ReferenceType DepositToAccountRef { get; set; }
    public decimal DiscountAmt { get; set; }
    public bool DiscountAmtSpecified { get; set; }
    public decimal DiscountRate { get; set; }
    public bool DiscountRateSpecified { get; set; }
    public DateTime DueDate { get; set; }
    public bool DueDateSpecified { get; set; }
    public EmailStatusEnum EmailStatus { get; set; }
    public bool EmailStatusSpecified { get; set; }
    public bool FinanceCharge { get; set; }
    public bool FinanceChargeSpecified { get; set; }
    public string FOB { get; set; }
    public bool FreeFormAddress { get; set; }
    public bool FreeFormAddressSpecified { get; set; }
    public GlobalTaxCalculationEnum GlobalTaxCalculation { get; set; }
    public bool GlobalTaxCalculationSpecified { get; set; }
    public string GovtTxnRefIdentifier { get; set; }
    public decimal HomeBalance { get; set; }
    public bool HomeBalanceSpecified { get; set; }
    public decimal HomeTotalAmt { get; set; }
    public bool HomeTotalAmtSpecified { get; set; }
    public ReferenceType PaymentMethodRef { get; set; }
    public string PaymentRefNum { get; set; }
    public string PONumber { get; set; }
    public PrintStatusEnum PrintStatus { get; set; }
    public bool PrintStatusSpecified { get; set; }
    public ReferenceType RemitToRef { get; set; }
    public ReferenceType SalesRepRef { get; set; }
    public ReferenceType SalesTermRef { get; set; }
    public PhysicalAddress ShipAddr { get; set; }
    public DateTime ShipDate { get; set; }
    public bool ShipDateSpecified { get; set; }
    public PhysicalAddress ShipFromAddr { get; set; }
    public ReferenceType ShipMethodRef { get; set; }
    public bool ShippingTaxIncludedInTotalTax { get; set; }
    public bool ShippingTaxIncludedInTotalTaxSpecified { get; set; }
    public ReferenceType TaxExemptionRef { get; set; }
    public ReferenceType TemplateRef { get; set; }
    public decimal TotalAmt { get; set; }
    public bool TotalAmtSpecified { get; set; }
    public string TrackingNum { get; set; }
}
