using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using InoLink.Lab.Dataverse.Store;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Messages;

/// <summary>Autonumber columns: {SEQNUM:n}, {RANDSTRING:n}, {DATETIMEUTC:format}. A given value wins, as on the platform.</summary>
internal static partial class AutoNumbers
{
    private const long FirstNumber = 1000;
    private const string RandomCharacters = "ABCDEFGHJKLMNPQRSTVWXYZ0123456789";

    public static void Complete(RequestScope scope, TableMetadata table, Entity row)
    {
        foreach (var column in table.Columns.Values.Where(column => !string.IsNullOrEmpty(column.AutoNumberFormat) && !row.Contains(column.LogicalName)))
        {
            row[column.LogicalName] = Part().Replace(column.AutoNumberFormat!, part => Value(scope, $"autonumber {table.LogicalName}.{column.LogicalName}", part));
        }
    }

    private static string Value(RequestScope scope, string series, Match part)
    {
        var argument = part.Groups["argument"].Value;
        return part.Groups["kind"].Value switch
        {
            "SEQNUM" => Settings.Next(scope.Writer, series, FirstNumber).ToString("D" + argument, CultureInfo.InvariantCulture),
            "RANDSTRING" => RandomNumberGenerator.GetString(RandomCharacters, int.Parse(argument, CultureInfo.InvariantCulture)),
            _ => scope.Now.ToString(argument, CultureInfo.InvariantCulture),
        };
    }

    [GeneratedRegex(@"\{(?<kind>SEQNUM|RANDSTRING|DATETIMEUTC):(?<argument>[^}]+)\}")]
    private static partial Regex Part();
}
