using InoLink.Lab.Dataverse;
using InoLink.Lab.Dataverse.Plugins;
using InoLink.Lab.WebApi.Http;
using Microsoft.OData.Edm;

namespace InoLink.Lab.WebApi.Model;

/// <summary>The organization's metadata and custom APIs at one moment, as OData sees them. Immutable.</summary>
internal sealed class WebApiModel
{
    public const string Namespace = "Microsoft.Dynamics.CRM";

    private readonly IReadOnlyDictionary<(string Table, string Name), LookupNavigation> _lookups;
    private readonly IReadOnlyDictionary<(string Table, string Name), CollectionNavigation> _collections;
    private readonly ILookup<(string Table, string Column), LookupNavigation> _ofColumn;

    public WebApiModel(
        EdmModel edm, MetadataSnapshot metadata, IReadOnlyDictionary<(string, string), LookupNavigation> lookups,
        IReadOnlyDictionary<(string, string), CollectionNavigation> collections, IReadOnlyDictionary<string, CustomApiRegistration> apis)
    {
        Edm = edm;
        Metadata = metadata;
        Apis = apis;
        _lookups = lookups;
        _collections = collections;
        _ofColumn = lookups.ToLookup(pair => (pair.Key.Item1, pair.Value.Column.LogicalName), pair => pair.Value);
    }

    public EdmModel Edm { get; }

    public MetadataSnapshot Metadata { get; }

    /// <summary>Custom APIs by unique name.</summary>
    public IReadOnlyDictionary<string, CustomApiRegistration> Apis { get; }

    /// <summary>The name of a column as a property: <c>_x_value</c> for lookups.</summary>
    public static string PropertyOf(ColumnMetadata column) => column.IsLookup ? $"_{column.LogicalName}_value" : column.LogicalName;

    /// <summary>The column behind a property.</summary>
    public static ColumnMetadata? ColumnOf(TableMetadata table, string property) =>
        property.StartsWith('_') && property.EndsWith("_value", StringComparison.Ordinal) && table.Column(property[1..^6]) is { IsLookup: true } lookup
            ? lookup
            : table.Column(property) is { IsLookup: false } column ? column : null;

    public TableMetadata TableOf(IEdmType? type) => type switch
    {
        IEdmEntityType entity when Metadata.Tables.TryGetValue(entity.Name, out var table) => table,
        IEdmCollectionType collection => TableOf(collection.ElementType.Definition),
        _ => throw ApiException.NotEmulated($"rows of the type {type?.FullTypeName()}"),
    };

    public LookupNavigation? Lookup(TableMetadata table, string name) => _lookups.GetValueOrDefault((table.LogicalName, name));

    public CollectionNavigation? Collection(TableMetadata table, string name) => _collections.GetValueOrDefault((table.LogicalName, name));

    /// <summary>The navigation property of a lookup's value that points at that table.</summary>
    public LookupNavigation? Navigation(TableMetadata table, ColumnMetadata column, string target) =>
        _ofColumn[(table.LogicalName, column.LogicalName)].FirstOrDefault(navigation => navigation.Target is null || navigation.Target == target);
}
