using InoLink.Lab.Dataverse;
using InoLink.Lab.Dataverse.Plugins;
using InoLink.Lab.WebApi.Definitions;
using Microsoft.OData.Edm;

namespace InoLink.Lab.WebApi.Model;

/// <summary>Builds the entity data model: a type and a set for each table, navigation properties for its relationships, operations.</summary>
internal sealed class ModelBuilder
{
    private readonly EdmModel _edm = new();
    private readonly EdmEntityContainer _container = new(WebApiModel.Namespace, "System");
    private readonly Dictionary<string, EdmEntityType> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EdmEntitySet> _sets = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), LookupNavigation> _lookups = [];
    private readonly Dictionary<(string, string), CollectionNavigation> _collections = [];
    private readonly MetadataSnapshot _metadata;
    private readonly EdmEntityType _base = new(WebApiModel.Namespace, "crmbaseentity", null, isAbstract: true, isOpen: false);
    private readonly EdmEntityType _expando;
    private readonly EdmEntityType _principal;

    private ModelBuilder(MetadataSnapshot metadata)
    {
        _metadata = metadata;
        _expando = new EdmEntityType(WebApiModel.Namespace, "expando", _base, isAbstract: false, isOpen: true);
        _principal = new EdmEntityType(WebApiModel.Namespace, "principal", _base, isAbstract: true, isOpen: false);
        _principal.AddKeys(_principal.AddStructuralProperty("ownerid", EdmPrimitiveTypeKind.Guid, isNullable: false));
        _edm.AddElements([_base, _expando, _principal, _container]);
    }

    public static WebApiModel Build(MetadataSnapshot metadata, IEnumerable<CustomApiRegistration> customApis)
    {
        var builder = new ModelBuilder(metadata);
        foreach (var table in metadata.Tables.Values)
        {
            builder.Table(table);
        }

        foreach (var table in metadata.Tables.Values)
        {
            builder.Lookups(table);
        }

        foreach (var relationship in metadata.Relationships.Values)
        {
            builder.Collections(relationship);
        }

        foreach (var table in metadata.Tables.Values)
        {
            builder.Keys(table);
        }

        DefinitionModel.Add(builder._edm, builder._container);
        var apis = customApis.ToDictionary(api => api.UniqueName, StringComparer.Ordinal);
        new OperationModel(builder._edm, builder._container, builder._base, builder._types).Add(apis.Values);
        return new WebApiModel(builder._edm, metadata, builder._lookups, builder._collections, apis);
    }

    private void Table(TableMetadata table)
    {
        var type = new EdmEntityType(WebApiModel.Namespace, table.LogicalName, _base);
        foreach (var column in table.Columns.Values)
        {
            var property = type.AddStructuralProperty(WebApiModel.PropertyOf(column), TypeOf(table, column));
            if (column.LogicalName == table.PrimaryIdColumn)
            {
                type.AddKeys(property);
            }
        }

        _types.Add(table.LogicalName, type);
        _edm.AddElement(type);
        _sets.Add(table.LogicalName, _container.AddEntitySet(table.EntitySetName, type));
    }

    private static IEdmTypeReference TypeOf(TableMetadata table, ColumnMetadata column)
    {
        var nullable = column.LogicalName != table.PrimaryIdColumn;
        return column.Kind switch
        {
            ColumnKind.Integer or ColumnKind.Choice or ColumnKind.State or ColumnKind.Status => EdmCoreModel.Instance.GetInt32(nullable),
            ColumnKind.BigInt => EdmCoreModel.Instance.GetInt64(nullable),
            ColumnKind.Decimal or ColumnKind.Money => EdmCoreModel.Instance.GetDecimal(null, null, nullable),
            ColumnKind.Double => EdmCoreModel.Instance.GetDouble(nullable),
            ColumnKind.Boolean => EdmCoreModel.Instance.GetBoolean(nullable),
            ColumnKind.UniqueIdentifier or ColumnKind.Lookup or ColumnKind.Customer or ColumnKind.Owner => EdmCoreModel.Instance.GetGuid(nullable),
            ColumnKind.DateTime => column.DateTimeBehavior == DateTimeBehavior.DateOnly ? EdmCoreModel.Instance.GetDate(nullable) : EdmCoreModel.Instance.GetDateTimeOffset(nullable),
            _ => EdmCoreModel.Instance.GetString(nullable),
        };
    }

    private void Lookups(TableMetadata table)
    {
        foreach (var column in table.Columns.Values.Where(column => column.IsLookup))
        {
            if (column.Kind == ColumnKind.Owner)
            {
                Navigation(table, column.LogicalName, _principal, EdmMultiplicity.ZeroOrOne);
                _lookups.Add((table.LogicalName, column.LogicalName), new LookupNavigation(column.LogicalName, column, null));
                continue;
            }

            foreach (var target in column.Targets.Where(_types.ContainsKey))
            {
                var name = _metadata.OfLookup(table.LogicalName, column.LogicalName).FirstOrDefault(r => r.ReferencedTable == target)?.ReferencingNavigationProperty
                    ?? (column.IsCustom ? column.SchemaName : column.LogicalName);
                if (_lookups.TryAdd((table.LogicalName, name), new LookupNavigation(name, column, target)))
                {
                    Navigation(table, name, _types[target], EdmMultiplicity.ZeroOrOne);
                }
            }
        }
    }

    private void Collections(RelationshipMetadata relationship)
    {
        if (relationship.Kind == RelationshipKind.ManyToMany)
        {
            Collection(relationship.ReferencedTable, relationship.SchemaName, relationship.ReferencingTable, relationship);
            Collection(relationship.ReferencingTable, relationship.SchemaName, relationship.ReferencedTable, relationship);
            return;
        }

        Collection(relationship.ReferencedTable, relationship.ReferencedNavigationProperty ?? relationship.SchemaName, relationship.ReferencingTable, relationship);
    }

    private void Collection(string table, string name, string target, RelationshipMetadata relationship)
    {
        if (_types.TryGetValue(table, out var from) && _types.TryGetValue(target, out var type) && from.FindProperty(name) is null
            && _collections.TryAdd((table, name), new CollectionNavigation(name, target, relationship)))
        {
            Navigation(_metadata.Tables[table], name, type, EdmMultiplicity.Many);
        }
    }

    private void Navigation(TableMetadata table, string name, EdmEntityType target, EdmMultiplicity multiplicity)
    {
        var property = _types[table.LogicalName].AddUnidirectionalNavigation(new EdmNavigationPropertyInfo { Name = name, Target = target, TargetMultiplicity = multiplicity });
        if (_sets.TryGetValue(target.Name, out var set))
        {
            _sets[table.LogicalName].AddNavigationTarget(property, set);
        }
    }

    private void Keys(TableMetadata table)
    {
        var type = _types[table.LogicalName];
        foreach (var key in table.Keys)
        {
            var properties = key.Columns.Select(name => WebApiModel.PropertyOf(table.Columns[name])).ToDictionary(name => name, name => type.FindProperty(name), StringComparer.Ordinal);
            _edm.AddAlternateKeyAnnotation(type, properties);
        }
    }
}
