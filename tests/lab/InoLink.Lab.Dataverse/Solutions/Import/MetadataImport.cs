using System.Collections.Immutable;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>Brings tables, columns, choices, relationships and keys of a solution into the catalog; what exists is updated in place, so rows are kept.</summary>
internal sealed class MetadataImport(ImportTarget target, CallContext context, ImportLog log)
{
    private readonly MetadataCatalog metadata = target.Metadata;
    private readonly string solution = target.File.Manifest.UniqueName;

    public void Apply()
    {
        foreach (var set in target.File.OptionSets)
        {
            ApplyChoice(set);
        }

        foreach (var table in target.File.Tables)
        {
            ApplyTable(table);
        }

        foreach (var relationship in target.File.Relationships)
        {
            ApplyRelationship(relationship);
        }

        foreach (var table in target.File.Tables)
        {
            ApplyKeys(table);
        }
    }

    /// <summary>The kind of an attribute's Type.</summary>
    public static ColumnKind KindOf(ColumnDefinition column) => column.Type switch
    {
        "nvarchar" => ColumnKind.Text,
        "ntext" => ColumnKind.Memo,
        "int" => ColumnKind.Integer,
        "bigint" => ColumnKind.BigInt,
        "decimal" => ColumnKind.Decimal,
        "float" => ColumnKind.Double,
        "money" => ColumnKind.Money,
        "datetime" => ColumnKind.DateTime,
        "bit" => ColumnKind.Boolean,
        "picklist" => ColumnKind.Choice,
        "multiselectpicklist" => ColumnKind.Choices,
        "lookup" => ColumnKind.Lookup,
        "customer" => ColumnKind.Customer,
        "owner" => ColumnKind.Owner,
        "state" => ColumnKind.State,
        "status" => ColumnKind.Status,
        "primarykey" or "uniqueidentifier" => ColumnKind.UniqueIdentifier,
        "file" => ColumnKind.File,
        var other => throw new SolutionRefusedException($"The local Dataverse does not emulate columns of type {other} ({column.LogicalName})."),
    };

    private void ApplyChoice(OptionSetDefinition set)
    {
        var name = set.Name.ToLowerInvariant();
        var exists = metadata.TryGetGlobalChoice(name, out var before);
        var choice = Choice(set, name) with { IntroducedBy = exists ? before!.IntroducedBy : solution };

        // an update adds and renames options; one that is gone from the file stays, since rows may hold it
        var kept = before?.Options.Where(option => choice.Option(option.Value) is null) ?? [];
        metadata.AddGlobalChoice(choice with { Options = [.. choice.Options, .. kept] }, context);
        log.Note("optionset", name, !exists);
    }

    private void ApplyTable(TableDefinition definition)
    {
        if (!metadata.TryGetTable(definition.LogicalName, out var existing))
        {
            metadata.AddTable(NewTable(definition), context);
            log.Note("entity", definition.LogicalName, true);
            return;
        }

        if (definition.IsWholeTable)
        {
            metadata.UpdateTable(
                definition.LogicalName,
                table => table with { DisplayNames = definition.DisplayNames, CollectionNames = definition.CollectionNames, Descriptions = definition.Descriptions },
                context);
        }

        log.Note("entity", definition.LogicalName, false);
        foreach (var column in definition.Columns.Where(column => !column.IsUnmodified))
        {
            ApplyColumn(definition, existing.Column(column.LogicalName), column);
        }
    }

    private void ApplyColumn(TableDefinition table, ColumnMetadata? existing, ColumnDefinition definition)
    {
        if (existing is null)
        {
            metadata.AddColumn(table.LogicalName, Column(definition) with { IntroducedBy = solution }, context);
        }
        else if (existing.IntroducedBy is not null)
        {
            var column = Column(definition);
            metadata.UpdateColumn(table.LogicalName, column with { IntroducedBy = existing.IntroducedBy, Targets = existing.Targets, LocalChoice = Merge(existing.LocalChoice, column.LocalChoice) }, context);
        }
        else
        {
            // a column of the platform: a solution may add options to its choice
            foreach (var option in (definition.OptionSet?.Options ?? []).Where(o => metadata.ChoiceOf(existing)?.Option(o.Value) is null))
            {
                metadata.AddChoiceOption(table.LogicalName, definition.LogicalName, Option(option) with { IntroducedBy = solution }, context);
            }
        }

        log.Note("attribute", $"{table.LogicalName}.{definition.LogicalName}", existing is null);
    }

