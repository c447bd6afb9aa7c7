using InoLink.Lab.Dataverse.Store;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Messages;

/// <summary>The currency of a row, its exchange rate, and the twins of its money columns in the organization's base currency.</summary>
internal static class BaseCurrency
{
    public static void Complete(RequestScope scope, TableMetadata table, Entity before, Entity changes)
    {
        if (!table.Columns.ContainsKey("transactioncurrencyid") || !table.Columns.ContainsKey("exchangerate"))
        {
            return;
        }

        var isNew = ReferenceEquals(before, changes);
        if (isNew && !changes.Contains("transactioncurrencyid") && scope.Dataverse.BaseCurrencyId is { } baseCurrency)
        {
            changes["transactioncurrencyid"] = new EntityReference("transactioncurrency", baseCurrency);
        }

        if (changes.Value("transactioncurrencyid") is EntityReference currency)
        {
            changes["exchangerate"] = scope.Row(scope.Metadata.Table("transactioncurrency"), currency.Id).Value("exchangerate") ?? 1m;
        }

        if (!changes.Attributes.Any(change => change.Key == "exchangerate" || change.Value is Money || table.Column(change.Key)?.Kind == ColumnKind.Money))
        {
            return;
        }

        var rate = changes.Value("exchangerate") as decimal? ?? before.Value("exchangerate") as decimal? ?? 1m;
        foreach (var twin in table.Columns.Values.Where(column => column.CalculationOf is not null))
        {
            if (changes.Contains(twin.CalculationOf!) || changes.Contains("exchangerate"))
            {
                changes[twin.LogicalName] = changes.After<Money>(before, twin.CalculationOf!) is { } money
                    ? new Money(decimal.Round(money.Value / rate, 4, MidpointRounding.AwayFromZero))
                    : null;
            }
        }
    }
}
