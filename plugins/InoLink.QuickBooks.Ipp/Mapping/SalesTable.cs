using Data = Intuit.Ipp.Data;

namespace InoLink.QuickBooks.Ipp.Mapping;

/// <summary>What Estimate, Invoice and SalesReceipt have in common (quickbooks-api §5).</summary>
internal static class SalesTable
{
    private static readonly Table<Data.TxnTaxDetail> Tax = new Table<Data.TxnTaxDetail>()
        .Amount("TotalTax")
        .Reference("TxnTaxCodeRef");

    public static Table<T> Members<T>()
        where T : Data.SalesTransaction, new() => CommonTables.Entity<T>()
        .Reference("CustomerRef")
        .Text("DocNumber")
        .Day("TxnDate")
        .Day("DueDate")
        .Text("TxnStatus")
        .Text("PrivateNote")
        .Part("CustomerMemo", CommonTables.Memo)
        .Part("BillEmail", CommonTables.Email)
        .Part("BillAddr", CommonTables.Address)
        .Part("ShipAddr", CommonTables.Address)
        .Reference("ShipMethodRef")
        .Day("ShipDate")
        .Reference("SalesTermRef")
        .Reference("CurrencyRef")
        .Amount("ExchangeRate")
        .Reference("ClassRef")
        .Reference("DepartmentRef")
        .Reference("DepositToAccountRef")
        .Reference("PaymentMethodRef")
        .Text("PaymentRefNum")
        .Choice<Data.GlobalTaxCalculationEnum>("GlobalTaxCalculation")
        .Flag("ApplyTaxAfterDiscount")
        .Flag("ShippingTaxIncludedInTotalTax")
        .Part("TxnTaxDetail", Tax)
        .Parts("LinkedTxn", CommonTables.LinkedTxn)
        .Parts("Line", LineTable.Members);
}
