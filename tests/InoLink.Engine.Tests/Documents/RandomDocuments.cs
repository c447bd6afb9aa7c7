using InoLink.Engine.Customers;
using InoLink.Engine.Documents;

namespace InoLink.Engine.Tests.Documents;

/// <summary>What of a random document may be odd.</summary>
/// <param name="Digits">Digits that the CRM rounds amounts to.</param>
/// <param name="Products">What may be sold besides write-ins.</param>
/// <param name="Currency">ISO code.</param>
/// <param name="Endless">Also units and quantities that no seven decimals express.</param>
internal sealed record RandomOptions(IReadOnlyList<Guid> Products, string Currency = "USD", int Digits = 2, DiscountCalculation Calculation = DiscountCalculation.PerLine, bool Endless = true);

/// <summary>
/// Documents of any mix of price, quantity, unit, write-in, line and volume discount, document discount, freight and tax, whose totals are the platform's. The same seed makes the same
/// documents. Amounts are decimal throughout: the random numbers are whole.
/// </summary>
internal sealed class RandomDocuments(int seed, RandomOptions options)
{
    private readonly Random random = new(seed);

    public DocumentSource Next(int lines)
    {
        DocumentLine[] made = [.. Enumerable.Range(1, lines).Select(Line)];
        DocumentSource document = new()
        {
            Table = One("quote", "salesorder", "invoice"),
            RecordId = Guid.NewGuid(),
            Number = "R-" + random.Next(1_000_000),
            Name = "Document " + random.Next(1000),
            CustomerId = Guid.NewGuid(),
            CustomerTable = "account",
            Currency = options.Currency,
            Date = new DateTime(2026, 1, 1).AddDays(random.Next(300)),
            Freight = One(0m, 0m, Cents(50_000)),
            BillTo = new PostalAddress { Lines = ["1 Main Street"], City = "Springfield" },
            Lines = made,
        };
        Samples.Priced(document, options.Calculation, options.Digits);
        if (document.DetailAmount > 0)
        {
            document.DiscountAmount = One(0m, 0m, Math.Min(Cents(5_000), document.DetailAmount));
            document.DiscountPercentage = One(0m, 0m, random.Next(100), random.Next(100_000_000) / 10_000_000m);
        }

        return Samples.Priced(document, options.Calculation, options.Digits);
    }

    private DocumentLine Line(int position)
    {
        bool writeIn = random.Next(5) == 0;
        decimal price = One(Cents(100_000), Cents(100_000), random.Next(10_000_000) / 10_000m, random.Next(1000), 0m, 0.01m, -Cents(1_000), 1_000_000m + Cents(100_000_000));
        return new DocumentLine
        {
            Position = position,
            ProductId = writeIn ? null : options.Products[random.Next(options.Products.Count)],
            ProductName = "Product " + position,
            IsWriteIn = writeIn,
            Description = One("", "", "Text of line " + position),
            PricePerUnit = price,
            Quantity = One(1m, 1m, random.Next(1, 100), random.Next(1, 100), random.Next(1, 10_000) / 100m, random.Next(1, 1000) / 8m, options.Endless ? random.Next(1, 2_000_000_000) / 10_000_000_000m : 2.5m, 0m, -random.Next(1, 5)),
            UnitFactor = One(1m, 1m, 1m, 12m, 0.5m, 144m, 0.001m, options.Endless ? 1m / 3m : 2m),
            UnitName = "Unit",
            VolumeDiscountPerUnit = One(0m, 0m, 0m, Cents((int)Math.Min(Math.Max(price * 50m, 1m), 100_000m))),
            ManualDiscount = One(0m, 0m, 0m, Cents(1_000), Cents(10)),
            Tax = One<decimal?>(null, 0m, Cents(1_000), Cents(1_000)),
        };
    }

    private decimal Cents(int most) => random.Next(most) / 100m;

    private T One<T>(params T[] values) => values[random.Next(values.Length)];
}
