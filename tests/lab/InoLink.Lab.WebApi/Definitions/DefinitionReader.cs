using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using InoLink.Lab.Dataverse;
using InoLink.Lab.WebApi.Model;

namespace InoLink.Lab.WebApi.Definitions;

/// <summary>Writes the organization's metadata as definitions, labels in the caller's language.</summary>
internal sealed class DefinitionReader(WebApiModel model, int language)
{
    public IEnumerable<Definition> Tables() => model.Metadata.Tables.Values.Select(Table);

    public IEnumerable<Definition> Choices() => model.Metadata.Choices.Values.Select(choice => Options(choice, "Picklist"));

    private Definition Table(TableMetadata table) => new(
        "EntityMetadata",
        new JsonObject
        {
            ["MetadataId"] = Id($"table {table.LogicalName}"),
            ["LogicalName"] = table.LogicalName,
            ["SchemaName"] = table.SchemaName,
            ["EntitySetName"] = table.EntitySetName,
            ["LogicalCollectionName"] = table.EntitySetName,
            ["CollectionSchemaName"] = table.EntitySetName,
            ["ObjectTypeCode"] = table.ObjectTypeCode,
            ["PrimaryIdAttribute"] = table.PrimaryIdColumn,
            ["PrimaryNameAttribute"] = table.PrimaryNameColumn,
            ["OwnershipType"] = table.Ownership switch { OwnershipKind.User => "UserOwned", OwnershipKind.Organization => "OrganizationOwned", OwnershipKind.BusinessUnit => "BusinessOwned", _ => "None" },
            ["DisplayName"] = Text(table.DisplayNames),
            ["DisplayCollectionName"] = Text(table.CollectionNames),
            ["Description"] = Text(table.Descriptions),
            ["IsCustomEntity"] = table.IsCustom,
            ["IsIntersect"] = table.IsIntersect,
            ["IsActivity"] = false,
            ["IsOptimisticConcurrencyEnabled"] = table.IsOptimisticConcurrencyEnabled,
            ["TableType"] = "Standard",
        },
        new Dictionary<string, (bool, Func<IEnumerable<Definition>>)>
        {
            ["Attributes"] = (true, () => table.Columns.Values.Select(column => Column(table, column))),
            ["Keys"] = (true, () => table.Keys.Select(key => Key(table, key))),
            ["ManyToOneRelationships"] = (true, () => model.Metadata.Relationships.Values.Where(r => r.Kind == RelationshipKind.OneToMany && r.ReferencingTable == table.LogicalName).Select(OneToMany)),
            ["OneToManyRelationships"] = (true, () => model.Metadata.PointingAt(table.LogicalName).Select(OneToMany)),
            ["ManyToManyRelationships"] = (true, () => model.Metadata.Relationships.Values
                .Where(r => r.Kind == RelationshipKind.ManyToMany && (r.ReferencedTable == table.LogicalName || r.ReferencingTable == table.LogicalName)).Select(ManyToMany)),
        });

    private Definition Column(TableMetadata table, ColumnMetadata column)
    {
        var kind = KindOf(column);
        JsonObject values = new()
        {
            ["MetadataId"] = Id($"column {table.LogicalName}.{column.LogicalName}"),
            ["LogicalName"] = column.LogicalName,
            ["SchemaName"] = column.SchemaName,
            ["EntityLogicalName"] = table.LogicalName,
            ["AttributeType"] = TypeOf(column, kind),
            ["AttributeTypeName"] = new JsonObject { ["Value"] = TypeOf(column, kind) + "Type" },
            ["DisplayName"] = Text(column.DisplayNames),
            ["Description"] = Text(column.Descriptions),
            ["RequiredLevel"] = new JsonObject { ["Value"] = column.RequiredLevel switch { RequiredLevel.Required => "ApplicationRequired", var level => level.ToString() }, ["CanBeChanged"] = column.IsCustom },
            ["IsPrimaryId"] = column.LogicalName == table.PrimaryIdColumn,
            ["IsPrimaryName"] = column.LogicalName == table.PrimaryNameColumn,
            ["IsCustomAttribute"] = column.IsCustom,
            ["IsSecured"] = column.IsSecured,
            ["IsValidForCreate"] = column.ValidForCreate,
            ["IsValidForRead"] = true,
            ["IsValidForUpdate"] = column.ValidForUpdate,
            ["AttributeOf"] = null,
        };
        Own(values, column, kind);
        return new Definition(kind + "AttributeMetadata", values, Choices(table, column, kind));
    }

