using System.Globalization;
using InoLink.Engine.Customers;
using InoLink.Engine.Problems;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Documents;

/// <summary>
/// The lines of a document in Intuit's form: each product's line, its discount right after it, then freight, then the document discount
/// (inolink §2.4-§2.7, quickbooks-api §5.2). Pure.
/// </summary>
public sealed class DocumentLines
{
    private const int DescriptionLimit = 4000;

    /// <summary>QuickBooks' limit for taxable documents; others take 10,000 (quickbooks-api §5.2).</summary>
    private const int MostTaxableLines = 750;
    private const string ShippingItemId = "SHIPPING_ITEM_ID";
    private readonly DocumentSource document;
    private readonly DocumentContext context;
    private readonly DocumentPreferences preferences;
    private readonly CompanySettings settings;
    private readonly List<object?> lines = new();
    private readonly List<LineAmounts> amounts = new();

    public DocumentLines(DocumentSource document, DocumentContext context, DocumentPreferences preferences, CompanySettings settings)
    {
        this.document = document;
        this.context = context;
        this.preferences = preferences;
        this.settings = settings;
    }

    public IReadOnlyList<object?> Lines => lines;

    /// <summary>The money of each line of the document, in its order.</summary>
    public IReadOnlyList<LineAmounts> Amounts => amounts;

    public bool AnyTaxable { get; private set; }

    /// <summary>What the taxable lines come to, freight included.</summary>
    public decimal TaxableNet { get; private set; }

    /// <summary>Builds the product lines and their discounts.</summary>
    public Problem? AddProducts(DateTime txnDate)
    {
        foreach (DocumentLine line in document.Lines)
        {
            if (Product(line, txnDate) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    /// <summary>Freight: QuickBooks' shipping field where it is switched on, else a line of the shipping item (BOOKS B15).</summary>
    public Problem? AddFreight()
    {
        decimal freight = Cents.Round(document.Freight);
        if (freight == 0)
        {
            return null;
        }

        string item = settings.AllowShipping ? ShippingItemId : preferences.ShippingItem;
        if (item.Length == 0)
        {
            return Catalogue.MissingSetting("Shipping Product");
        }

        string? code = TaxCodes.OfFreight(document, preferences, settings, out Problem? problem);
        if (problem != null)
        {
            return problem;
        }

        Tax(code, freight);
        lines.Add(settings.AllowShipping
            ? Line(freight, "", item, null, null, code)
            : Line(freight, preferences.Written(document.ShippingMethod, settings).Trim(), item, 1m, freight, code));
        return null;
    }

    /// <summary>One discount of the whole document, as an amount (BOOKS B11).</summary>
    public Problem? AddDiscount(decimal discount)
    {
        if (discount == 0)
        {
            return null;
        }

        // a document discount below zero would be a surcharge, which QuickBooks' discount line does not know
        if (discount < 0)
        {
            return Catalogue.NegativeDiscount(discount);
        }

        if (!settings.AllowDiscount)
        {
            return Catalogue.DiscountsAreOff();
        }

        lines.Add(new JsonObject
        {
            { "Amount", discount },
            { "DetailType", "DiscountLineDetail" },
            { "DiscountLineDetail", new JsonObject { { "PercentBased", false } } },
        });
        return null;
    }

    /// <summary>Whether QuickBooks takes so many lines.</summary>
    public Problem? CheckCount() => AnyTaxable && lines.Count > MostTaxableLines ? Catalogue.TooManyLines(lines.Count, MostTaxableLines) : null;

    private Problem? Product(DocumentLine line, DateTime txnDate)
    {
        LinkedItem? item = line.ProductId is { } id && context.Items.TryGetValue(id, out LinkedItem? found) ? found : null;
        string itemId = line.IsWriteIn ? preferences.WriteInItem : item?.Id ?? "";
        if (itemId.Length == 0)
        {
            return line.IsWriteIn ? Catalogue.MissingSetting("Write-In Product") : Catalogue.NeedsWait(line.ProductName);
        }

        if (item?.StartsOn is { } start && txnDate < start)
        {
            return Catalogue.BeforeInventoryStart(line.Position, line.ProductName, start);
        }

        LineAmounts? money = LineAmounts.Of(line, preferences.DiscountCalculation, item?.IsInventory == true, out Problem? problem);
        string? code = problem == null ? TaxCodes.OfLine(line, item, context, preferences, settings, out problem) : null;
        if (problem != null)
        {
            return problem;
        }

        string description = preferences.Written(Description(line, item, money!), settings);
        if (NameRules.Check($"Line {line.Position.ToString(CultureInfo.InvariantCulture)}: description", description, DescriptionLimit, false, false, settings.IsUnitedStates) is { } text)
        {
            return text;
        }

        amounts.Add(money!);
        Tax(code, money!.Amount - money.Discount);
        lines.Add(Line(money!.Amount, description, itemId, money.Quantity, money.UnitPrice, code));
        if (money.Discount == 0)
        {
            return null;
        }

        if (preferences.LineDiscountItem.Length == 0)
        {
            return Catalogue.MissingSetting("Line Discount Product");
        }

        // taxed like its product: the one documented deviation from the original's example (BOOKS B15); the item says that it is a discount, the text on what
        lines.Add(Line(-money.Discount, preferences.Written(Name(line), settings), preferences.LineDiscountItem, 1m, -money.Discount, code));
        return null;
    }

    private void Tax(string? code, decimal net)
    {
        bool taxable = TaxCodes.IsTaxable(code, preferences);
        AnyTaxable |= taxable;
        TaxableNet += taxable ? net : 0m;
    }

    // the write-in's name with the line's own text; else the line's text, the item's, the product's name (BOOKS B37). A quantity that could not be a number goes behind it.
    private static string Description(DocumentLine line, LinkedItem? item, LineAmounts money)
    {
        string own = line.Description.Trim();
        string[] texts = line.IsWriteIn
            ? new[] { own.Length > 0 && Name(line).Length > 0 ? $"{Name(line)}: {own}" : "", Name(line), own }
            : new[] { own, item?.Description.Trim() ?? "", Name(line) };
        string text = texts.FirstOrDefault(candidate => candidate.Length > 0) ?? "";
        string quantity = $"{line.Quantity.ToString("0.##########", CultureInfo.InvariantCulture)} {line.UnitName}".Trim();
        return money.QuantityIsText ? $"{text} ({quantity})".Trim() : text;
    }

    private static string Name(DocumentLine line) => line.ProductName.Trim();

    private static JsonObject Line(decimal amount, string description, string item, decimal? quantity, decimal? unitPrice, string? taxCode)
    {
        JsonObject detail = new() { { "ItemRef", new JsonObject { { "value", item } } } };
        if (quantity != null)
        {
            detail["Qty"] = quantity;
            detail["UnitPrice"] = unitPrice;
        }

        if (taxCode != null)
        {
            detail["TaxCodeRef"] = new JsonObject { { "value", taxCode } };
        }

        JsonObject line = new();
        if (description.Length > 0)
        {
            line["Description"] = description;
        }

        line["Amount"] = amount;
        line["DetailType"] = "SalesItemLineDetail";
        line["SalesItemLineDetail"] = detail;
        return line;
    }
}
