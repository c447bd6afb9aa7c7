using System.Globalization;
using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Entities;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Sales;

/// <summary>
/// The lines of a sales form (quickbooks-api §5.2): checked, numbered, with the generated subtotal, then discount and shipping.
/// All amounts are exact decimals rounded to cents half away from zero.
/// </summary>
internal sealed class SalesLines
{
    public const string Shipping = "SHIPPING_ITEM_ID";
    private const int MostTaxableLines = 750;

    private readonly Change change;
    private readonly List<JsonObject> items = [];
    private readonly List<JsonObject> shipping = [];
    private JsonObject? discount;
    private int lastId;

    private SalesLines(Change change) => this.change = change;

    /// <summary>Item lines, without shipping.</summary>
    public IReadOnlyList<JsonObject> Items => items;

    public IReadOnlyList<JsonObject> ShippingLines => shipping;

    /// <summary>Sum of the item lines.</summary>
    public decimal SubTotal => items.Sum(AmountOf);

    /// <summary>Positive.</summary>
    public decimal Discount => discount is null ? 0m : AmountOf(discount);

    /// <summary>Total without tax.</summary>
    public decimal Net => SubTotal - Discount + shipping.Sum(AmountOf);

    public static decimal AmountOf(JsonObject line) => Json.Number(line, "Amount") ?? 0m;

    public static string? TaxCodeOf(JsonObject line) => Json.Reference(Json.Object(line, "SalesItemLineDetail"), "TaxCodeRef");

    public static SalesLines Apply(Change change)
    {
        SalesLines lines = new(change);
        lines.Read();
        lines.Write();
        return lines;
    }

    private void Read()
    {
        if (change.Draft["Line"] is not JsonArray { Count: > 0 } sent)
        {
            throw Refusal.Missing("Line");
        }

        HashSet<string> known = [.. (change.Before?.Json["Line"] as JsonArray ?? []).OfType<JsonObject>().Select(line => Json.String(line, "Id")).OfType<string>()];
        lastId = known.Select(id => int.Parse(id, CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max();
        bool asBefore = change.Before is not null && !change.Sent.ContainsKey("Line");
        foreach (JsonObject line in sent.OfType<JsonObject>().Select(Json.Copy))
        {
            if (asBefore)
            {
                Keep(line);
                continue;
            }

            if (Json.String(line, "Id") is not { Length: > 0 } id || !known.Contains(id))
            {
                line.Remove("Id");
            }

            ReadOne(line);
        }

        if (items.Count > MostTaxableLines)
        {
            throw Refusal.Business("A taxable transaction can't have more than 750 lines.", "Line");
        }
    }

    /// <summary>An update without Line validates none of the stored lines again.</summary>
    private void Keep(JsonObject line)
    {
        switch (Json.String(line, "DetailType"))
        {
            case "SubTotalLineDetail":
                break;
            case "DiscountLineDetail":
                discount = line;
                break;
            case "SalesItemLineDetail" when Json.Reference(Json.Object(line, "SalesItemLineDetail"), "ItemRef") == Shipping:
                shipping.Add(line);
                break;
            default:
                items.Add(line);
                break;
        }
    }

    private void ReadOne(JsonObject line)
    {
        switch (Json.String(line, "DetailType"))
        {
            case null or "":
                throw Refusal.Missing("Line.DetailType");
            case "SubTotalLineDetail":
                return;
            case "SalesItemLineDetail":
                bool isShipping = new SalesItemLine(change, line).Check();
                (isShipping ? shipping : items).Add(line);
                break;
            case "DescriptionOnly":
                line["DescriptionLineDetail"] ??= new JsonObject();
                items.Add(line);
                break;
            case "DiscountLineDetail" when discount is not null:
                throw Refusal.Business("Only one discount line is allowed in a transaction.", "Line.DiscountLineDetail");
            case "DiscountLineDetail":
                discount = line;
                break;
            default:
                throw new NotEmulatedException($"lines of type {Json.String(line, "DetailType")} (bundles, tax lines)");
        }
    }

    private void Write()
    {
        JsonArray written = [];
        for (int index = 0; index < items.Count; index++)
        {
            JsonObject line = items[index];
            line["Id"] ??= (++lastId).ToString(CultureInfo.InvariantCulture);
            line["LineNum"] = index + 1;
            if (line["Amount"] is not null)
            {
                line["Amount"] = Json.Amount(AmountOf(line));
            }

            written.Add(line);
        }

        written.Add(new JsonObject { ["Amount"] = Json.Amount(SubTotal), ["DetailType"] = "SubTotalLineDetail", ["SubTotalLineDetail"] = new JsonObject() });
        if (discount is not null)
        {
            if (change.Before is null || change.Sent.ContainsKey("Line"))
            {
                CheckDiscount();
            }

            written.Add(discount);
        }

        foreach (JsonObject line in shipping)
        {
            line["Id"] ??= (++lastId).ToString(CultureInfo.InvariantCulture);
            line["LineNum"] = items.Count + 1;
            line["Amount"] = Json.Amount(AmountOf(line));
            written.Add(line);
        }

        change.Draft["Line"] = written;
    }

    private void CheckDiscount()
    {
        if (!change.Profile.AllowDiscount)
        {
            throw Refusal.FeatureOff("Discounts are switched off in this company (SalesFormsPrefs.AllowDiscount).");
        }

        JsonObject detail = Json.Object(discount, "DiscountLineDetail") ?? throw Refusal.Rule("6440", "The line detail is missing.", "Line.DiscountLineDetail");
        decimal? percent = Json.Flag(detail, "PercentBased") ? Json.Number(detail, "DiscountPercent") : null;
        decimal? amount = percent is { } rate ? Cents(SubTotal * rate / 100m) : Json.Flag(detail, "PercentBased") ? null : Json.Number(discount, "Amount");
        if (amount is null)
        {
            throw Refusal.Rule("6090", "Either a discount amount or a discount percent is required.", "Line.DiscountLineDetail");
        }

        if (amount < 0m && SubTotal >= 0m)
        {
            throw Refusal.Rule("2290", "The amount of a discount line must be positive.", "Line.Amount");
        }

        SalesItemLine.RefusePrecision(amount.Value);
        if (Json.Reference(detail, "DiscountAccountRef") is { } account && change.Work.Find("Account", account) is null)
        {
            throw Refusal.Reference($"Accounts element id {account} not found", "Reference Id");
        }

        string accountId = Json.Reference(detail, "DiscountAccountRef") ?? "86";
        detail["PercentBased"] = percent is not null;
        detail["DiscountAccountRef"] = References.To(change.Work.Find("Account", accountId)!);
        discount!["Amount"] = Json.Amount(amount.Value);
        discount.Remove("Id");
        discount.Remove("LineNum");
    }

    public static decimal Cents(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero);
}