    private static void Own(JsonObject values, ColumnMetadata column, string kind)
    {
        switch (kind)
        {
            case "String":
                values["MaxLength"] = column.MaxLength;
                values["Format"] = Words(column.Format);
                values["AutoNumberFormat"] = column.AutoNumberFormat ?? "";
                break;
            case "Memo":
                values["MaxLength"] = column.MaxLength;
                values["Format"] = "TextArea";
                break;
            case "Integer":
                values["MinValue"] = (int)(column.MinValue ?? int.MinValue);
                values["MaxValue"] = (int)(column.MaxValue ?? int.MaxValue);
                break;
            case "Decimal" or "Double" or "Money":
                values["MinValue"] = column.MinValue;
                values["MaxValue"] = column.MaxValue;
                values["Precision"] = column.Precision;
                if (kind == "Money")
                {
                    values["CalculationOf"] = column.CalculationOf;
                }

                break;
            case "DateTime":
                values["Format"] = column.Format == "date" || column.DateTimeBehavior == DateTimeBehavior.DateOnly ? "DateOnly" : "DateAndTime";
                values["DateTimeBehavior"] = new JsonObject { ["Value"] = column.DateTimeBehavior.ToString() };
                break;
            case "Boolean":
                values["DefaultValue"] = column.DefaultValue == 1;
                break;
            case "Picklist":
                values["DefaultFormValue"] = column.DefaultValue ?? -1;
                break;
            case "Lookup":
                values["Targets"] = new JsonArray([.. column.Targets.Select(target => (JsonNode)target)]);
                break;
            default:
                break;
        }
    }

    private IReadOnlyDictionary<string, (bool, Func<IEnumerable<Definition>>)> Choices(TableMetadata table, ColumnMetadata column, string kind)
    {
        if (kind == "Boolean")
        {
            return new Dictionary<string, (bool, Func<IEnumerable<Definition>>)> { ["OptionSet"] = (false, () => [YesNo(table, column)]) };
        }

        if (kind is not ("Picklist" or "MultiSelectPicklist" or "State" or "Status") || model.Metadata.ChoiceOf(column) is not { } choice)
        {
            return Definition.Nothing;
        }

        Dictionary<string, (bool, Func<IEnumerable<Definition>>)> related = new() { ["OptionSet"] = (false, () => [Options(choice, kind)]) };
        if (kind is "Picklist" or "MultiSelectPicklist")
        {
            related["GlobalOptionSet"] = (false, () => choice.IsGlobal ? [Options(choice, kind)] : []);
        }

        return related;
    }

    private Definition Options(ChoiceMetadata choice, string kind) => new(
        "OptionSetMetadata",
        new JsonObject
        {
            ["MetadataId"] = Id($"choice {choice.Name}"),
            ["Name"] = choice.Name,
            ["IsGlobal"] = choice.IsGlobal,
            ["OptionSetType"] = kind is "State" or "Status" ? kind : "Picklist",
            ["DisplayName"] = Text(choice.DisplayNames),
            ["Options"] = new JsonArray([.. choice.Options.Select(option => (JsonNode)Option(option.Value, option.Labels, option.State))]),
        },
        Definition.Nothing);

    private Definition YesNo(TableMetadata table, ColumnMetadata column) => new(
        "OptionSetMetadata",
        new JsonObject
        {
            ["MetadataId"] = Id($"choice {table.LogicalName}.{column.LogicalName}"),
            ["Name"] = $"{table.LogicalName}_{column.LogicalName}",
            ["IsGlobal"] = false,
            ["OptionSetType"] = "Boolean",
            ["DisplayName"] = Text(column.DisplayNames),
            ["TrueOption"] = Option(1, column.LocalChoice?.Option(1)?.Labels ?? Label.Of("Yes"), null),
            ["FalseOption"] = Option(0, column.LocalChoice?.Option(0)?.Labels ?? Label.Of("No"), null),
        },
        Definition.Nothing);

    private JsonObject Option(int value, IReadOnlyDictionary<int, string> labels, int? state)
    {
        JsonObject option = new() { ["Value"] = value, ["Label"] = Text(labels) };
        if (state is not null)
        {
            option["State"] = state;
        }

        return option;
    }

