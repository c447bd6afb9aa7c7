namespace InoLink.Lab.Dataverse.Sales;

/// <summary>What the system's price calculation makes of one line (the platform's formulas; BOOKS B10 states the parts).</summary>
/// <param name="BaseAmount">(price − volume discount) × quantity.</param>
/// <param name="ManualDiscount">The line's manual discount in full: times the quantity where the organization discounts per unit.</param>
/// <param name="ExtendedAmount">Base amount − manual discount + tax.</param>
internal readonly record struct LineAmounts(decimal BaseAmount, decimal ManualDiscount, decimal ExtendedAmount)
{
    public static LineAmounts Of(decimal price, decimal quantity, decimal volumeDiscount, decimal manualDiscount, decimal tax, bool discountsPerUnit, int digits)
    {
        var amount = Round((price - volumeDiscount) * quantity, digits);
        var manual = Round(discountsPerUnit ? manualDiscount * quantity : manualDiscount, digits);
        return new LineAmounts(amount, manual, amount - manual + tax);
    }

    public static decimal Round(decimal amount, int digits) => decimal.Round(amount, digits, MidpointRounding.AwayFromZero);
}

/// <summary>The totals of a document.</summary>
internal readonly record struct DocumentTotals(decimal LineItems, decimal LineDiscounts, decimal Discount, decimal LessFreight, decimal Tax, decimal Total)
{
    public static DocumentTotals Of(IEnumerable<(LineAmounts Amounts, decimal Tax)> lines, decimal discountAmount, decimal discountPercentage, decimal freight, int digits)
    {
        decimal items = 0, discounts = 0, tax = 0;
        foreach (var (amounts, lineTax) in lines)
        {
            items += amounts.BaseAmount - amounts.ManualDiscount;
            discounts += amounts.ManualDiscount;
            tax += lineTax;
        }

        var discount = discountAmount + LineAmounts.Round(items * discountPercentage / 100, digits);
        return new DocumentTotals(items, discounts, discount, items - discount, tax, items - discount + freight + tax);
    }
}
