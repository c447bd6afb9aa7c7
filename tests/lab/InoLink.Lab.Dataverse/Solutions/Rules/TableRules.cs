namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>Tables, columns, choices and keys (solution-format §4).</summary>
internal static class TableRules
{
    /// <summary>Longest single line of text (solution-format §4.2; the platform's limit is 4000).</summary>
    private const int LongestText = 4000;

    /// <summary>Longest multiple lines of text.</summary>
    private const int LongestMemo = 1_048_576;

    private static readonly Func<ImportTarget, IEnumerable<string>>[] Rules = [Tables, ColumnNames, ColumnKinds, ColumnLengths, Choices, Keys];

    public static IEnumerable<string> Check(ImportTarget target) => Rules.SelectMany(rule => rule(target));

    /// <summary>What the platform takes all the same.</summary>
    public static IEnumerable<string> Warnings(ImportTarget target) => OptionValues(target);

    private static IEnumerable<string> Tables(ImportTarget target)
    {
        foreach (var table in target.File.Tables.Where(t => t.IsWholeTable))
        {
            if (!table.SchemaName.StartsWith(target.Prefix, StringComparison.Ordinal))
            {
                yield return $"Invalid name for entity {table.SchemaName}. Custom entity names must start with a valid customization prefix. The prefix for a solution component should match the prefix that is specified for the publisher of the solution.";
            }

            if (table.Ownership is not ("UserOwned" or "OrgOwned"))
            {
                yield return $"The ownership '{table.Ownership}' of entity {table.SchemaName} is invalid.";
            }

            if (!target.Metadata.TryGetTable(table.LogicalName, out var existing))
            {
                if (!table.Columns.Any(c => c.Type == "primarykey" && c.LogicalName == table.LogicalName + "id"))
                {
                    yield return $"The entity {table.SchemaName} has no primary key {table.LogicalName}id.";
                }

                if (table.Columns.Count(c => c.IsPrimaryName) != 1)
                {
                    yield return $"The entity {table.SchemaName} must have exactly one primary name attribute.";
                }
            }
            else if (existing.Ownership != (table.Ownership == "UserOwned" ? OwnershipKind.User : OwnershipKind.Organization))
            {
                yield return $"The ownership of entity {table.SchemaName} cannot be changed.";
            }
        }
    }

    private static IEnumerable<string> ColumnNames(ImportTarget target)
        => from table in target.File.Tables
           from column in table.Columns
           where column.IsCustomField && !column.SchemaName.StartsWith(target.Prefix, StringComparison.OrdinalIgnoreCase)
           select $"Invalid name for attribute {column.SchemaName}. Custom attribute names must start with a valid customization prefix. The prefix for a solution component should match the prefix that is specified for the publisher of the solution.";

    private static IEnumerable<string> ColumnKinds(ImportTarget target)
    {
        foreach (var table in target.File.Tables)
        {
            target.Metadata.TryGetTable(table.LogicalName, out var existing);
            foreach (var column in table.Columns)
            {
                var kind = MetadataImport.KindOf(column);
                if (existing?.Column(column.LogicalName) is { } before && before.Kind != kind)
                {
                    yield return $"Attribute {column.LogicalName} of {table.LogicalName} is a {before.Kind}, but a {kind} type was specified.";
                }
                else if (!table.IsWholeTable && !column.IsCustomField && existing?.Column(column.LogicalName) is null)
                {
                    yield return $"Attribute {column.LogicalName} does not exist on entity {table.LogicalName}.";
                }
            }
        }
    }

    private static IEnumerable<string> ColumnLengths(ImportTarget target)
        => from table in target.File.Tables
           from column in table.Columns
           let longest = column.Type == "nvarchar" ? LongestText : column.Type == "ntext" ? LongestMemo : int.MaxValue
           where column.MaxLength > longest || column.MaxLength < 1
           select $"The maximum length {column.MaxLength} of attribute {column.LogicalName} of {table.LogicalName} is not between 1 and {longest}.";

    private static IEnumerable<string> Choices(ImportTarget target)
        => from table in target.File.Tables
           from column in table.Columns
           where column.GlobalOptionSetName is not null && !target.HasChoice(column.GlobalOptionSetName)
           select $"Could not find optionset with name {column.GlobalOptionSetName} for attribute {column.LogicalName} of {table.LogicalName}.";

    /// <summary>Values of new options are option prefix × 10000 + n where the maker leaves them to the platform; exports with others import (a clash with another publisher is what one risks).</summary>
    private static IEnumerable<string> OptionValues(ImportTarget target)
    {
        var prefix = target.File.Manifest.Publisher.OptionValuePrefix;
        foreach (var set in target.File.OptionSets)
        {
            foreach (var option in set.Options.Where(o => o.Value / 10_000 != prefix))
            {
                yield return $"The value {option.Value} of option set {set.Name} is outside the option value prefix {prefix} of the publisher.";
            }
        }

        foreach (var (table, column) in from t in target.File.Tables from c in t.Columns where c.Type is "picklist" or "multiselectpicklist" && c.OptionSet is not null select (t, c))
        {
            var known = target.Metadata.TryGetTable(table.LogicalName, out var existing) && existing.Column(column.LogicalName) is { } before
                ? target.Metadata.ChoiceOf(before)
                : null;
            foreach (var option in column.OptionSet!.Options.Where(o => o.Value / 10_000 != prefix && known?.Option(o.Value) is null))
            {
                yield return $"The value {option.Value} of attribute {column.LogicalName} of {table.LogicalName} is outside the option value prefix {prefix} of the publisher.";
            }
        }
    }

    /// <summary>dataverse-runtime §6: at most 10 keys of 16 columns, none of them secured.</summary>
    private static IEnumerable<string> Keys(ImportTarget target)
    {
        foreach (var table in target.File.Tables.Where(t => t.Keys.Count > 0))
        {
            if (table.Keys.Count > 10)
            {
                yield return $"The entity {table.LogicalName} has more than 10 alternate keys.";
            }

            foreach (var key in table.Keys)
            {
                if (key.Columns.Count is 0 or > 16)
                {
                    yield return $"The key {key.LogicalName} of {table.LogicalName} must have 1 to 16 attributes.";
                }

                foreach (var name in key.Columns.Where(name => !target.HasColumn(table.LogicalName, name)))
                {
                    yield return $"The key {key.LogicalName} names the attribute {name}, which {table.LogicalName} does not have.";
                }

                foreach (var column in table.Columns.Where(c => c.IsSecured && key.Columns.Contains(c.LogicalName)))
                {
                    yield return $"The key {key.LogicalName} of {table.LogicalName} cannot hold the secured attribute {column.LogicalName}.";
                }
            }
        }
    }
}
