using InoLink.Lab.QuickBooks.Wire;
using static InoLink.Lab.QuickBooks.Wire.Member;

namespace InoLink.Lab.QuickBooks.Sales;

/// <summary>The members of estimates, invoices and sales receipts, in recorded order (quickbooks-api §5; names from Intuit's schema).</summary>
internal static class SalesShapes
{
    private static readonly Shape LinkedTxn = new("LinkedTxn", Text("TxnId"), Text("TxnType"), Ignored("TxnLineId"));

    private static readonly Shape SalesItem = new("SalesItemLineDetail",
        Reference("ItemRef"), Reference("ClassRef"), Number("UnitPrice"), Ignored("RatePercent"), Ignored("PriceLevelRef"), Ignored("MarkupInfo"), Number("Qty"), Ignored("UOMRef"),
        Ignored("ItemAccountRef"), Ignored("InventorySiteRef"), Reference("TaxCodeRef"), Missing("TaxClassificationRef"), Date("ServiceDate"), Number("DiscountRate"),
        Number("DiscountAmt"), Number("TaxInclusiveAmt"), Ignored("DeferredRevenue"), Ignored("SalesItemLineDetailEx"));

    private static readonly Shape Discount = new("DiscountLineDetail",
        Ignored("Discount"), Flag("PercentBased"), Number("DiscountPercent"), Reference("DiscountAccountRef"), Ignored("ServiceDate"), Reference("ClassRef"),
        Reference("TaxCodeRef"), Ignored("DiscountLineDetailEx"));

    private static readonly Shape TaxLineDetail = new("TaxLineDetail",
        Reference("TaxRateRef"), Flag("PercentBased"), Number("TaxPercent"), Amount("NetAmountTaxable"), Ignored("TaxInclusiveAmount"), Ignored("OverrideDeltaAmount"),
        Ignored("ServiceDate"), Ignored("TaxLineDetailEx"));

    private static readonly Shape TaxLine = new("Line", Text("Id"), Number("LineNum"), Amount("Amount"), Text("DetailType"), Part("TaxLineDetail", TaxLineDetail));

    private static readonly Shape Line = new("Line",
        Text("Id"), Number("LineNum"), Text("Description", 4000), Number("Amount"), Ignored("Received"), Ignored("LinkedTxn"),
        Choice("DetailType", "SalesItemLineDetail", "DiscountLineDetail", "SubTotalLineDetail", "DescriptionOnly", "GroupLineDetail", "TaxLineDetail"),
        Part("SalesItemLineDetail", SalesItem), Part("DiscountLineDetail", Discount),
        Part("SubTotalLineDetail", new Shape("SubTotalLineDetail", Ignored("ItemRef"), Ignored("ServiceDate"))),
        Part("DescriptionLineDetail", new Shape("DescriptionLineDetail", Date("ServiceDate"), Reference("TaxCodeRef"), Ignored("DescriptionLineDetailEx"))),
        Ignored("GroupLineDetail"), Ignored("TaxLineDetail"), Ignored("CustomField"), Missing("ProjectRef"), Ignored("CostAmount"), Ignored("HomeCostAmount"), Ignored("LineEx"));

    private static readonly Shape Tax = new("TxnTaxDetail",
        Ignored("DefaultTaxCodeRef"), Reference("TxnTaxCodeRef"), Amount("TotalTax"), List("TaxLine", TaxLine), Ignored("UseAutomatedSalesTax"), Ignored("TaxReviewStatus"));

    private static readonly Shape Delivery = new("TransactionDeliveryInfo", Text("DeliveryType"), Text("DeliveryTime"), Ignored("DeliveryErrorType"));

