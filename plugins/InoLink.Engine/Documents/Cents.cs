namespace InoLink.Engine.Documents;

/// <summary>Rounding of money: half away from zero, always (BOOKS B10).</summary>
public static class Cents
{
    public static decimal Round(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    /// <summary>Prices have up to seven decimals in QuickBooks (quickbooks-api §2).</summary>
    public static decimal RoundPrice(decimal price) => Math.Round(price, 7, MidpointRounding.AwayFromZero);
}
