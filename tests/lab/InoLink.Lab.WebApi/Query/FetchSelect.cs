using System.Xml.Linq;
using InoLink.Lab.Dataverse;
using InoLink.Lab.WebApi.Http;
using InoLink.Lab.WebApi.Model;
using Microsoft.OData.UriParser;

namespace InoLink.Lab.WebApi.Query;

/// <summary>Writes <c>$select</c> and <c>$expand</c> as FetchXML attributes and joins, and says how the rows are to look.</summary>
internal sealed class FetchSelect(WebApiModel model, FetchLinks links)
{
    public RowShape Write(XElement element, TableMetadata table, string? alias, SelectExpandClause? clause)
    {
        var selected = clause?.SelectedItems.OfType<PathSelectItem>().Select(item => Column(table, item)).Distinct().ToList() ?? [];
        var all = clause is null || selected.Count == 0 || clause.SelectedItems.OfType<WildcardSelectItem>().Any();
        RowShape shape = new(table, alias, all ? [.. table.Columns.Values] : selected);

        // one attribute for each column, so that an id or version that is asked for comes even where the query adds none by itself
        foreach (var column in shape.Columns.Append(table.Columns[table.PrimaryIdColumn]).Append(table.Columns["versionnumber"]).Distinct())
        {
            element.Add(new XElement("attribute", new XAttribute("name", column.LogicalName)));
        }

        foreach (var item in clause?.SelectedItems ?? [])
        {
            Expand(element, shape, item);
        }

        return shape;
    }

    private void Expand(XElement element, RowShape shape, SelectItem item)
    {
        if (item is PathSelectItem or WildcardSelectItem)
        {
            return;
        }

        if (item is not ExpandedNavigationSelectItem expanded || expanded.PathToNavigationProperty.Count != 1)
        {
            throw ApiException.NotEmulated($"'{item.GetType().Name}' in $select or $expand");
        }

        Refuse(expanded);
        var name = ((NavigationPropertySegment)expanded.PathToNavigationProperty.LastSegment).NavigationProperty.Name;
        if (model.Collection(shape.Table, name) is { } collection)
        {
            shape.Collections.Add((collection, expanded));
            return;
        }

        if (expanded.FilterOption is not null || expanded.OrderByOption is not null || expanded.TopOption is not null)
        {
            throw ApiException.BadUri($"'{name}' is one row: only $select and $expand can be used with it.");
        }

        // a join of its own: one that a condition follows shows columns of the condition's table only
        var link = links.Follow(element, shape.Table, name);
        shape.Rows.Add((model.Lookup(shape.Table, name)!, Write(link.Element, link.Table, link.Alias, expanded.SelectAndExpand)));
    }

    private static void Refuse(ExpandedNavigationSelectItem item)
    {
        var what = item switch
        {
            { SkipOption: not null } => "$skip",
            { CountOption: not null } => "$count",
            { SearchOption: not null } => "$search",
            { LevelsOption: not null } => "$levels",
            { ComputeOption: not null } => "$compute",
            { ApplyOption: not null } => "$apply",
            _ => null,
        };
        if (what is not null)
        {
            throw ApiException.NotEmulated($"{what} inside $expand");
        }
    }

    private static ColumnMetadata Column(TableMetadata table, PathSelectItem item) => item.SelectedPath.Count == 1 && item.SelectedPath.LastSegment is PropertySegment property
        ? WebApiModel.ColumnOf(table, property.Property.Name)!
        : throw ApiException.BadUri($"'{string.Join('/', item.SelectedPath.Select(segment => segment.Identifier))}' in $select is no column: lookups are selected as '_name_value', related rows come by $expand.");
}
