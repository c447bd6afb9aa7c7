using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Xunit;
using InoLink.Engine.Documents;
using InoLink.Engine.Problems;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;
using Xunit.Abstractions;

namespace InoLink.Engine.Tests.Documents;

/// <summary>
/// What holds for the money of any document of up to 200 lines (BOOKS B10-B13): planned net = CRM net, to the cent, or the plan refuses and names the line that can't be expressed.
/// </summary>
public sealed partial class NetProperties(ITestOutputHelper output)
{
    [Property(MaxTest = 400, EndSize = 300)]
    public void B12_PlannedNet_IsTheCrms_OrTheLineIsNamed(int seed, NonNegativeInt size, bool perUnit, bool crmTax, bool british, bool shipping, bool endless, bool inventory)
    {
        (DocumentSource document, Plan plan) = Planned(seed, size, perUnit, crmTax, british, shipping, inventory ? [Samples.Fountain, Samples.Pump] : [Samples.Fountain], endless);
        if (plan.Problem is { } problem)
        {
            AssertMayBeRefused(document, problem, perUnit, british);
            return;
        }

        decimal net = document.PreFreightAmount + document.Freight;
        Assert.Equal(net, plan.Totals!.CrmNet);
        Assert.Equal(net, plan.Totals.PlannedNet);
        Assert.Equal(net, DocumentTotals.Planned(plan.Write!.Fields));
    }

    [Property(MaxTest = 400, EndSize = 300)]
    public void B13_EachLine_IsWhatQuickBooksMultiplies(int seed, NonNegativeInt size, bool perUnit, bool british, bool inventory)
    {
        (_, Plan plan) = Planned(seed, size, perUnit, false, british, true, inventory ? [Samples.Fountain, Samples.Pump] : [Samples.Fountain], endless: !inventory);
        Assert.All(plan.Write?.Fields.Objects("Line") ?? [], line =>
        {
            decimal amount = line.Number("Amount")!.Value;
            Assert.Equal(decimal.Round(amount, 2), amount);
            if (line.Object("SalesItemLineDetail") is { } detail && detail.Has("Qty"))
            {
                (decimal price, decimal quantity) = (detail.Number("UnitPrice")!.Value, detail.Number("Qty")!.Value);
                Assert.Equal(decimal.Round(price, 7), price);
                Assert.Equal(decimal.Round(quantity, 7), quantity);
                Assert.Equal(amount, decimal.Round(price * quantity, 2, MidpointRounding.AwayFromZero));
            }
        });
    }

    /// <summary>Without inventory, or with quantities of seven decimals, there is no line that can't be expressed.</summary>
    [Property(MaxTest = 400, EndSize = 300)]
    public void ADocumentThatCanBeExpressed_IsRefusedForItsTotalOnly(int seed, NonNegativeInt size, bool perUnit, bool british, bool inventory)
    {
        (DocumentSource document, Plan plan) = Planned(seed, size, perUnit, false, british, true, inventory ? [Samples.Fountain, Samples.Pump] : [Samples.Fountain], endless: !inventory);

        Assert.Equal(document.PreFreightAmount + document.Freight < 0, plan.Problem != null);
    }

    [Property(MaxTest = 200, EndSize = 300)]
    public void ATotalThatIsOffByACent_IsRefused(int seed, NonNegativeInt size, bool perUnit, bool onDetail)
    {
        (DocumentSource document, DocumentPreferences preferences) = Document(seed, size, perUnit, [Samples.Fountain]);
        document.DetailAmount += onDetail ? 0.01m : 0m;
        document.PreFreightAmount += 0.01m;

        Assert.Contains(Samples.Refusal(document, preferences), onDetail ? new[] { "INO-1713", "INO-1729", "INO-1712" } : new[] { "INO-1712" });
    }

    /// <summary>Where the CRM counts in four decimals, cents can't always follow: then the line is named.</summary>
    [Property(MaxTest = 200, EndSize = 300)]
    public void ADocumentInFinerPartsThanCents_AgreesToTheCent_OrTheLineIsNamed(int seed, NonNegativeInt size)
    {
        RandomOptions options = new([Samples.Fountain], Digits: 4);
        DocumentSource document = new RandomDocuments(seed, options).Next(1 + (size.Get % 200));
        Plan plan = Samples.Make(document);
        if (plan.Problem == null)
        {
            Assert.Equal(decimal.Round(document.PreFreightAmount + document.Freight, 2, MidpointRounding.AwayFromZero), DocumentTotals.Planned(plan.Write!.Fields));
            return;
        }

        Assert.Contains(plan.Problem.Code, new[] { "INO-1712", "INO-1713", "INO-1714", "INO-1729" });
        Assert.True(plan.Problem.Code != "INO-1729" || LineNumber().IsMatch(plan.Problem.Sentence), plan.Problem.Sentence);
    }

