namespace InoLink.Lab.Dataverse;

/// <summary>The changes of metadata, each a pure function of what was there; a change that makes no sense throws.</summary>
internal static class MetadataChange
{
    private const int FirstCustomTypeCode = 10000;

    public static MetadataSnapshot AddTable(MetadataSnapshot metadata, TableMetadata table)
    {
        if (metadata.Tables.ContainsKey(table.LogicalName))
        {
            throw Faults.Of(FaultCode.DuplicateMetadata, $"An entity with the specified name {table.LogicalName} already exists. Specify a unique name.");
        }

        var code = table.ObjectTypeCode;
        if (code == 0)
        {
            code = Math.Max(FirstCustomTypeCode, metadata.Tables.Values.Select(other => other.ObjectTypeCode).DefaultIfEmpty().Max() + 1);
        }

        foreach (var column in SystemColumns.Of(table).Where(column => table.Column(column.LogicalName) is null))
        {
            table = table with { Columns = table.Columns.Add(column.LogicalName, column) };
        }

        foreach (var column in table.Columns.Values)
        {
            Check(metadata, table, column);
        }

        return metadata.With(table with { ObjectTypeCode = code });
    }

    public static MetadataSnapshot UpdateTable(MetadataSnapshot metadata, string name, Func<TableMetadata, TableMetadata> change)
    {
        var before = metadata.Table(name);
        var after = change(before);
        if (after.LogicalName != before.LogicalName || after.Ownership != before.Ownership || after.PrimaryIdColumn != before.PrimaryIdColumn)
        {
            throw new InvalidOperationException($"Table {name}: its logical name, ownership and primary key can't change.");
        }

        return metadata.With(after with { Columns = before.Columns, Keys = before.Keys });
    }

    public static MetadataSnapshot RemoveTable(MetadataSnapshot metadata, string name)
    {
        _ = metadata.Table(name);
        foreach (var relationship in metadata.Relationships.Values.Where(r => r.ReferencedTable == name || r.ReferencingTable == name || r.IntersectTable == name))
        {
            metadata = metadata.WithoutRelationship(relationship.SchemaName);
        }

        return metadata.WithoutTable(name);
    }

    public static MetadataSnapshot AddColumn(MetadataSnapshot metadata, string tableName, ColumnMetadata column)
    {
        var table = metadata.Table(tableName);
        if (table.Column(column.LogicalName) is not null)
        {
            throw Faults.Of(FaultCode.DuplicateMetadata, $"Attribute {column.LogicalName} already exists on entity {tableName}.");
        }

        Check(metadata, table, column);
        return metadata.With(table with { Columns = table.Columns.Add(column.LogicalName, column) });
    }

    public static MetadataSnapshot UpdateColumn(MetadataSnapshot metadata, string tableName, ColumnMetadata column)
    {
        var table = metadata.Table(tableName);
        var before = MetadataSnapshot.Column(table, column.LogicalName);
        if (before.Kind != column.Kind)
        {
            throw Faults.Of(FaultCode.InvalidArgument, $"Attribute {column.LogicalName} is a {before.Kind}, but a {column.Kind} type was specified.");
        }

        Check(metadata, table, column);
        return metadata.With(table with { Columns = table.Columns.SetItem(column.LogicalName, column) });
    }

    public static MetadataSnapshot RemoveColumn(MetadataSnapshot metadata, string tableName, string column)
    {
        var table = metadata.Table(tableName);
        _ = MetadataSnapshot.Column(table, column);
        if (table.Keys.FirstOrDefault(key => key.Columns.Contains(column)) is { } holder)
        {
            throw new InvalidOperationException($"Column {tableName}.{column} is in the alternate key {holder.LogicalName}: remove that first.");
        }

        foreach (var relationship in metadata.OfLookup(tableName, column))
        {
            metadata = metadata.WithoutRelationship(relationship.SchemaName);
        }

        return metadata.With(table with { Columns = table.Columns.Remove(column) });
    }

    public static MetadataSnapshot AddRelationship(MetadataSnapshot metadata, RelationshipMetadata relationship)
    {
        if (metadata.Relationships.ContainsKey(relationship.SchemaName))
        {
            throw Faults.Of(FaultCode.DuplicateMetadata, $"An entity relationship with the name {relationship.SchemaName} already exists.");
        }

        var referenced = metadata.Table(relationship.ReferencedTable);
        var referencing = metadata.Table(relationship.ReferencingTable);
        if (relationship.Kind == RelationshipKind.ManyToMany)
        {
            return IntersectTable(metadata, relationship, referenced, referencing).With(relationship);
        }

        var lookup = MetadataSnapshot.Column(referencing, relationship.ReferencingColumn);
        if (!lookup.IsLookup)
        {
            throw Faults.Of(FaultCode.InvalidArgument, $"Attribute {lookup.LogicalName} of {referencing.LogicalName} is not a lookup: relationship {relationship.SchemaName} needs one.");
        }

        if (!lookup.Targets.Contains(referenced.LogicalName))
        {
            lookup = lookup with { Targets = [.. lookup.Targets, referenced.LogicalName] };
            metadata = metadata.With(referencing with { Columns = referencing.Columns.SetItem(lookup.LogicalName, lookup) });
        }

        return metadata.With(relationship);
    }

