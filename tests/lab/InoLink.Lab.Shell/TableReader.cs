using InoLink.Lab.Dataverse;

namespace InoLink.Lab.Shell;

/// <summary>Tables and columns as a client sees them, labels in one language.</summary>
internal sealed class TableReader(MetadataCatalog metadata, int language)
{
    private readonly ILookup<(string Table, string Column), RelationshipMetadata> _lookups = metadata.Relationships
        .Where(relationship => relationship.Kind == RelationshipKind.OneToMany)
        .ToLookup(relationship => (relationship.ReferencingTable, relationship.ReferencingColumn));

    public object Read(TableMetadata table) => new
    {
        name = table.LogicalName,
        schemaName = table.SchemaName,
        set = table.EntitySetName,
        code = table.ObjectTypeCode,
        primaryId = table.PrimaryIdColumn,
        primaryName = table.PrimaryNameColumn,
        label = table.DisplayNames.In(language) ?? table.LogicalName,
        plural = table.CollectionNames.In(language) ?? table.LogicalName,
        hasState = table.HasState,
        privileges = new
        {
            create = Privilege.NameOf(table, AccessRight.Create), read = Privilege.NameOf(table, AccessRight.Read), write = Privilege.NameOf(table, AccessRight.Write),
            delete = Privilege.NameOf(table, AccessRight.Delete),
        },
        columns = table.Columns.Values.ToDictionary(column => column.LogicalName, column => ReadColumn(table, column), StringComparer.Ordinal),
    };

    private object ReadColumn(TableMetadata table, ColumnMetadata column) => new
    {
        name = column.LogicalName,
        kind = column.Kind.ToString(),
        label = column.DisplayNames.In(language) ?? column.LogicalName,
        format = column.Format,
        behavior = column.Kind == ColumnKind.DateTime ? column.DateTimeBehavior.ToString() : null,
        maxLength = column.MaxLength,
        min = column.MinValue,
        max = column.MaxValue,
        precision = column.Precision,
        required = column.RequiredLevel is RequiredLevel.Required or RequiredLevel.SystemRequired,
        canCreate = column.ValidForCreate,
        canUpdate = column.ValidForUpdate,
        isSecured = column.IsSecured,
        targets = column.IsLookup ? column.Targets.Select(target => new { table = target, property = Navigation(table, column, target) }) : null,
        options = metadata.ChoiceOf(column)?.Options.Select(option => new { value = option.Value, label = option.Labels.In(language) ?? "" }),
    };

    // the Web API's name of the lookup's side: the owner's is its column, whatever the owner is
    private string Navigation(TableMetadata table, ColumnMetadata column, string target) =>
        column.Kind == ColumnKind.Owner ? column.LogicalName
        : _lookups[(table.LogicalName, column.LogicalName)].FirstOrDefault(relationship => relationship.ReferencedTable == target)?.ReferencingNavigationProperty
            ?? (column.IsCustom ? column.SchemaName : column.LogicalName);
}
