using Data = Intuit.Ipp.Data;

namespace InoLink.QuickBooks.Ipp.Mapping;

/// <summary>Customer (quickbooks-api §3).</summary>
internal static class CustomerTable
{
    public static Table<Data.Customer> Members { get; } = CommonTables.Entity<Data.Customer>()
        .Text("DisplayName")
        .Text("CompanyName")
        .Text("Title")
        .Text("GivenName")
        .Text("MiddleName")
        .Text("FamilyName")
        .Text("Suffix")
        .Text("PrintOnCheckName")
        .Text("Notes")
        .Part("PrimaryPhone", CommonTables.Phone)
        .Part("AlternatePhone", CommonTables.Phone)
        .Part("Mobile", CommonTables.Phone)
        .Part("Fax", CommonTables.Phone)
        .Part("PrimaryEmailAddr", CommonTables.Email)
        .Part("WebAddr", CommonTables.Web)
        .Part("BillAddr", CommonTables.Address)
        .Part("ShipAddr", CommonTables.Address)
        .Reference("ParentRef")
        .Reference("CurrencyRef")
        .Reference("SalesTermRef")
        .Reference("PaymentMethodRef")
        .Reference("DefaultTaxCodeRef")
        .Flag("Job")
        .Flag("BillWithParent")
        .Flag("Taxable")
        .Flag("Active");
}