    public static MetadataSnapshot RemoveChoice(MetadataSnapshot metadata, string name)
    {
        foreach (var table in metadata.Tables.Values)
        {
            if (table.Columns.Values.FirstOrDefault(column => column.GlobalChoice == name) is { } user)
            {
                throw new InvalidOperationException($"Choice {name} is used by {table.LogicalName}.{user.LogicalName}.");
            }
        }

        return metadata.WithoutChoice(name);
    }

    public static MetadataSnapshot AddOption(MetadataSnapshot metadata, string choice, ChoiceOption option) =>
        metadata.Choices.TryGetValue(choice, out var found)
            ? metadata.With(WithOption(found, option))
            : throw Faults.Of(FaultCode.InvalidArgument, $"Could not find optionset with name {choice}.");

    public static MetadataSnapshot AddOption(MetadataSnapshot metadata, string table, string column, ChoiceOption option) =>
        ChangeChoice(metadata, table, column, choice => WithOption(choice, option));

    public static MetadataSnapshot RemoveOption(MetadataSnapshot metadata, string table, string column, int value) =>
        ChangeChoice(metadata, table, column, choice => choice with { Options = [.. choice.Options.Where(option => option.Value != value)] });

    public static MetadataSnapshot AddKey(MetadataSnapshot metadata, string tableName, KeyMetadata key)
    {
        var table = metadata.Table(tableName);
        foreach (var name in key.Columns)
        {
            if (MetadataSnapshot.Column(table, name).IsSecured)
            {
                throw Faults.Of(FaultCode.InvalidArgument, $"Attribute {name} is secured: it can't be in the key {key.SchemaName}.");
            }
        }

        return metadata.With(table with { Keys = [.. table.Keys.Where(other => other.LogicalName != key.LogicalName), key] });
    }

    public static MetadataSnapshot RemoveKey(MetadataSnapshot metadata, string tableName, string key)
    {
        var table = metadata.Table(tableName);
        return metadata.With(table with { Keys = [.. table.Keys.Where(other => other.LogicalName != key)] });
    }

    private static MetadataSnapshot ChangeChoice(MetadataSnapshot metadata, string tableName, string columnName, Func<ChoiceMetadata, ChoiceMetadata> change)
    {
        var table = metadata.Table(tableName);
        var column = MetadataSnapshot.Column(table, columnName);
        var choice = metadata.ChoiceOf(column) ?? throw Faults.Of(FaultCode.InvalidArgument, $"Attribute {columnName} of {tableName} has no options.");
        return column.LocalChoice is null
            ? metadata.With(change(choice))
            : metadata.With(table with { Columns = table.Columns.SetItem(columnName, column with { LocalChoice = change(choice) }) });
    }

    private static ChoiceMetadata WithOption(ChoiceMetadata choice, ChoiceOption option) =>
        choice with
        {
            Options = choice.Option(option.Value) is null
                ? [.. choice.Options, option]
                : [.. choice.Options.Select(other => other.Value == option.Value ? option : other)],
        };

    private static MetadataSnapshot IntersectTable(MetadataSnapshot metadata, RelationshipMetadata relationship, TableMetadata first, TableMetadata second)
    {
        var name = relationship.IntersectTable ?? throw Faults.Of(FaultCode.InvalidArgument, $"Relationship {relationship.SchemaName} names no intersect entity.");
        if (metadata.Tables.ContainsKey(name))
        {
            return metadata;
        }

        ColumnMetadata Id(string column) => new() { LogicalName = column, SchemaName = column, Kind = ColumnKind.UniqueIdentifier };
        var table = new TableMetadata
        {
            LogicalName = name, SchemaName = name, EntitySetName = name + "set", PrimaryIdColumn = name + "id", IsIntersect = true,
            IsCustom = relationship.IntroducedBy is not null, IntroducedBy = relationship.IntroducedBy,
        };
        foreach (var column in new[] { Id(name + "id"), Id(first.PrimaryIdColumn), Id(second.PrimaryIdColumn) })
        {
            table = table with { Columns = table.Columns.SetItem(column.LogicalName, column) };
        }

        return AddTable(metadata, table);
    }

    private static void Check(MetadataSnapshot metadata, TableMetadata table, ColumnMetadata column)
    {
        if (column.LogicalName.Length == 0 || column.LogicalName.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '_'))
        {
            throw Faults.Of(FaultCode.InvalidArgument, $"Invalid logical name {column.LogicalName} on {table.LogicalName}.");
        }

        if (column.GlobalChoice is { } choice && !metadata.Choices.ContainsKey(choice))
        {
            throw Faults.Of(FaultCode.InvalidArgument, $"Could not find optionset with name {choice} for attribute {column.LogicalName} of {table.LogicalName}.");
        }

        if ((column.IsChoice || column.Kind == ColumnKind.Choices) && column.LocalChoice is null && column.GlobalChoice is null)
        {
            throw Faults.Of(FaultCode.InvalidArgument, $"Attribute {column.LogicalName} of {table.LogicalName} has no options.");
        }
    }
}
