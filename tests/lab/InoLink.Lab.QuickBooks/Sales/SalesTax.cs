using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Entities;
using InoLink.Lab.QuickBooks.Store;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Sales;

/// <summary>
/// Sales tax (quickbooks-api §5.3). US: lines are TAX or NON, one code for the transaction, by hand or automated. Elsewhere: a code
/// for each line, tax excluded. A TotalTax that was sent wins and is prorated over the rates.
/// </summary>
internal sealed class SalesTax
{
    private readonly Change change;
    private readonly SalesLines lines;

    private SalesTax(Change change, SalesLines lines)
    {
        this.change = change;
        this.lines = lines;
    }

    /// <summary>Writes TxnTaxDetail and returns the tax on top of the lines.</summary>
    public static decimal Apply(Change change, SalesLines lines, StoredObject? customer)
    {
        SalesTax tax = new(change, lines);
        if (change.Work.IsUnitedStates)
        {
            change.Draft.Remove("GlobalTaxCalculation");
        }

        return !change.Profile.UsingSalesTax ? tax.None()
            : tax.Unchanged() is { } kept ? kept
            : change.Work.IsUnitedStates ? tax.UnitedStates(customer)
            : tax.Elsewhere();
    }

    /// <summary>No sales tax in the company: what was sent is not stored.</summary>
    private decimal None()
    {
        change.Draft.Remove("TxnTaxDetail");
        change.Draft.Remove("GlobalTaxCalculation");
        return 0m;
    }

    /// <summary>An update of neither lines nor tax leaves the tax as it was, an override included.</summary>
    private decimal? Unchanged()
    {
        bool touches = change.Sent.ContainsKey("Line") || change.Sent.ContainsKey("TxnTaxDetail") || change.Sent.ContainsKey("GlobalTaxCalculation")
            || change.Sent.ContainsKey("ApplyTaxAfterDiscount") || change.Sent.ContainsKey("CustomerRef");
        if (change.Before is null || touches || !Json.Flag(change.Sent, "sparse"))
        {
            return null;
        }

        return Json.Number(Json.Object(change.Draft, "TxnTaxDetail"), "TotalTax") ?? 0m;
    }

    private decimal UnitedStates(StoredObject? customer)
    {
        bool exempt = customer is not null && !Json.Flag(customer.Json, "Taxable");
        string? sentCode = Json.Reference(SentDetail, "TxnTaxCodeRef");
        decimal taxableItems = lines.Items.Where(line => SalesLines.TaxCodeOf(line) == "TAX").Sum(SalesLines.AmountOf);
        decimal taxableShipping = lines.ShippingLines.Where(line => SalesLines.TaxCodeOf(line) == "TAX").Sum(SalesLines.AmountOf);
        decimal discounted = change.Flag("ApplyTaxAfterDiscount") && lines.SubTotal != 0m
            ? SalesLines.Cents(lines.Discount * taxableItems / lines.SubTotal)
            : 0m;
        bool taxed = !exempt && (taxableItems != 0m || taxableShipping != 0m);
        string? code = sentCode is { Length: > 0 } ? sentCode
            : !taxed ? null
            : change.Profile.PartnerTaxEnabled ? "2"
            : Json.Reference(Json.Object(change.Before?.Json, "TxnTaxDetail"), "TxnTaxCodeRef") ?? Json.Reference(customer?.Json, "DefaultTaxCodeRef");
        if (code is "TAX" or "NON" || (code is not null && change.Work.Find("TaxCode", code) is null))
        {
            throw Refusal.Reference($"TaxCodes element id {code} not found", "TxnTaxDetail.TxnTaxCodeRef");
        }

        if (!taxed || code is null)
        {
            return Untaxed(code);
        }

        List<(StoredObject Rate, decimal Net)> shares = [.. Rates(code).Select(rate => (rate, taxableItems - discounted + taxableShipping))];
        decimal shippingTax = shares.Sum(share => SalesLines.Cents(taxableShipping * Percent(share.Rate) / 100m));
        decimal? total = Override is not { } given ? null : given + (change.Flag("ShippingTaxIncludedInTotalTax") ? 0m : shippingTax);
        return Write(shares, total, code);
    }

