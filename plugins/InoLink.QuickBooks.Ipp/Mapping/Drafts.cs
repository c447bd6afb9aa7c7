using InoLink.QuickBooks.Model;
using Data = Intuit.Ipp.Data;

namespace InoLink.QuickBooks.Ipp.Mapping;

/// <summary>Our neutral drafts as objects of Intuit's SDK: which entity has which table.</summary>
internal static class Drafts
{
    /// <exception cref="UnmappedFieldException">The draft holds an entity, a field or a value that the tables don't carry.</exception>
    public static Data.IEntity Entity(QuickBooksWrite write) => write.Entity switch
    {
        "Customer" => CustomerTable.Members.Make(write.Body(), write.Entity),
        "Item" => ItemTable.Members.Make(write.Body(), write.Entity),
        "Estimate" => EstimateTable.Members.Make(write.Body(), write.Entity),
        "Invoice" => InvoiceTable.Members.Make(write.Body(), write.Entity),
        "SalesReceipt" => SalesReceiptTable.Members.Make(write.Body(), write.Entity),
        _ => throw new UnmappedFieldException(write.Entity, "no table has this entity."),
    };
}
