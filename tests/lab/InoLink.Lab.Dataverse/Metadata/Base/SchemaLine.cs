using System.Globalization;
using System.Text.RegularExpressions;

namespace InoLink.Lab.Dataverse.Metadata.Base;

/// <summary>Reads one column line: SchemaName "Display name" [flags] kind [arguments].</summary>
internal static partial class SchemaLine
{
    private static readonly HashSet<string> Kinds =
        ["text", "memo", "int", "decimal", "double", "money", "date", "datetime", "dateonly", "bool", "choice", "global", "lookup", "customer", "guid", "entity", "state", "status"];

    public static List<string> Words(string line) => [.. Word().Matches(line).Select(word => word.Value.Replace("\"", "", StringComparison.Ordinal))];

    /// <summary>1=Net 30 | 2=…; for states value=label/default reason, for reasons value=label@state.</summary>
    public static List<ChoiceOption> Options(string text) =>
        [.. text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(option => Option(option))];

    public static ColumnMetadata Column(TableMetadata table, string line, List<string> words, List<RelationshipMetadata> relationships)
    {
        var at = words.FindIndex(2, Kinds.Contains);
        if (at < 0)
        {
            throw new InvalidOperationException($"No kind in the line '{line}' of table {table.LogicalName}.");
        }

        var kind = words[at];
        var arguments = words[(at + 1)..];
        var column = Flags(
            new ColumnMetadata { LogicalName = words[0].ToLowerInvariant(), SchemaName = words[0], Kind = KindOf(kind), DisplayNames = Label.Of(words[1]) },
            words[2..at]);
        return kind switch
        {
            "text" => column with { MaxLength = Number(arguments[0]), Format = arguments.ElementAtOrDefault(1) ?? "text" },
            "memo" => column with { MaxLength = Number(arguments[0]) },
            "entity" => column with { MaxLength = 64 },
            "int" => Ranged(column, arguments.ElementAtOrDefault(0)),
            "decimal" or "double" or "money" => Ranged(column with { Precision = arguments.Count > 0 ? Number(arguments[0]) : 2 }, arguments.ElementAtOrDefault(1)),
            "date" => column with { Format = "date" },
            "datetime" => column with { Format = "datetime" },
            "dateonly" => column with { Format = "date", DateTimeBehavior = DateTimeBehavior.DateOnly },
            "global" => column with { GlobalChoice = arguments[0] },
            "choice" => column with { LocalChoice = Choice(table, column, line, " choice ") },
            "state" => column with { LocalChoice = Choice(table, column, line, " state "), ValidForCreate = false },
            "status" => column with { LocalChoice = Choice(table, column, line, " status ") },
            "lookup" => Lookup(table, column, arguments[0].Split(','), arguments, relationships),
            "customer" => Lookup(table, column, ["account", "contact"], arguments, relationships),
            _ => column,
        };
    }

    private static ChoiceOption Option(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var value = Number(text[..equals]);
        var label = text[(equals + 1)..];
        if (Tail().Match(label) is { Success: true } tail)
        {
            var number = Number(tail.Groups["number"].Value);
            label = label[..tail.Index];
            return tail.Value[0] == '@'
                ? new ChoiceOption { Value = value, Labels = Label.Of(label), State = number }
                : new ChoiceOption { Value = value, Labels = Label.Of(label), DefaultStatus = number };
        }

        return new ChoiceOption { Value = value, Labels = Label.Of(label) };
    }

    private static ChoiceMetadata Choice(TableMetadata table, ColumnMetadata column, string line, string marker) => new()
    {
        Name = $"{table.LogicalName}_{column.LogicalName}",
        DisplayNames = column.DisplayNames,
        Options = Options(line[(line.IndexOf(marker, StringComparison.Ordinal) + marker.Length)..]),
    };

    private static ColumnMetadata Lookup(TableMetadata table, ColumnMetadata column, string[] targets, List<string> arguments, List<RelationshipMetadata> relationships)
    {
        var flags = arguments.Where(word => word.Contains('=', StringComparison.Ordinal)).Select(word => word.Split('=')).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
        foreach (var target in targets.Where(target => target != "*"))
        {
            var several = targets.Length > 1;
            var name = flags.GetValueOrDefault("rel") ?? $"{target}_{table.LogicalName}_{column.LogicalName}";
            relationships.Add(new RelationshipMetadata
            {
                SchemaName = several ? $"{name}_{target}s" : name,
                ReferencedTable = target,
                ReferencingTable = table.LogicalName,
                ReferencingColumn = column.LogicalName,
                CascadeDelete = Enum.Parse<CascadeKind>(flags.GetValueOrDefault("delete") ?? "RemoveLink"),
                CascadeAssign = Enum.Parse<CascadeKind>(flags.GetValueOrDefault("assign") ?? "NoCascade"),
                ReferencingNavigationProperty = several ? $"{column.LogicalName}_{target}" : column.LogicalName,
            });
        }

        return column with { Targets = targets };
    }

    private static ColumnMetadata Flags(ColumnMetadata column, IEnumerable<string> flags)
    {
        foreach (var flag in flags)
        {
            column = flag.Split('=', 2) switch
            {
                ["required"] => column with { RequiredLevel = RequiredLevel.Required },
                ["recommended"] => column with { RequiredLevel = RequiredLevel.Recommended },
                ["readonly"] => column with { ValidForCreate = false, ValidForUpdate = false },
                ["fixed"] => column with { ValidForUpdate = false },
                ["default", var value] => column with { DefaultValue = Number(value) },
                ["auto", var format] => column with { AutoNumberFormat = format },
                _ => throw new InvalidOperationException($"Unknown flag {flag} of column {column.LogicalName}."),
            };
        }

        return column;
    }

    private static ColumnMetadata Ranged(ColumnMetadata column, string? range) =>
        range?.Split("..") is [var low, var high]
            ? column with { MinValue = decimal.Parse(low, CultureInfo.InvariantCulture), MaxValue = decimal.Parse(high, CultureInfo.InvariantCulture) }
            : column;

    private static ColumnKind KindOf(string kind) => kind switch
    {
        "text" => ColumnKind.Text,
        "memo" => ColumnKind.Memo,
        "int" => ColumnKind.Integer,
        "decimal" => ColumnKind.Decimal,
        "double" => ColumnKind.Double,
        "money" => ColumnKind.Money,
        "date" or "datetime" or "dateonly" => ColumnKind.DateTime,
        "bool" => ColumnKind.Boolean,
        "choice" or "global" => ColumnKind.Choice,
        "lookup" => ColumnKind.Lookup,
        "customer" => ColumnKind.Customer,
        "guid" => ColumnKind.UniqueIdentifier,
        "entity" => ColumnKind.EntityName,
        "state" => ColumnKind.State,
        _ => ColumnKind.Status,
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("""[^\s"]*"[^"]*"|\S+""")]
    private static partial Regex Word();

    [GeneratedRegex(@"[/@](?<number>\d+)$")]
    private static partial Regex Tail();
}
