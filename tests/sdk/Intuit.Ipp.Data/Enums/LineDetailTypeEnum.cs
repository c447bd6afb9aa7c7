namespace Intuit.Ipp.Data;

public enum LineDetailTypeEnum
{
    PaymentLineDetail = 0,
    DiscountLineDetail = 1,
    TaxLineDetail = 2,
    SalesItemLineDetail = 3,
    ItemBasedExpenseLineDetail = 4,
    AccountBasedExpenseLineDetail = 5,
    DepositLineDetail = 6,
    PurchaseOrderItemLineDetail = 7,
    ItemReceiptLineDetail = 8,
    JournalEntryLineDetail = 9,
    GroupLineDetail = 10,
    DescriptionOnly = 11,
    SubTotalLineDetail = 12,
    SalesOrderItemLineDetail = 13,
    TDSLineDetail = 14,
    ReimburseLineDetail = 15,
    ItemAdjustmentLineDetail = 16,
}
