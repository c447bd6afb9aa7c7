using System.Globalization;
using InoLink.QuickBooks.Json;

namespace InoLink.Engine.Documents;

/// <summary>
/// Exchange rates that QuickBooks gave, kept on the writer's row for an hour, so that a load that has to pause for Intuit's limits does not ask for them again (BOOKS B14). What QuickBooks
/// had no rate for is not kept: it is asked again once somebody has set one there.
/// </summary>
public sealed class KnownRates
{
    private static readonly TimeSpan Life = new(1, 0, 0);
    private readonly Dictionary<string, decimal> rates;
    private DateTime since;

    private KnownRates(DateTime since, Dictionary<string, decimal> rates)
    {
        this.since = since;
        this.rates = rates;
    }

    /// <summary>Something was added since they were read from the row.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>Home units per one unit of the currency (ISO code) on the day; null where it is not known.</summary>
    public decimal? Of(string currency, DateTime day, DateTime now) => now - since < Life && rates.TryGetValue(Key(currency, day), out decimal rate) ? rate : null;

    public void Add(string currency, DateTime day, decimal rate, DateTime now)
    {
        if (now - since >= Life)
        {
            rates.Clear();
            since = now;
        }

        rates[Key(currency, day)] = rate;
        IsChanged = true;
    }

    public string ToJson()
    {
        JsonObject kept = new();
        foreach (KeyValuePair<string, decimal> rate in rates)
        {
            kept.Add(rate.Key, rate.Value);
        }

        return JsonText.Write(new JsonObject { { "since", since.ToString("o", CultureInfo.InvariantCulture) }, { "rates", kept } });
    }

    public static KnownRates FromJson(string? text)
    {
        if (text is not { Length: > 0 })
        {
            return new KnownRates(DateTime.MinValue, new Dictionary<string, decimal>(StringComparer.Ordinal));
        }

        JsonObject row = JsonText.Read(text);
        JsonObject kept = row.Object("rates") ?? new JsonObject();
        return new KnownRates(
            DateTime.Parse(row.Text("since")!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal),
            kept.Names.ToDictionary(name => name, name => kept.Number(name)!.Value, StringComparer.Ordinal));
    }

    private static string Key(string currency, DateTime day) => currency + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
