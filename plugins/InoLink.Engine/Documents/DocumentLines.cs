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

    public IReadOnlyList<LineAmounts> Amounts => amounts;

    public bool AnyTaxable { get; private set; }

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

        string? code = TaxCodes.OfFreight(preferences, settings, out Problem? problem);
        if (problem != null)
        {
            return problem;
        }

        lines.Add(Line(freight, settings.AllowShipping ? null : "Freight", item, settings.AllowShipping ? null : 1m, settings.AllowShipping ? null : freight, code!));
        return null;
    }

    /// <summary>One discount of the whole document, as an amount (BOOKS B11).</summary>
    public Problem? AddDiscount(decimal discount)
    {
        if (discount == 0)
        {
            return null;
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

        string description = Description(line, money!);
        if (NameRules.Check($"Line {line.Position.ToString(CultureInfo.InvariantCulture)}: description", description, DescriptionLimit, false, false, settings.IsUnitedStates) is { } text)
        {
            return text;
        }

        amounts.Add(money!);
        AnyTaxable |= code != TaxCodes.NonTaxable;
        lines.Add(Line(money!.Amount, description, itemId, money.Quantity, money.UnitPrice, code!));
        if (money.Discount == 0)
        {
            return null;
        }

        if (preferences.LineDiscountItem.Length == 0)
        {
            return Catalogue.MissingSetting("Line Discount Product");
        }

        // taxed like its product: the one documented deviation from the original's example (BOOKS B15)
        lines.Add(Line(-money.Discount, "Discount on " + Name(line), preferences.LineDiscountItem, 1m, -money.Discount, code!));
        return null;
    }

    // the write-in's name, the line's own text, and a quantity that could not be a number
    private static string Description(DocumentLine line, LineAmounts money)
    {
        string own = line.Description.Trim();
        string text = line.IsWriteIn && own.Length > 0 ? $"{Name(line)}: {own}" : own.Length > 0 ? own : Name(line);
        return money.QuantityIsText ? $"{text} ({line.Quantity.ToString("0.##########", CultureInfo.InvariantCulture)} {line.UnitName})".Replace(" )", ")") : text;
    }

    private static string Name(DocumentLine line) => line.ProductName.Trim();

    private static JsonObject Line(decimal amount, string? description, string item, decimal? quantity, decimal? unitPrice, string taxCode)
    {
        JsonObject detail = new() { { "ItemRef", new JsonObject { { "value", item } } } };
        if (quantity != null)
        {
            detail["Qty"] = quantity;
            detail["UnitPrice"] = unitPrice;
        }

        detail["TaxCodeRef"] = new JsonObject { { "value", taxCode } };
        JsonObject line = new();
        if (description is { Length: > 0 })
        {
            line["Description"] = description;
        }

        line["Amount"] = amount;
        line["DetailType"] = "SalesItemLineDetail";
        line["SalesItemLineDetail"] = detail;
        return line;
    }
}
