using System;

namespace Intuit.Ipp.Data;

public class Invoice : SalesTransaction
{
    public bool AllowIPNPayment { get; set; }
    public bool AllowIPNPaymentSpecified { get; set; }
    public bool AllowOnlineACHPayment { get; set; }
    public bool AllowOnlineACHPaymentSpecified { get; set; }
    public bool AllowOnlineCreditCardPayment { get; set; }
    public bool AllowOnlineCreditCardPaymentSpecified { get; set; }
    public bool AllowOnlinePayment { get; set; }
    public bool AllowOnlinePaymentSpecified { get; set; }
    public bool AllowOnlinePayPalPayment { get; set; }
    public bool AllowOnlinePayPalPaymentSpecified { get; set; }
    public bool AutoPayEligible { get; set; }
    public bool AutoPayEligibleSpecified { get; set; }
    public string callToAction { get; set; }
    public int CfdiUse { get; set; }
    public bool CfdiUseSpecified { get; set; }
    public decimal Deposit { get; set; }
    public bool DepositSpecified { get; set; }
    public DateTime ECloudStatusTimeStamp { get; set; }
    public bool ECloudStatusTimeStampSpecified { get; set; }
    public string Exportation { get; set; }
    public bool GratuityEnabled { get; set; }
    public bool GratuityEnabledSpecified { get; set; }
    public string InvoiceLink { get; set; }
    public DateTime InvoiceLinkExpiryDate { get; set; }
    public bool InvoiceLinkExpiryDateSpecified { get; set; }
    public string InvoiceLinkSecurityCode { get; set; }
    public string invoiceStatus { get; set; }
    public decimal LessCIS { get; set; }
    public bool LessCISSpecified { get; set; }
    public string PaymentDetailsMessage { get; set; }
    public string ScheduledPaymentId { get; set; }
    public bool SchedulePayEligible { get; set; }
    public bool SchedulePayEligibleSpecified { get; set; }
}
