using System.Globalization;
using System.Text.Json.Nodes;
using InoLink.Lab.QuickBooks.Entities;
using InoLink.Lab.QuickBooks.Store;
using InoLink.Lab.QuickBooks.Wire;

namespace InoLink.Lab.QuickBooks.Lists;

/// <summary><c>GET /exchangerate?sourcecurrencycode=EUR&amp;asofdate=…</c>: home units per one foreign unit (quickbooks-api §5.1).</summary>
internal static class ExchangeRates
{
    // dollars per unit: fixed numbers of the lab, near to what a market would say
    private static readonly Dictionary<string, decimal> Dollars = new(StringComparer.Ordinal)
    {
        ["USD"] = 1m, ["CAD"] = 0.72m, ["GBP"] = 1.27m, ["EUR"] = 1.08m, ["AUD"] = 0.66m, ["NZD"] = 0.6m, ["CHF"] = 1.12m, ["JPY"] = 0.0067m,
        ["CNY"] = 0.138m, ["INR"] = 0.012m, ["SEK"] = 0.095m, ["NOK"] = 0.093m, ["DKK"] = 0.145m, ["PLN"] = 0.25m, ["CZK"] = 0.043m, ["HUF"] = 0.0027m,
        ["MXN"] = 0.055m, ["BRL"] = 0.18m, ["ZAR"] = 0.055m, ["SGD"] = 0.74m, ["HKD"] = 0.128m, ["AED"] = 0.272m, ["ILS"] = 0.27m, ["TRY"] = 0.03m,
    };

    public static JsonObject Answer(Work work, string currency, string asOf)
    {
        if (!work.Profile.MultiCurrency)
        {
            throw Refusal.Business("Multi Currency should be enabled to perform this operation.", "SourceCurrencyCode");
        }

        if (currency.Length == 0)
        {
            throw Refusal.Missing("sourcecurrencycode");
        }

        string date = asOf.Length == 0 ? work.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : asOf;
        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            throw new IntuitFault([Refusal.DateFormat(date, "asofdate")]);
        }

        return new JsonObject
        {
            ["SourceCurrencyCode"] = currency, ["TargetCurrencyCode"] = work.Profile.HomeCurrency, ["Rate"] = Json.Quantity(Rate(work, currency, date)), ["AsOfDate"] = date,
            ["domain"] = "QBO", ["sparse"] = false, ["MetaData"] = new JsonObject { ["LastUpdatedTime"] = PacificTime.Stamp(work.Now) },
        };
    }

    /// <summary>The latest rate set for the company up to a date, else the lab's own.</summary>
    private static decimal Rate(Work work, string currency, string date)
    {
        StoredObject? set = work.All("ExchangeRate")
            .Where(stored => Json.String(stored.Json, "SourceCurrencyCode") == currency && string.CompareOrdinal(Json.String(stored.Json, "AsOfDate"), date) <= 0)
            .OrderByDescending(stored => Json.String(stored.Json, "AsOfDate"), StringComparer.Ordinal).ThenByDescending(stored => stored.Id, IdOrder.Instance)
            .FirstOrDefault();
        return set is not null ? Json.Number(set.Json, "Rate")!.Value
            : Dollars.TryGetValue(currency, out decimal foreign) && Dollars.TryGetValue(work.Profile.HomeCurrency, out decimal home) ? decimal.Round(foreign / home, 6)
            : throw Refusal.Currency(currency);
    }
}
