namespace Intuit.Ipp.Data;

public enum GlobalTaxCalculationEnum
{
    TaxInclusive = 0,
    TaxExcluded = 1,
    NotApplicable = 2,
}
