namespace InoLink.Engine.Schema;

public static class ProductTable
{
    public const string Name = "product";
    public const string Id = "productid";
    public const string ProductNumber = "productnumber";
    public const string ProductName = "name";
    public const string Description = "description";
    public const string Type = "producttypecode";
    public const string Structure = "productstructure";
    public const string ListPrice = "price";
    public const string CurrentCost = "currentcost";
    public const string QuantityOnHand = "quantityonhand";
    public const string VendorName = "vendorname";
    public const string IsKit = "iskit";
    public const string Currency = "transactioncurrencyid";
    public const string DefaultUnit = "defaultuomid";
    public const string State = "statecode";
}
