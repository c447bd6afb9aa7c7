using System.Globalization;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Query;

/// <summary>
/// The texts beside values: labels, names, numbers and dates as an English (United States) user in UTC sees them. Money is
/// shown without its currency sign: that depends on the row's currency, which a query need not bring.
/// </summary>
internal static class FormattedValues
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    public static void Fill(MetadataSnapshot metadata, TableMetadata table, Entity row)
    {
        foreach (var (name, value) in row.Attributes)
        {
            if (table.Column(name) is { } column && Of(metadata, column, value) is { } text)
            {
                row.FormattedValues[name] = text;
            }
        }
    }

    public static string? Of(MetadataSnapshot metadata, ColumnMetadata column, object value) => value switch
    {
        OptionSetValue option => metadata.ChoiceOf(column)?.Option(option.Value)?.Labels.In(),
        OptionSetValueCollection options => string.Join("; ", options.Select(option => metadata.ChoiceOf(column)?.Option(option.Value)?.Labels.In())),
        bool yes => column.LocalChoice?.Option(yes ? 1 : 0)?.Labels.In() ?? (yes ? "Yes" : "No"),
        EntityReference reference => reference.Name,
        Money money => money.Value.ToString("N" + (column.Precision ?? 2).ToString(CultureInfo.InvariantCulture), English),
        decimal number => number.ToString("N" + (column.Precision ?? 2).ToString(CultureInfo.InvariantCulture), English),
        double number => number.ToString("N" + (column.Precision ?? 2).ToString(CultureInfo.InvariantCulture), English),
        int number => number.ToString("N0", English),
        DateTime time => time.ToString(column.DateTimeBehavior == DateTimeBehavior.DateOnly || column.Format == "date" ? "M/d/yyyy" : "M/d/yyyy h:mm tt", English),
        _ => null,
    };
}
