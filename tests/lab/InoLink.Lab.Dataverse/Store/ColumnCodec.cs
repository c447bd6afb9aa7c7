using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Store;

/// <summary>Turns column values of the SDK into SQLite values and back. Values must have been checked before.</summary>
internal static class ColumnCodec
{
    private const string InstantFormat = "yyyy-MM-dd HH:mm:ss";
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>The value as stored; for a lookup its id (the table goes into a column of its own).</summary>
    public static object? ToSql(ColumnMetadata column, object? value) => value switch
    {
        null => null,
        string text => text,
        int number => (long)number,
        long number => number,
        decimal number => DecimalText.Of(number),
        double number => number,
        bool yes => yes ? 1L : 0L,
        Guid id => Id(id),
        Money money => DecimalText.Of(money.Value),
        OptionSetValue option => (long)option.Value,
        OptionSetValueCollection options => "," + string.Join(',', options.Select(option => option.Value.ToString(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal)) + ",",
        EntityReference reference => Id(reference.Id),
        DateTime time => Time(column, time),
        _ => throw new InvalidOperationException($"A {value.GetType()} in {column.LogicalName} can't be stored."),
    };

    public static string Id(Guid id) => id.ToString("D");

    public static string Time(ColumnMetadata column, DateTime time) =>
        time.ToString(column.DateTimeBehavior == DateTimeBehavior.DateOnly ? DateFormat : InstantFormat, CultureInfo.InvariantCulture);

    /// <summary>The value of a column as the SDK has it. Money comes with 4 decimals, decimals with 10, as the platform's database types have.</summary>
    public static object? FromSql(ColumnMetadata column, SqliteDataReader reader, int ordinal)
    {
        if (reader.IsDBNull(ordinal))
        {
            return null;
        }

        switch (column.Kind)
        {
            case ColumnKind.Text or ColumnKind.Memo or ColumnKind.EntityName or ColumnKind.File:
                return reader.GetString(ordinal);
            case ColumnKind.Integer:
                return reader.GetInt32(ordinal);
            case ColumnKind.BigInt:
                return reader.GetInt64(ordinal);
            case ColumnKind.Boolean:
                return reader.GetInt64(ordinal) != 0;
            case ColumnKind.Double:
                return reader.GetDouble(ordinal);
            case ColumnKind.Decimal:
                return Scaled(DecimalText.Parse(reader.GetString(ordinal)), 10);
            case ColumnKind.Money:
                return new Money(Scaled(DecimalText.Parse(reader.GetString(ordinal)), 4));
            case ColumnKind.Choice or ColumnKind.State or ColumnKind.Status:
                return new OptionSetValue(reader.GetInt32(ordinal));
            case ColumnKind.Choices:
                return new OptionSetValueCollection([.. reader.GetString(ordinal).Split(',', StringSplitOptions.RemoveEmptyEntries)
                    .Select(text => new OptionSetValue(int.Parse(text, CultureInfo.InvariantCulture)))]);
            case ColumnKind.UniqueIdentifier:
                return Guid.Parse(reader.GetString(ordinal));
            case ColumnKind.DateTime:
                return ParseTime(column, reader.GetString(ordinal));
            case ColumnKind.Lookup or ColumnKind.Customer or ColumnKind.Owner:
                return new EntityReference(reader.IsDBNull(ordinal + 1) ? column.Targets[0] : reader.GetString(ordinal + 1), Guid.Parse(reader.GetString(ordinal)));
            default:
                throw new InvalidOperationException($"A column of kind {column.Kind} can't be read.");
        }
    }

    public static DateTime ParseTime(ColumnMetadata column, string text) =>
        column.DateTimeBehavior switch
        {
            DateTimeBehavior.UserLocal => DateTime.ParseExact(text, InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
            DateTimeBehavior.TimeZoneIndependent => DateTime.ParseExact(text, InstantFormat, CultureInfo.InvariantCulture),
            _ => DateTime.ParseExact(text, DateFormat, CultureInfo.InvariantCulture),
        };

    /// <summary>Adding a zero of that scale widens a number without changing it.</summary>
    private static decimal Scaled(decimal value, byte scale) =>
        value.Scale >= scale ? decimal.Round(value, scale) : value + new decimal(0, 0, 0, false, scale);
}