    private static readonly Member[] Header =
    [
        .. CommonShapes.Entity, List("CustomField", CommonShapes.CustomField), Text("DocNumber", 21), Date("TxnDate").Keep(), Reference("DepartmentRef"), Missing("ProjectRef"),
        Reference("CurrencyRef").Keep(), Number("ExchangeRate").Keep(), Text("PrivateNote", 4000).NoQuery(), Choice("TxnStatus", "Pending", "Accepted", "Closed", "Rejected").Keep(),
        List("LinkedTxn", LinkedTxn), List("Line", Line), Part("TxnTaxDetail", Tax), Missing("RecurringInfo"), Ignored("RecurDataRef"), Missing("Tag"), Ignored("TxnApprovalInfo"),
        Ignored("HomeTotalCostAmount"), Ignored("TotalCostAmount"), Ignored("TaxFormNum"), Ignored("TaxFormType"), Missing("TransactionLocationType"), Ignored("TxnSource"),
        Ignored("AutoDocNumber"),
    ];

    private static readonly Member[] Form =
    [
        Reference("CustomerRef"), Part("CustomerMemo", CommonShapes.Memo), Part("BillAddr", CommonShapes.Address).Keep(), Part("ShipAddr", CommonShapes.Address).Keep(),
        Ignored("FreeFormAddress"), Part("ShipFromAddr", CommonShapes.Address), Ignored("RemitToRef"), Reference("ClassRef"), Reference("SalesTermRef"), Date("DueDate").Keep(),
        Ignored("SalesRepRef"), Ignored("PONumber"), Ignored("FOB"), Reference("ShipMethodRef"), Date("ShipDate"), Text("TrackingNum", 31),
        Choice("GlobalTaxCalculation", "TaxExcluded", "TaxInclusive", "NotApplicable").Keep(), Amount("TotalAmt").Server(), Amount("HomeTotalAmt").Server(),
        Flag("ApplyTaxAfterDiscount"), Flag("ShippingTaxIncludedInTotalTax").NoQuery(), Ignored("TemplateRef"), Choice("PrintStatus", "NotSet", "NeedToPrint", "PrintComplete").Keep(),
        Choice("EmailStatus", "NotSet", "NeedToSend", "EmailSent").Keep(), Part("BillEmail", CommonShapes.Email), Part("BillEmailCc", CommonShapes.Email),
        Part("BillEmailBcc", CommonShapes.Email), Missing("ARAccountRef"), Amount("Balance").Server(), Amount("HomeBalance").Server(), Ignored("FinanceCharge"), Reference("PaymentMethodRef"),
        Text("PaymentRefNum", 21), Ignored("PaymentType"), Reference("DepositToAccountRef").Keep(), Part("DeliveryInfo", Delivery).Server(), Ignored("DiscountRate"),
        Ignored("DiscountAmt"), Ignored("GovtTxnRefIdentifier"), Missing("TaxExemptionRef"),
    ];

    public static readonly Shape Invoice = new("Invoice",
    [
        Flag("AllowIPNPayment").NoQuery(), Flag("AllowOnlinePayment").NoQuery(), Flag("AllowOnlineCreditCardPayment").NoQuery(), Flag("AllowOnlineACHPayment").NoQuery(),
        .. Header, .. Form, Amount("Deposit").NoQuery(), Ignored("InvoiceLink"), Ignored("InvoiceStatus"), Ignored("invoiceStatus"), Ignored("invoiceStatusLog"), Ignored("callToAction"),
        Ignored("EInvoiceStatus"), Ignored("ECloudStatusTimeStamp"), Ignored("InvoiceEx"), Ignored("LessCIS"), Ignored("PaymentDetailsMessage"), Ignored("ConvenienceFeeDetail"),
    ]);

    public static readonly Shape Estimate = new("Estimate",
        [.. Header, .. Form, Date("ExpirationDate"), Text("AcceptedBy"), Date("AcceptedDate"), Ignored("EstimateEx")]);

    public static readonly Shape SalesReceipt = new("SalesReceipt",
        [.. Header, .. Form, Missing("CreditCardPayment"), Missing("CheckPayment"), Ignored("SalesReceiptEx"), Ignored("LessCIS")]);
}