    private decimal Elsewhere()
    {
        string mode = change.Text("GlobalTaxCalculation") is { Length: > 0 } given ? given : throw Refusal.Missing("GlobalTaxCalculation");
        if (mode == "TaxInclusive")
        {
            throw new NotEmulatedException("GlobalTaxCalculation TaxInclusive");
        }

        if (mode == "NotApplicable")
        {
            if (SentDetail is not null)
            {
                throw Refusal.Rule("6170", "TxnTaxDetail can't be given when GlobalTaxCalculation is NotApplicable.", "TxnTaxDetail");
            }

            change.Draft.Remove("TxnTaxDetail");
            return 0m;
        }

        if (SentDetail?["TaxLine"] is JsonArray { Count: > 0 })
        {
            throw new NotEmulatedException("TxnTaxDetail.TaxLine sent by the client");
        }

        return Write(SharesByRate(), Override, code: null);
    }

    /// <summary>The net amount under each rate; the discount is spread over the item lines by amount.</summary>
    private List<(StoredObject Rate, decimal Net)> SharesByRate()
    {
        Dictionary<string, decimal> nets = new(StringComparer.Ordinal);
        decimal spread = 0m;
        List<JsonObject> taxed = [.. lines.Items.Where(line => SalesLines.TaxCodeOf(line) is not null)];
        for (int index = 0; index < taxed.Count; index++)
        {
            decimal amount = SalesLines.AmountOf(taxed[index]);
            decimal share = lines.SubTotal == 0m ? 0m
                : index == taxed.Count - 1 ? lines.Discount - spread
                : SalesLines.Cents(lines.Discount * amount / lines.SubTotal);
            spread += share;
            Add(nets, taxed[index], amount - share);
        }

        foreach (JsonObject line in lines.ShippingLines)
        {
            Add(nets, line, SalesLines.AmountOf(line));
        }

        return [.. nets.Select(pair => (change.Work.Find("TaxRate", pair.Key)!, pair.Value))];
    }

    private void Add(Dictionary<string, decimal> nets, JsonObject line, decimal net)
    {
        foreach (StoredObject rate in SalesLines.TaxCodeOf(line) is { } code ? Rates(code) : [])
        {
            nets[rate.Id] = nets.GetValueOrDefault(rate.Id) + net;
        }
    }

    private decimal Write(List<(StoredObject Rate, decimal Net)> shares, decimal? total, string? code)
    {
        List<decimal> amounts = [.. shares.Select(share => SalesLines.Cents(share.Net * Percent(share.Rate) / 100m))];
        if (total is { } given)
        {
            Prorate(amounts, given);
        }

        JsonObject detail = [];
        if (code is not null)
        {
            detail["TxnTaxCodeRef"] = Json.Reference(code);
        }

        detail["TotalTax"] = Json.Amount(amounts.Sum());
        detail["TaxLine"] = new JsonArray([.. shares.Select((share, index) => (JsonNode)new JsonObject
        {
            ["Amount"] = Json.Amount(amounts[index]),
            ["DetailType"] = "TaxLineDetail",
            ["TaxLineDetail"] = new JsonObject
            {
                ["TaxRateRef"] = Json.Reference(share.Rate.Id), ["PercentBased"] = true, ["TaxPercent"] = Json.Quantity(Percent(share.Rate)), ["NetAmountTaxable"] = Json.Amount(share.Net),
            },
        })]);
        change.Draft["TxnTaxDetail"] = detail;
        return amounts.Sum();
    }

    private static void Prorate(List<decimal> amounts, decimal total)
    {
        decimal computed = amounts.Sum();
        decimal spread = 0m;
        for (int index = 0; index < amounts.Count; index++)
        {
            decimal share = computed == 0m ? 1m / amounts.Count : amounts[index] / computed;
            amounts[index] = index == amounts.Count - 1 ? total - spread : SalesLines.Cents(total * share);
            spread += amounts[index];
        }
    }

    private decimal Untaxed(string? code)
    {
        JsonObject detail = [];
        if (code is not null)
        {
            detail["TxnTaxCodeRef"] = Json.Reference(code);
        }

        detail["TotalTax"] = 0;
        change.Draft["TxnTaxDetail"] = detail;
        return 0m;
    }

    private JsonObject? SentDetail => Json.Object(change.Sent, "TxnTaxDetail");

    /// <summary>A TotalTax of the client, null to compute.</summary>
    private decimal? Override => Json.Number(SentDetail, "TotalTax");

    private List<StoredObject> Rates(string code)
    {
        JsonArray details = Json.Object(change.Work.Find("TaxCode", code)?.Json, "SalesTaxRateList")?["TaxRateDetail"] as JsonArray ?? [];
        return [.. details.OfType<JsonObject>().Select(detail => change.Work.Find("TaxRate", Json.Reference(detail, "TaxRateRef"))).OfType<StoredObject>()];
    }

    private static decimal Percent(StoredObject rate) => Json.Number(rate.Json, "RateValue") ?? 0m;
}
