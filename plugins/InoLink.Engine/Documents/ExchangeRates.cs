using System.Globalization;
using InoLink.Engine.Writing;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Documents;

/// <summary>QuickBooks' exchange rates: those of the last hour are known (<see cref="KnownRates"/>), the others are asked for, each once a drain (BOOKS B14).</summary>
public sealed class ExchangeRates
{
    private readonly DrainContext drain;
    private readonly HashSet<string> unknown = new(StringComparer.Ordinal);

    public ExchangeRates(DrainContext drain) => this.drain = drain;

    /// <summary>Home units per one unit of the currency (ISO code); null where QuickBooks has none, or could not be asked: see <see cref="DrainContext.Halt"/>.</summary>
    public decimal? Of(string currency, DateTime day)
    {
        if (drain.Lease.Rates.Of(currency, day, drain.Lease.Now) is { } known)
        {
            return known;
        }

        if (!unknown.Add(currency + day.ToString("o", CultureInfo.InvariantCulture)))
        {
            return null;
        }

        Answer answer = drain.QuickBooks.ReadExchangeRate(currency, day, out decimal? rate);
        if (answer.Kind is not (AnswerKind.Done or AnswerKind.Refused))
        {
            drain.Halt = new Sender(drain).HaltFor(answer, 1);
        }
        else if (rate is > 0m)
        {
            drain.Lease.Rates.Add(currency, day, rate.Value, drain.Lease.Now);
        }

        return rate;
    }
}