    private Definition Key(TableMetadata table, KeyMetadata key) => new(
        "EntityKeyMetadata",
        new JsonObject
        {
            ["MetadataId"] = Id($"key {table.LogicalName}.{key.LogicalName}"),
            ["LogicalName"] = key.LogicalName,
            ["SchemaName"] = key.SchemaName,
            ["EntityLogicalName"] = table.LogicalName,
            ["KeyAttributes"] = new JsonArray([.. key.Columns.Select(column => (JsonNode)column)]),
            ["EntityKeyIndexStatus"] = "Active",
            ["DisplayName"] = Text(Label.Of(key.SchemaName)),
        },
        Definition.Nothing);

    private Definition OneToMany(RelationshipMetadata relationship) => new(
        "OneToManyRelationshipMetadata",
        new JsonObject
        {
            ["MetadataId"] = Id($"relationship {relationship.SchemaName}"),
            ["SchemaName"] = relationship.SchemaName,
            ["RelationshipType"] = "OneToManyRelationship",
            ["ReferencedEntity"] = relationship.ReferencedTable,
            ["ReferencedAttribute"] = model.Metadata.Table(relationship.ReferencedTable).PrimaryIdColumn,
            ["ReferencingEntity"] = relationship.ReferencingTable,
            ["ReferencingAttribute"] = relationship.ReferencingColumn,
            ["ReferencedEntityNavigationPropertyName"] = relationship.ReferencedNavigationProperty ?? relationship.SchemaName,
            ["ReferencingEntityNavigationPropertyName"] = model.Navigation(
                model.Metadata.Table(relationship.ReferencingTable), model.Metadata.Table(relationship.ReferencingTable).Columns[relationship.ReferencingColumn], relationship.ReferencedTable)?.Name,
            ["IsCustomRelationship"] = relationship.IntroducedBy is not null,
        },
        Definition.Nothing);

    private Definition ManyToMany(RelationshipMetadata relationship) => new(
        "ManyToManyRelationshipMetadata",
        new JsonObject
        {
            ["MetadataId"] = Id($"relationship {relationship.SchemaName}"),
            ["SchemaName"] = relationship.SchemaName,
            ["RelationshipType"] = "ManyToManyRelationship",
            ["Entity1LogicalName"] = relationship.ReferencedTable,
            ["Entity1IntersectAttribute"] = model.Metadata.Table(relationship.ReferencedTable).PrimaryIdColumn,
            ["Entity1NavigationPropertyName"] = relationship.SchemaName,
            ["Entity2LogicalName"] = relationship.ReferencingTable,
            ["Entity2IntersectAttribute"] = model.Metadata.Table(relationship.ReferencingTable).PrimaryIdColumn,
            ["Entity2NavigationPropertyName"] = relationship.SchemaName,
            ["IntersectEntityName"] = relationship.IntersectTable,
        },
        Definition.Nothing);

    private JsonObject Text(IReadOnlyDictionary<int, string> labels) => new()
    {
        ["LocalizedLabels"] = new JsonArray([.. labels.Select(label => (JsonNode)new JsonObject { ["Label"] = label.Value, ["LanguageCode"] = label.Key })]),
        ["UserLocalizedLabel"] = labels.In(language) is { } text ? new JsonObject { ["Label"] = text, ["LanguageCode"] = labels.ContainsKey(language) ? language : Label.English } : null,
    };

    private static string KindOf(ColumnMetadata column) => column.Kind switch
    {
        ColumnKind.Text => "String",
        ColumnKind.Choice => "Picklist",
        ColumnKind.Choices => "MultiSelectPicklist",
        ColumnKind.Customer or ColumnKind.Owner => "Lookup",
        var kind => kind.ToString(),
    };

    // the type's number has names of its own for these
    private static string TypeOf(ColumnMetadata column, string kind) => column.Kind switch
    {
        ColumnKind.Customer or ColumnKind.Owner => column.Kind.ToString(),
        ColumnKind.Choices or ColumnKind.File => "Virtual",
        ColumnKind.UniqueIdentifier => "Uniqueidentifier",
        _ => kind,
    };

    private static string Words(string? format) => format switch { null or "" => "Text", _ => char.ToUpperInvariant(format[0]) + format[1..] };

    private static string Id(string name) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes("definition of " + name)).AsSpan(0, 16)).ToString("D");
}
