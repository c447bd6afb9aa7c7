using System.Globalization;
using InoLink.Lab.Dataverse.Messages;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Query;

/// <summary>
/// The texts beside values: labels in the caller's language, numbers and dates in the caller's format, dates in UTC. Money is
/// shown without its currency sign: that depends on the row's currency, which a query need not bring.
/// </summary>
internal static class FormattedValues
{
    public static void Fill(RequestScope scope, TableMetadata table, Entity row)
    {
        foreach (var (name, value) in row.Attributes)
        {
            if (table.Column(name) is { } column && Of(scope, column, value) is { } text)
            {
                row.FormattedValues[name] = text;
            }
        }
    }

    public static string? Of(RequestScope scope, ColumnMetadata column, object value) => Of(scope.Metadata, column, value, scope.Access.Language, CultureInfo.GetCultureInfo(scope.Access.Locale));

    private static string? Of(MetadataSnapshot metadata, ColumnMetadata column, object value, int language, CultureInfo culture) => value switch
    {
        OptionSetValue option => metadata.ChoiceOf(column)?.Option(option.Value)?.Labels.In(language),
        OptionSetValueCollection options => string.Join("; ", options.Select(option => metadata.ChoiceOf(column)?.Option(option.Value)?.Labels.In(language))),
        bool yes => column.LocalChoice?.Option(yes ? 1 : 0)?.Labels.In(language) ?? (yes ? "Yes" : "No"),
        EntityReference reference => reference.Name,
        Money money => money.Value.ToString("N" + (column.Precision ?? 2).ToString(CultureInfo.InvariantCulture), culture),
        decimal number => number.ToString("N" + (column.Precision ?? 2).ToString(CultureInfo.InvariantCulture), culture),
        double number => number.ToString("N" + (column.Precision ?? 2).ToString(CultureInfo.InvariantCulture), culture),
        int number => number.ToString("N0", culture),
        DateTime time => time.ToString(column.DateTimeBehavior == DateTimeBehavior.DateOnly || column.Format == "date" ? "d" : "g", culture).Replace('\u202f', ' '),
        _ => null,
    };
}
