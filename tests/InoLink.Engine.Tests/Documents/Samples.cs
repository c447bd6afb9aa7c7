using System.Globalization;
using InoLink.Engine.Customers;
using InoLink.Engine.Documents;
using InoLink.QuickBooks.Json;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Tests.Documents;

/// <summary>Documents, settings and what is known of QuickBooks, as the tests of documents need them.</summary>
internal static class Samples
{
    public static readonly Guid Fountain = new("f0f0f0f0-0000-0000-0000-000000000001");
    public static readonly Guid Pump = new("f0f0f0f0-0000-0000-0000-000000000002");

    /// <summary>A company of the United States with everything switched on and taxes by hand.</summary>
    public static CompanySettings UnitedStates => Settings("""{"Country":"US","HomeCurrency":"USD","UsingSalesTax":true,"AllowEstimates":true,"AllowDiscount":true,"AllowShipping":true}""");

    public static CompanySettings AutomatedTax => Settings("""{"Country":"US","HomeCurrency":"USD","UsingSalesTax":true,"PartnerTaxEnabled":true,"AllowEstimates":true,"AllowDiscount":true,"AllowShipping":true}""");

    public static CompanySettings WithoutShipping => Settings("""{"Country":"US","HomeCurrency":"USD","UsingSalesTax":true,"AllowEstimates":true,"AllowDiscount":true}""");

    public static CompanySettings Britain => Settings("""{"Country":"GB","HomeCurrency":"GBP","UsingSalesTax":true,"AllowEstimates":true,"AllowDiscount":true,"AllowShipping":true}""");

    public static CompanySettings MultiCurrency => Settings("""{"Country":"US","HomeCurrency":"USD","MultiCurrency":true,"UsingSalesTax":true,"AllowEstimates":true,"AllowDiscount":true,"AllowShipping":true}""");

    public static CompanySettings ClosedUpTo(string day) =>
        Settings("{\"Country\":\"US\",\"HomeCurrency\":\"USD\",\"UsingSalesTax\":true,\"AllowEstimates\":true,\"AllowDiscount\":true,\"AllowShipping\":true,\"BookCloseDate\":\"" + day + "\"}");

    public static CompanySettings OwnNumbers => Settings("""{"Country":"US","HomeCurrency":"USD","UsingSalesTax":true,"AllowEstimates":true,"AllowDiscount":true,"AllowShipping":true,"CustomTxnNumbers":true}""");

    public static DocumentPreferences Preferences => new()
    {
        WriteInItem = "11",
        LineDiscountItem = "12",
        ShippingItem = "13",
        DefaultTaxCode = "",
        DepositAccount = "4",
        PaymentMethod = "1",
    };

    public static DocumentPreferences BritishPreferences
    {
        get
        {
            DocumentPreferences preferences = Preferences;
            (preferences.DefaultTaxCode, preferences.ZeroTaxCode, preferences.ShippingTaxCode) = ("20", "0Z", "20S");
            return preferences;
        }
    }

    public static DocumentContext Context => new()
    {
        CustomerId = "58",
        CustomerCurrency = "USD",
        Items = new Dictionary<Guid, LinkedItem> { [Fountain] = new() { Id = "21" }, [Pump] = new() { Id = "22", IsInventory = true, StartsOn = new DateTime(2026, 1, 1) } },
        Today = new DateTime(2026, 3, 9),
        Marker = "ino:0123456789",
    };

    public static DocumentSource Invoice(params DocumentLine[] lines) => Document("invoice", lines);

    public static DocumentSource Quote(params DocumentLine[] lines) => Document("quote", lines);

    public static DocumentSource Order(params DocumentLine[] lines) => Document("salesorder", lines);

    public static DocumentSource Document(string table, params DocumentLine[] lines)
    {
        for (int i = 0; i < lines.Length; i++)
        {
            lines[i].Position = i + 1;
        }

        return Priced(new DocumentSource
        {
            Table = table,
            RecordId = Guid.NewGuid(),
            Number = "D-1001",
            Name = "Garden",
            CustomerId = Guid.NewGuid(),
            CustomerTable = "account",
            CustomerName = "Acme",
            Currency = "USD",
            BaseCurrency = "USD",
            Date = new DateTime(2026, 3, 2),
            BillTo = new PostalAddress { Lines = ["Head office", "1 Main Street"], City = "Springfield", State = "IL", PostalCode = "62701", Country = "USA" },
            Lines = lines,
        });
    }

