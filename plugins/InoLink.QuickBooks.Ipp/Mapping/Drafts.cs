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

    /// <summary>An empty object of the entity: the SDK's way of naming one.</summary>
    public static Data.IEntity Named(string entity) => entity switch
    {
        "Customer" => new Data.Customer(),
        "Item" => new Data.Item(),
        "Estimate" => new Data.Estimate(),
        "Invoice" => new Data.Invoice(),
        "SalesReceipt" => new Data.SalesReceipt(),
        _ => throw new ArgumentException($"{entity} is none of the entities that are written; its changes are not read.", nameof(entity)),
    };
}
