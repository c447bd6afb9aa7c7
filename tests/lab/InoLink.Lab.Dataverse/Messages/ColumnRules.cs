using System.Globalization;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Messages;

/// <summary>What a column takes: type, length, range, options. Faults are the platform's; returns the value as it is stored.</summary>
internal static class ColumnRules
{
    private const decimal LargestDecimal = 100_000_000_000m;
    private const decimal LargestMoney = 922_337_203_685_477m;
    private static readonly DateTime EarliestDate = new(1753, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static object? Accept(RequestScope scope, TableMetadata table, ColumnMetadata column, object? value)
    {
        switch (column.Kind)
        {
            case var _ when value is null:
                return null;
            case ColumnKind.Text or ColumnKind.Memo or ColumnKind.EntityName or ColumnKind.File:
                return Text(table, column, Typed<string>(table, column, value));
            case ColumnKind.Integer:
                return Ranged(table, column, Typed<int>(table, column, value), int.MinValue, int.MaxValue, value);
            case ColumnKind.BigInt:
                return Typed<long>(table, column, value);
            case ColumnKind.Decimal:
                return Number(table, column, Typed<decimal>(table, column, value), LargestDecimal, 10);
            case ColumnKind.Money:
                return new Money(Number(table, column, Typed<Money>(table, column, value).Value, LargestMoney, 4));
            case ColumnKind.Double:
                var real = Typed<double>(table, column, value);
                Ranged(table, column, (decimal)real, -LargestDecimal, LargestDecimal, value);
                return Math.Round(real, Math.Min(column.Precision ?? 5, 15), MidpointRounding.AwayFromZero);
            case ColumnKind.DateTime:
                return Time(column, Typed<DateTime>(table, column, value));
            case ColumnKind.Boolean:
                return value is BooleanManagedProperty managed ? managed.Value : Typed<bool>(table, column, value);
            case ColumnKind.Choice or ColumnKind.State or ColumnKind.Status:
                return Option(scope, table, column, Typed<OptionSetValue>(table, column, value));
            case ColumnKind.Choices:
                return new OptionSetValueCollection([.. Typed<OptionSetValueCollection>(table, column, value).Select(option => Option(scope, table, column, option)).DistinctBy(option => option.Value)]);
            case ColumnKind.UniqueIdentifier:
                return Typed<Guid>(table, column, value);
            case ColumnKind.Lookup or ColumnKind.Customer or ColumnKind.Owner:
                return Lookups.Resolve(scope, table, column, Typed<EntityReference>(table, column, value));
            default:
                throw Faults.NotEmulated($"columns of kind {column.Kind}");
        }
    }

    private static T Typed<T>(TableMetadata table, ColumnMetadata column, object value) =>
        value is T typed
            ? typed
            : throw Faults.Of(FaultCode.InvalidArgument, $"Incorrect attribute value type {value.GetType()} for {table.LogicalName}.{column.LogicalName}, expected {typeof(T)}.");

    private static string? Text(TableMetadata table, ColumnMetadata column, string text)
    {
        if (column.MaxLength is { } longest && text.Length > longest)
        {
            throw Faults.Of(FaultCode.StringLengthTooLong, $"A validation error occurred. The length of the '{column.LogicalName}' attribute of the '{table.LogicalName}' entity exceeded the maximum allowed length of '{longest.ToString(CultureInfo.InvariantCulture)}'.");
        }

        // the platform stores an empty text as no value
        return text.Length == 0 ? null : text;
    }

    private static T Ranged<T>(TableMetadata table, ColumnMetadata column, T number, decimal smallest, decimal largest, object value)
        where T : IConvertible
    {
        var exact = number.ToDecimal(CultureInfo.InvariantCulture);
        return exact >= (column.MinValue ?? smallest) && exact <= (column.MaxValue ?? largest)
            ? number
            : throw Faults.Of(FaultCode.ValueOutOfRange, $"A validation error occurred. The value {(value is Money ? exact : value)} of '{column.LogicalName}' on record of type '{table.LogicalName}' is outside the valid range.");
    }

    private static decimal Number(TableMetadata table, ColumnMetadata column, decimal number, decimal largest, int digits) =>
        decimal.Round(Ranged(table, column, number, -largest, largest, number), Math.Min(column.Precision ?? digits, digits), MidpointRounding.AwayFromZero);

    private static OptionSetValue Option(RequestScope scope, TableMetadata table, ColumnMetadata column, OptionSetValue option)
    {
        var choice = scope.Metadata.ChoiceOf(column)!;
        return choice.Option(option.Value) is not null
            ? new OptionSetValue(option.Value)
            : throw Faults.Of(FaultCode.ChoiceOutOfRange, $"A validation error occurred. The value {option.Value} of '{column.LogicalName}' on record of type '{table.LogicalName}' is outside the valid range. Accepted Values: {string.Join(',', choice.Options.Select(o => o.Value))}");
    }

    private static DateTime Time(ColumnMetadata column, DateTime time)
    {
        var utc = column.DateTimeBehavior switch
        {
            DateTimeBehavior.UserLocal => time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc),
            DateTimeBehavior.DateOnly => DateTime.SpecifyKind(time.Date, DateTimeKind.Utc),
            _ => DateTime.SpecifyKind(time, DateTimeKind.Utc),
        };
        return utc >= EarliestDate
            ? utc
            : throw Faults.Of(FaultCode.DateOutOfRange, $"DateTime is less than minimum value supported by CrmDateTime. Actual value: {time.ToString(CultureInfo.InvariantCulture)}, Minimum value supported: 01/01/1753 00:00:00");
    }
}
