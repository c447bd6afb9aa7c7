namespace Intuit.Ipp.Data;

public enum ItemTypeEnum
{
    Assembly = 0,
    Category = 1,
    FixedAsset = 2,
    Group = 3,
    Inventory = 4,
    NonInventory = 5,
    OtherCharge = 6,
    Payment = 7,
    Service = 8,
    Subtotal = 9,
    Discount = 10,
    Tax = 11,
    TaxGroup = 12,
    Bundle = 13,
}
