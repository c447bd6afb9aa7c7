using System.Globalization;
using InoLink.Engine.Writing;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Documents;

/// <summary>QuickBooks' exchange rates, asked once per currency and day of a drain (BOOKS B14).</summary>
public sealed class ExchangeRates
{
    private readonly DrainContext drain;
    private readonly Dictionary<string, decimal?> rates = new(StringComparer.Ordinal);

    public ExchangeRates(DrainContext drain) => this.drain = drain;

    /// <summary>Home units per one unit of the currency (ISO code); null where QuickBooks has none, or could not be asked: see <see cref="DrainContext.Halt"/>.</summary>
    public decimal? Of(string currency, DateTime day)
    {
        string key = currency + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (!rates.TryGetValue(key, out decimal? rate))
        {
            Answer answer = drain.QuickBooks.ReadExchangeRate(currency, day, out rate);
            if (answer.Kind is not (AnswerKind.Done or AnswerKind.Refused))
            {
                drain.Halt = new Sender(drain).HaltFor(answer, 1);
            }

            rates.Add(key, rate);
        }

        return rate;
    }
}
