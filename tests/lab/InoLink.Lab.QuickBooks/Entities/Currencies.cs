using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Store;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Entities;

/// <summary>Currencies with the names that references show, and the rules of a name's currency (quickbooks-api §3).</summary>
internal static class Currencies
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["USD"] = "United States Dollar", ["CAD"] = "Canadian Dollar", ["GBP"] = "British Pound Sterling", ["EUR"] = "Euro",
        ["AUD"] = "Australian Dollar", ["NZD"] = "New Zealand Dollar", ["CHF"] = "Swiss Franc", ["JPY"] = "Japanese Yen",
        ["CNY"] = "Chinese Yuan Renminbi", ["INR"] = "Indian Rupee", ["SEK"] = "Swedish Krona", ["NOK"] = "Norwegian Krone",
        ["DKK"] = "Danish Krone", ["PLN"] = "Polish Zloty", ["CZK"] = "Czech Koruna", ["HUF"] = "Hungarian Forint",
        ["MXN"] = "Mexican Peso", ["BRL"] = "Brazilian Real", ["ZAR"] = "South African Rand", ["SGD"] = "Singapore Dollar",
        ["HKD"] = "Hong Kong Dollar", ["AED"] = "UAE Dirham", ["ILS"] = "Israeli New Shekel", ["TRY"] = "Turkish Lira",
    };

    public static JsonObject Reference(string code) =>
        Names.TryGetValue(code, out string? name) ? Json.Reference(code, name) : throw Refusal.Currency(code);

    /// <summary>Home currency unless another was sent, which needs multicurrency; once set it stays.</summary>
    public static JsonObject OfName(Change change)
    {
        string home = change.Profile.HomeCurrency;
        string? before = Json.Reference(change.Before?.Json, "CurrencyRef");
        string code = change.Reference("CurrencyRef") ?? before ?? home;
        RefuseForeign(change.Work, code);
        if (change.Profile.MultiCurrency)
        {
            AddToList(change.Work, code);
        }

        return before is null || before == code ? Reference(code) : throw Refusal.Business("The currency of a name can't be changed.", "CurrencyRef");
    }

    /// <summary>A currency used for the first time joins the company's list (quickbooks-api §3).</summary>
    public static void AddToList(Work work, string code)
    {
        JsonObject reference = Reference(code);
        if (work.All("CompanyCurrency").All(known => Json.String(known.Json, "Code") != code))
        {
            JsonObject currency = new() { ["Code"] = code, ["Name"] = Json.String(reference, "name"), ["Active"] = true };
            work.Put("CompanyCurrency", work.NextId("CompanyCurrency"), 0, currency, work.Now);
        }
    }

    public static void RefuseForeign(Work work, string code)
    {
        if (code != work.Profile.HomeCurrency && !work.Profile.MultiCurrency)
        {
            throw Refusal.Business("Multi Currency should be enabled to perform this operation.", "CurrencyRef");
        }
    }
}