    [Property(MaxTest = 50)]
    public void ATurkishProcess_PlansTheSame(int seed, NonNegativeInt size, bool british)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        string Made() => Planned(seed, size, false, true, british, true, [Samples.Fountain, Samples.Pump]) is var (_, plan) ? plan.Problem?.ToString() ?? JsonText.Write(plan.Write!.Fields) : "";
        string own = Made();
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal(own, Made());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>The properties would hold of a generator that only makes what is refused, or only what is not: it makes both, with every way to say a line, up to 200 lines.</summary>
    [Fact]
    public void TheRandomDocuments_AreOfEveryKind()
    {
        SortedDictionary<string, int> counts = new(StringComparer.Ordinal);
        void Count(string what, bool holds = true) => counts[what] = counts.GetValueOrDefault(what) + (holds ? 1 : 0);
        for (int seed = 0; seed < 600; seed++)
        {
            (DocumentSource document, Plan plan) = Planned(seed, NonNegativeInt.NewNonNegativeInt(seed * 7 % 300), seed % 2 == 0, seed % 3 == 0, seed % 5 == 0, seed % 4 != 0, seed % 7 < 3 ? [Samples.Fountain, Samples.Pump] : [Samples.Fountain]);
            Count(plan.Problem == null ? "planned" : "refused " + plan.Problem.Code);
            Count("with 150 to 200 lines", document.Lines.Count is >= 150 and <= 200);
            Count("planned with a write-in, a line discount, a volume discount, a document discount and freight", plan.Problem == null && document.Freight > 0
                && document.DiscountAmount + document.DiscountPercentage > 0 && document.Lines.Any(line => line.IsWriteIn) && document.Lines.Any(line => line.ManualDiscount > 0) && document.Lines.Any(line => line.VolumeDiscountPerUnit > 0));
            Count("planned with a unit", plan.Problem == null && document.Lines.Any(line => line.UnitFactor != 1m));
        }

        foreach ((string what, int count) in counts)
        {
            output.WriteLine($"{count,4} {what}");
        }

        Assert.Contains("refused INO-1711", counts.Keys);
        Assert.Contains("refused INO-1714", counts.Keys);
        Assert.All(counts.Where(kind => !kind.Key.StartsWith("refused", StringComparison.Ordinal)), kind => Assert.True(kind.Value > 50, kind.ToString()));
        Assert.InRange(counts["planned"], 100, 500);
    }

    private static (DocumentSource Document, Plan Plan) Planned(int seed, NonNegativeInt size, bool perUnit, bool crmTax, bool british, bool shipping, Guid[] products, bool endless = true)
    {
        (DocumentSource document, DocumentPreferences preferences) = Document(seed, size, perUnit, products, endless);
        (preferences.CrmTaxAmount, preferences.DefaultTaxCode, preferences.ZeroTaxCode) = (crmTax, british ? "20" : "", british ? "0Z" : "");
        document.Currency = british ? "GBP" : "USD";
        DocumentContext context = Samples.Context;
        (context.CustomerCurrency, context.Items[Samples.Pump].StartsOn) = (document.Currency, null);
        CompanySettings settings = british ? Samples.Britain : shipping ? Samples.UnitedStates : Samples.WithoutShipping;
        return (document, Samples.Make(document, preferences, settings, context));
    }

    private static (DocumentSource Document, DocumentPreferences Preferences) Document(int seed, NonNegativeInt size, bool perUnit, Guid[] products, bool endless = true)
    {
        DiscountCalculation calculation = perUnit ? DiscountCalculation.PerUnit : DiscountCalculation.PerLine;
        DocumentPreferences preferences = Samples.Preferences;
        preferences.DiscountCalculation = calculation;
        return (new RandomDocuments(seed, new RandomOptions(products, Calculation: calculation, Endless: endless)).Next(1 + (size.Get % 200)), preferences);
    }

    private static void AssertMayBeRefused(DocumentSource document, Problem problem, bool perUnit, bool british)
    {
        switch (problem.Code)
        {
            case "INO-1711":
                int line = int.Parse(LineNumber().Match(problem.Sentence).Groups[1].Value, CultureInfo.InvariantCulture);
                Assert.Equal(Samples.Pump, document.Lines[line - 1].ProductId);
                break;
            case "INO-1714":
                Assert.True(document.PreFreightAmount + document.Freight < 0);
                break;
            case "INO-1720":
                Assert.True(document.Tax == null || Taxable(document, perUnit, british) == 0m);
                break;
            default:
                Assert.Fail(problem.ToString());
                break;
        }
    }

    // what the CRM's tax could be spread over
    private static decimal Taxable(DocumentSource document, bool perUnit, bool british) => document.Lines.Where(line => british ? line.Tax != 0m : line.Tax is not (null or 0m))
        .Select(line => LineAmounts.Of(line, perUnit ? DiscountCalculation.PerUnit : DiscountCalculation.PerLine, false, out _)!).Sum(line => line.Amount - line.Discount) + (british ? document.Freight : 0m);

    [GeneratedRegex(@"^Line (\d+) \(")]
    private static partial Regex LineNumber();
}
