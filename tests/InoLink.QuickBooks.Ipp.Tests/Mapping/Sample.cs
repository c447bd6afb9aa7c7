using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;

namespace InoLink.QuickBooks.Ipp.Tests.Mapping;

/// <summary>Drafts that hold every field of their table.</summary>
internal static class Sample
{
    public static JsonObject Customer => new()
    {
        { "DisplayName", "Zoë & Söhne" }, { "CompanyName", "Zoë" }, { "Title", "Dr" }, { "GivenName", "A" }, { "MiddleName", "B" }, { "FamilyName", "C" }, { "Suffix", "Jr" },
        { "PrintOnCheckName", "P" }, { "Notes", "" }, { "PrimaryPhone", Of("FreeFormNumber", "1") }, { "AlternatePhone", Of("FreeFormNumber", "2") }, { "Mobile", Of("FreeFormNumber", "3") },
        { "Fax", Of("FreeFormNumber", "4") }, { "PrimaryEmailAddr", Of("Address", "a@example.com") }, { "WebAddr", Of("URI", "http://example.com") }, { "BillAddr", Address }, { "ShipAddr", Address },
        { "ParentRef", Ref("7") }, { "CurrencyRef", Ref("EUR") }, { "SalesTermRef", Ref("3") }, { "PaymentMethodRef", Ref("1") }, { "DefaultTaxCodeRef", Ref("2") },
        { "Job", true }, { "BillWithParent", false }, { "Taxable", false }, { "Active", true },
    };

    public static JsonObject Item => new()
    {
        { "Name", "P-1" }, { "Sku", "P-1" }, { "Type", "NonInventory" }, { "Description", "D" }, { "UnitPrice", 12.3400000m }, { "PurchaseDesc", "PD" }, { "PurchaseCost", 0m },
        { "IncomeAccountRef", Ref("1") }, { "ExpenseAccountRef", Ref("2") }, { "AssetAccountRef", Ref("3") }, { "TrackQtyOnHand", true }, { "QtyOnHand", 0m }, { "InvStartDate", "2026-01-01" },
        { "ReorderPoint", 5m }, { "Taxable", false }, { "SalesTaxCodeRef", Ref("4") }, { "PurchaseTaxCodeRef", Ref("5") }, { "PrefVendorRef", Ref("6") }, { "ParentRef", Ref("8") },
        { "SubItem", true }, { "Active", false },
    };

    public static JsonObject Document => new()
    {
        { "CustomerRef", Ref("7") }, { "DocNumber", "SO-1" }, { "TxnDate", "2026-12-31" }, { "DueDate", "2027-01-30" }, { "TxnStatus", "Pending" }, { "PrivateNote", "n ino:0123456789" },
        { "CustomerMemo", Of("value", "Thank you") }, { "BillEmail", Of("Address", "a@example.com") }, { "BillAddr", Address }, { "ShipAddr", Address }, { "ShipMethodRef", Ref("UPS") },
        { "ShipDate", "2027-01-01" }, { "SalesTermRef", Ref("3") }, { "CurrencyRef", Ref("EUR") }, { "ExchangeRate", 1.083333333m }, { "ClassRef", Ref("11") }, { "DepartmentRef", Ref("12") },
        { "DepositToAccountRef", Ref("13") }, { "PaymentMethodRef", Ref("14") }, { "PaymentRefNum", "15" }, { "GlobalTaxCalculation", "TaxExcluded" }, { "ApplyTaxAfterDiscount", true },
        { "ShippingTaxIncludedInTotalTax", true }, { "TxnTaxDetail", new JsonObject { { "TotalTax", 1.9m }, { "TxnTaxCodeRef", Ref("2") } } },
        { "LinkedTxn", new List<object?> { new JsonObject { { "TxnId", "5" }, { "TxnType", "Estimate" }, { "TxnLineId", "1" } } } }, { "Line", Lines },
    };

    public static JsonObject Estimate
    {
        get
        {
            JsonObject estimate = Document;
            estimate["ExpirationDate"] = "2027-02-28";
            estimate["AcceptedBy"] = "A";
            estimate["AcceptedDate"] = "2027-01-15";
            return estimate;
        }
    }

    public static IEnumerable<QuickBooksWrite> All => Creates.Concat(Creates.Select(create => QuickBooksWrite.Update(create.Entity, "42", "3", create.Fields)));

    private static IEnumerable<QuickBooksWrite> Creates =>
    [
        QuickBooksWrite.Create("Customer", Customer), QuickBooksWrite.Create("Item", Item), QuickBooksWrite.Create("Estimate", Estimate),
        QuickBooksWrite.Create("Invoice", Document), QuickBooksWrite.Create("SalesReceipt", Document),
    ];

    private static JsonObject Address => new()
    {
        { "Line1", "1" }, { "Line2", "2" }, { "Line3", "3" }, { "Line4", "4" }, { "Line5", "5" }, { "City", "C" }, { "CountrySubDivisionCode", "CA" }, { "PostalCode", "94043" }, { "Country", "US" },
    };

    private static List<object?> Lines =>
    [
        new JsonObject
        {
            { "LineNum", "1" }, { "Description", "D" }, { "Amount", 35.00m }, { "DetailType", "SalesItemLineDetail" },
            { "SalesItemLineDetail", new JsonObject { { "ItemRef", Ref("1") }, { "Qty", 2.5m }, { "UnitPrice", 14m }, { "TaxCodeRef", Ref("TAX") }, { "ClassRef", Ref("9") }, { "ServiceDate", "2026-12-31" } } },
        },
        new JsonObject { { "Description", "Only words" }, { "DetailType", "DescriptionOnly" }, { "DescriptionLineDetail", new JsonObject() } },
        new JsonObject
        {
            { "Amount", 3m }, { "DetailType", "DiscountLineDetail" },
            { "DiscountLineDetail", new JsonObject { { "PercentBased", false }, { "DiscountPercent", 0m }, { "DiscountAccountRef", Ref("86") }, { "TaxCodeRef", Ref("NON") } } },
        },
    ];

    public static JsonObject Ref(string id) => Of("value", id);

    public static JsonObject Of(string name, string value) => new() { { name, value } };
}