    private void ApplyRelationship(RelationshipDefinition definition)
    {
        var exists = metadata.TryGetRelationship(definition.Name, out var before);
        var relationship = new RelationshipMetadata
        {
            SchemaName = definition.Name,
            Kind = definition.IsManyToMany ? RelationshipKind.ManyToMany : RelationshipKind.OneToMany,
            ReferencedTable = definition.IsManyToMany ? definition.FirstTable : definition.ReferencedTable,
            ReferencingTable = definition.IsManyToMany ? definition.SecondTable : definition.ReferencingTable,
            ReferencingColumn = definition.ReferencingColumn,
            IntersectTable = definition.IsManyToMany ? definition.IntersectTable : null,
            CascadeDelete = Cascade(definition, "Delete"),
            CascadeAssign = Cascade(definition, "Assign"),
            ReferencingNavigationProperty = definition.ReferencingNavigationProperty ?? before?.ReferencingNavigationProperty,
            ReferencedNavigationProperty = definition.ReferencedNavigationProperty ?? before?.ReferencedNavigationProperty,
            IntroducedBy = exists ? before!.IntroducedBy : solution,
        };
        if (exists)
        {
            metadata.RemoveRelationship(definition.Name, context);
        }

        metadata.AddRelationship(relationship, context);
        log.Note("relationship", definition.Name, !exists);
    }

    private void ApplyKeys(TableDefinition definition)
    {
        foreach (var key in definition.Keys)
        {
            var exists = metadata.Table(definition.LogicalName).Keys.Any(k => k.LogicalName == key.LogicalName);
            metadata.AddKey(definition.LogicalName, new KeyMetadata { LogicalName = key.LogicalName, SchemaName = key.LogicalName, Columns = key.Columns, IntroducedBy = solution }, context);
            log.Note("entitykey", $"{definition.LogicalName}.{key.LogicalName}", !exists);
        }
    }

    private TableMetadata NewTable(TableDefinition definition)
    {
        var table = new TableMetadata
        {
            LogicalName = definition.LogicalName,
            SchemaName = definition.SchemaName,
            EntitySetName = definition.EntitySetName ?? definition.LogicalName + "s",
            Ownership = definition.Ownership == "UserOwned" ? OwnershipKind.User : OwnershipKind.Organization,
            PrimaryIdColumn = definition.LogicalName + "id",
            PrimaryNameColumn = definition.Columns.Single(c => c.IsPrimaryName).LogicalName,
            DisplayNames = definition.DisplayNames,
            CollectionNames = definition.CollectionNames,
            Descriptions = definition.Descriptions,
            IsCustom = true,
            IntroducedBy = solution,
        };
        var made = SystemColumns.Of(table).Select(column => column.LogicalName).ToHashSet(StringComparer.Ordinal);
        var columns = definition.Columns.Where(column => !made.Contains(column.LogicalName)).Select(column => Column(column) with { IntroducedBy = solution });
        return table with { Columns = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, columns.Select(column => KeyValuePair.Create(column.LogicalName, column))) };
    }

    private static ColumnMetadata Column(ColumnDefinition definition) => new()
    {
        LogicalName = definition.LogicalName,
        SchemaName = definition.SchemaName,
        Kind = KindOf(definition),
        DisplayNames = definition.DisplayNames,
        Descriptions = definition.Descriptions,
        RequiredLevel = definition.RequiredLevel switch
        {
            "recommended" => RequiredLevel.Recommended,
            "required" => RequiredLevel.Required,
            "systemrequired" => RequiredLevel.SystemRequired,
            _ => RequiredLevel.None,
        },
        MaxLength = definition.MaxLength,
        Format = definition.Format,
        MinValue = definition.MinValue,
        MaxValue = definition.MaxValue,
        Precision = definition.Accuracy,
        DateTimeBehavior = definition.DateTimeBehavior switch
        {
            2 => DateTimeBehavior.DateOnly,
            3 => DateTimeBehavior.TimeZoneIndependent,
            _ => DateTimeBehavior.UserLocal,
        },
        LocalChoice = definition.OptionSet is { } set ? Choice(set, set.Name.ToLowerInvariant()) : null,
        GlobalChoice = definition.GlobalOptionSetName?.ToLowerInvariant(),
        DefaultValue = definition.DefaultValue,
        AutoNumberFormat = definition.AutoNumberFormat,
        IsSecured = definition.IsSecured,
        ValidForCreate = definition.ValidForCreate,
        ValidForUpdate = definition.ValidForUpdate,
        IsCustom = definition.IsCustomField,
        IsAuditEnabled = definition.IsAuditEnabled,
    };

    private static ChoiceMetadata Choice(OptionSetDefinition set, string name)
        => new() { Name = name, IsGlobal = set.IsGlobal, DisplayNames = set.DisplayNames, Options = [.. set.Options.Select(Option)] };

    private static ChoiceOption Option(OptionDefinition option)
        => new() { Value = option.Value, Labels = option.Labels, State = option.State, DefaultStatus = option.DefaultStatus };

    private static ChoiceMetadata? Merge(ChoiceMetadata? before, ChoiceMetadata? after)
        => before is null || after is null ? after : after with { Options = [.. after.Options, .. before.Options.Where(option => after.Option(option.Value) is null)] };

    private static CascadeKind Cascade(RelationshipDefinition definition, string action) => definition.Cascades.GetValueOrDefault(action) switch
    {
        "Cascade" or "Active" or "UserOwned" => CascadeKind.Cascade,
        "RemoveLink" => CascadeKind.RemoveLink,
        "Restrict" => CascadeKind.Restrict,
        _ => CascadeKind.NoCascade,
    };
}
