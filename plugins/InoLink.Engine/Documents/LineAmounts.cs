using InoLink.Engine.Problems;

namespace InoLink.Engine.Documents;

/// <summary>How the organization counts a manual discount: once a line, or once a unit (organization.discountcalculationmethod).</summary>
public enum DiscountCalculation
{
    PerLine = 0,
    PerUnit = 1,
}

/// <summary>
/// The money of one line (BOOKS B10, B13): the amount before discount, the line's discount, and a quantity and price that QuickBooks multiplies back to the same cents. Pure.
/// Where cents have to be rounded, amount and discount are rounded so that what remains is what the CRM counts: it takes the volume discount off the price before it multiplies.
/// </summary>
public sealed class LineAmounts
{
    private LineAmounts(decimal amount, decimal discount, decimal quantity, decimal unitPrice, bool quantityIsText)
    {
        Amount = amount;
        Discount = discount;
        Quantity = quantity;
        UnitPrice = unitPrice;
        QuantityIsText = quantityIsText;
    }

    /// <summary>Price × quantity, in cents; never the extended amount, which includes tax.</summary>
    public decimal Amount { get; }

    /// <summary>≥ 0 as a rule; what the discount line takes off.</summary>
    public decimal Discount { get; }

    /// <summary>In the product's default unit; 1 where <see cref="QuantityIsText"/>.</summary>
    public decimal Quantity { get; }

    public decimal UnitPrice { get; }

    /// <summary>The price can't be expressed in seven decimals: quantity 1 goes over, the real one in the description.</summary>
    public bool QuantityIsText { get; }

    public static LineAmounts? Of(DocumentLine line, DiscountCalculation calculation, bool isInventory, out Problem? problem)
    {
        problem = null;
        if (line.UnitFactor is not > 0m)
        {
            problem = Catalogue.NoUnitFactor(line.Position, line.ProductName, line.UnitName);
            return null;
        }

        decimal amount = Cents.Round(line.PricePerUnit * line.Quantity);
        decimal manual = Cents.Round(calculation == DiscountCalculation.PerUnit ? line.ManualDiscount * line.Quantity : line.ManualDiscount);
        decimal discount = amount - Cents.Round((line.PricePerUnit - line.VolumeDiscountPerUnit) * line.Quantity) + manual;
        decimal quantity = Cents.RoundPrice(line.Quantity * line.UnitFactor.Value);
        if (quantity == line.Quantity * line.UnitFactor.Value)
        {
            // nothing times its price is nothing: the price stays the CRM's
            decimal price = Cents.RoundPrice(quantity == 0 ? line.PricePerUnit / line.UnitFactor.Value : amount / quantity);
            if (Cents.Round(price * quantity) == amount)
            {
                return new LineAmounts(amount, discount, quantity, price, false);
            }
        }

        if (isInventory)
        {
            problem = Catalogue.InventoryPrice(line.Position, line.ProductName);
            return null;
        }

        return new LineAmounts(amount, discount, 1m, amount, true);
    }
}