    public static DocumentLine Line(decimal price, decimal quantity = 1m, decimal discount = 0m, Guid? product = null, Action<DocumentLine>? with = null)
    {
        DocumentLine line = new() { ProductId = product ?? Fountain, ProductName = "Rock Fountain", PricePerUnit = price, Quantity = quantity, ManualDiscount = discount, UnitName = "Each" };
        with?.Invoke(line);
        return line;
    }

    public static DocumentLine WriteIn(string name, decimal price, decimal quantity = 1m, Action<DocumentLine>? with = null)
    {
        DocumentLine line = new() { ProductName = name, IsWriteIn = true, PricePerUnit = price, Quantity = quantity };
        with?.Invoke(line);
        return line;
    }

    /// <summary>
    /// The totals as Dataverse's own price calculation makes them: amount = (price − volume discount) × quantity, less the manual discount, each rounded to the currency's digits.
    /// </summary>
    public static DocumentSource Priced(DocumentSource document, DiscountCalculation calculation = DiscountCalculation.PerLine, int digits = 2)
    {
        decimal items = 0m;
        foreach (DocumentLine line in document.Lines)
        {
            decimal manual = calculation == DiscountCalculation.PerUnit ? line.ManualDiscount * line.Quantity : line.ManualDiscount;
            items += Round((line.PricePerUnit - line.VolumeDiscountPerUnit) * line.Quantity) - Round(manual);
        }

        document.DetailAmount = items;
        document.PreFreightAmount = items - document.DiscountAmount - Round(items * document.DiscountPercentage / 100m);
        document.Tax = document.Lines.Any(line => line.Tax != null) ? document.Lines.Sum(line => line.Tax ?? 0m) : document.Tax;
        document.Total = document.PreFreightAmount + document.Freight + (document.Tax ?? 0m);
        return document;

        decimal Round(decimal amount) => decimal.Round(amount, digits, MidpointRounding.AwayFromZero);
    }

    public static Plan Make(DocumentSource document, DocumentPreferences? preferences = null, CompanySettings? settings = null, DocumentContext? context = null) =>
        DocumentPlanner.Make(document, context ?? Context, preferences ?? Preferences, settings ?? UnitedStates);

    /// <summary>What is sent for the document, which must not be refused.</summary>
    public static JsonObject Sent(DocumentSource document, DocumentPreferences? preferences = null, CompanySettings? settings = null, DocumentContext? context = null)
    {
        Plan plan = Make(document, preferences, settings, context);
        Assert.True(plan.Kind == PlanKind.Create, plan.Problem?.ToString());
        return plan.Write!.Fields;
    }

    /// <summary>Code of the problem that the document is refused for.</summary>
    public static string Refusal(DocumentSource document, DocumentPreferences? preferences = null, CompanySettings? settings = null, DocumentContext? context = null) =>
        Make(document, preferences, settings, context).Problem?.Code ?? "none";

    public static DocumentSource In(this DocumentSource document, string currency)
    {
        document.Currency = currency;
        return document;
    }

    public static DocumentContext In(this DocumentContext context, string currency)
    {
        context.CustomerCurrency = currency;
        return context;
    }

    public static IReadOnlyList<JsonObject> Lines(JsonObject sent) => [.. sent.Objects("Line")];

    /// <summary>A line as a bookkeeper reads it: item, description, quantity × price, amount, tax code.</summary>
    public static string Shown(JsonObject line)
    {
        JsonObject? detail = line.Object("SalesItemLineDetail");
        string amount = line.Number("Amount")!.Value.ToString("0.00", CultureInfo.InvariantCulture);
        return detail == null
            ? $"{line.Text("DetailType")} {amount}"
            : $"{detail.TextAt("ItemRef.value")} | {line.Text("Description")} | {Number("Qty")} × {Number("UnitPrice")} | {amount} | {detail.TextAt("TaxCodeRef.value")}";

        string Number(string name) => detail.Number(name)?.ToString("0.#######", CultureInfo.InvariantCulture) ?? "";
    }

    private static CompanySettings Settings(string json) => CompanySettings.FromJson(json);
}
