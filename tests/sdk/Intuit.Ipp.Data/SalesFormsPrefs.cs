namespace Intuit.Ipp.Data;

public class SalesFormsPrefs
{
    public bool AllowDeposit { get; set; }
    public bool AllowDepositSpecified { get; set; }
    public bool AllowDiscount { get; set; }
    public bool AllowDiscountSpecified { get; set; }
    public bool AllowEstimates { get; set; }
    public bool AllowEstimatesSpecified { get; set; }
    public bool AllowServiceDate { get; set; }
    public bool AllowServiceDateSpecified { get; set; }
    public bool AllowShipping { get; set; }
    public bool AllowShippingSpecified { get; set; }
    public bool AutoApplyCredit { get; set; }
    public bool AutoApplyCreditSpecified { get; set; }
    public bool AutoApplyPayments { get; set; }
    public bool AutoApplyPaymentsSpecified { get; set; }
    public bool CustomTxnNumbers { get; set; }
    public bool CustomTxnNumbersSpecified { get; set; }
    public string DefaultCustomerMessage { get; set; }
    public string DefaultDeliveryMethod { get; set; }
    public string DefaultDiscountAccount { get; set; }
    public string DefaultFOB { get; set; }
    public ReferenceType DefaultItem { get; set; }
    public decimal DefaultMarkup { get; set; }
    public bool DefaultMarkupSpecified { get; set; }
    public ReferenceType DefaultShipMethodRef { get; set; }
    public string DefaultShippingAccount { get; set; }
    public ReferenceType DefaultTerms { get; set; }
    public bool DelayedCharges { get; set; }
    public bool DelayedChargesSpecified { get; set; }
    public bool EmailCopyToCompany { get; set; }
    public bool EmailCopyToCompanySpecified { get; set; }
    public string EstimateMessage { get; set; }
    public bool ETransactionAttachPDF { get; set; }
    public bool ETransactionAttachPDFSpecified { get; set; }
    public bool ETransactionPaymentEnabled { get; set; }
    public bool ETransactionPaymentEnabledSpecified { get; set; }
    public string InvoiceMessage { get; set; }
    public bool IPNSupportEnabled { get; set; }
    public bool IPNSupportEnabledSpecified { get; set; }
    public bool PrintItemWithZeroAmount { get; set; }
    public bool PrintItemWithZeroAmountSpecified { get; set; }
    public EmailAddress SalesEmailBcc { get; set; }
    public EmailAddress SalesEmailCc { get; set; }
    public bool TrackReimbursableExpensesAsIncome { get; set; }
    public bool TrackReimbursableExpensesAsIncomeSpecified { get; set; }
    public bool UsingPriceLevels { get; set; }
    public bool UsingPriceLevelsSpecified { get; set; }
    public bool UsingProgressInvoicing { get; set; }
    public bool UsingProgressInvoicingSpecified { get; set; }
    public bool UsingSalesOrders { get; set; }
    public bool UsingSalesOrdersSpecified { get; set; }
}
