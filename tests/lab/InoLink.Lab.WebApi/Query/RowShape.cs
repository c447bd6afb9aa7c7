using InoLink.Lab.Dataverse;
using InoLink.Lab.WebApi.Model;
using Microsoft.OData.UriParser;

namespace InoLink.Lab.WebApi.Query;

/// <summary>Which columns and related rows of a table an answer shows.</summary>
/// <param name="Alias">The join the row comes from; null = the query's own table.</param>
/// <param name="Columns">Columns in their order; all of them if none was selected.</param>
internal sealed record RowShape(TableMetadata Table, string? Alias, IReadOnlyList<ColumnMetadata> Columns)
{
    /// <summary>Expanded lookups.</summary>
    public List<(LookupNavigation Navigation, RowShape Shape)> Rows { get; } = [];

    /// <summary>Expanded collections, each with the options it was expanded with.</summary>
    public List<(CollectionNavigation Navigation, ExpandedNavigationSelectItem Options)> Collections { get; } = [];

    /// <summary>The key of a column in the query's result.</summary>
    public string KeyOf(ColumnMetadata column) => Alias is null ? column.LogicalName : $"{Alias}.{column.LogicalName}";
}
