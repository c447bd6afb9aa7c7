using System.Globalization;
using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>Lengths and ranges of columns are ones the platform has (solution-format §4.2).</summary>
public sealed class ColumnSizesRule : IRule
{
    private const decimal LongestText = 4000;
    private const decimal LongestMemo = 1_048_576;

    public string Name => "column-sizes";

    public IEnumerable<Finding> Check(SolutionZip zip) =>
        zip.Section("Entities").SelectMany(entity => KnownTables.Attributes(entity).SelectMany(column => Violations(column)
            .Select(what => new Finding(Name, $"{(string?)entity.Element("Name")}.{(string?)column.Element("LogicalName")}", what))));

    private static IEnumerable<string> Violations(XElement column)
    {
        string type = (string?)column.Element("Type") ?? "";
        decimal? length = Number(column, "MaxLength");
        decimal longest = type == "nvarchar" ? LongestText : LongestMemo;
        if (type is "nvarchar" or "ntext" && length is null or < 1 or > LongestMemo || length > longest)
        {
            yield return $"MaxLength has to be 1 to {longest}";
        }

        if (type == "nvarchar" && Number(column, "Length") != length * 2)
        {
            yield return "Length has to be twice MaxLength";
        }

        if (type is "int" or "decimal" or "float" or "money" && !(Number(column, "MinValue") <= Number(column, "MaxValue")))
        {
            yield return "needs MinValue and MaxValue, the first not above the second";
        }

        if (type == "datetime" && (string?)column.Element("Behavior") is not ("1" or "2" or "3"))
        {
            yield return "Behavior has to be 1 (user-local), 2 (date only) or 3 (independent of time zones)";
        }

        if (type == "datetime" && (string?)column.Element("Behavior") == "2" && (string?)column.Element("Format") != "date")
        {
            yield return "is date only: Format has to be date";
        }
    }

    private static decimal? Number(XElement column, string element) =>
        decimal.TryParse((string?)column.Element(element), NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number) ? number : null;
}
