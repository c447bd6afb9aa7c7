namespace Intuit.Ipp.Data;

public enum ItemChoiceType
{
    PriceLevelRef = 0,
    RatePercent = 1,
    UnitCostPrice = 2,
    UnitPrice = 3,
}
