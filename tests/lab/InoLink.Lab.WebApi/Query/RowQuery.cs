using System.Xml.Linq;
using InoLink.Lab.Dataverse;
using InoLink.Lab.WebApi.Http;
using InoLink.Lab.WebApi.Model;
using Microsoft.OData.UriParser;

namespace InoLink.Lab.WebApi.Query;

/// <summary>A query on one table, written as FetchXML: what the organization service runs.</summary>
internal sealed class RowQuery
{
    private readonly FetchLinks _links;
    private readonly FetchFilter _filter;
    private readonly XElement _fetch;

    public RowQuery(WebApiModel model, TableMetadata table, SelectExpandClause? selection)
    {
        _links = new FetchLinks(model);
        _filter = new FetchFilter(model, _links);
        Entity = new XElement("entity", new XAttribute("name", table.LogicalName));
        _fetch = new XElement("fetch", new XAttribute("mapping", "logical"), Entity);
        Table = table;
        Shape = new FetchSelect(model, _links).Write(Entity, table, null, selection);
    }

    public TableMetadata Table { get; }

    public RowShape Shape { get; }

    /// <summary>The element <c>entity</c>, for joins and conditions of the caller's own.</summary>
    public XElement Entity { get; }

    public string NewAlias() => _links.NewAlias();

    public void Filter(FilterClause? filter)
    {
        if (filter is not null)
        {
            Entity.Add(_filter.Write(Entity, Table, filter));
        }
    }

    public void Order(OrderByClause? clause)
    {
        for (var order = clause; order is not null; order = order.ThenBy)
        {
            if (order.Expression is not SingleValuePropertyAccessNode property)
            {
                throw ApiException.NotEmulated($"'{order.Expression.Kind}' in $orderby");
            }

            var (table, alias) = Source(property.Source);
            Entity.Add(new XElement(
                "order", new XAttribute("attribute", WebApiModel.ColumnOf(table, property.Property.Name)!.LogicalName),
                order.Direction == OrderByDirection.Descending ? new XAttribute("descending", "true") : null, alias is null ? null : new XAttribute("entityname", alias)));
        }
    }

    public void Top(long? top)
    {
        if (top is { } rows)
        {
            _fetch.SetAttributeValue("top", rows);
        }
    }

    public void Page(int page, int size)
    {
        _fetch.SetAttributeValue("page", page);
        _fetch.SetAttributeValue("count", size);
    }

    public void Count() => _fetch.SetAttributeValue("returntotalrecordcount", "true");

    public string Fetch() => _fetch.ToString(SaveOptions.DisableFormatting);

    private (TableMetadata Table, string? Alias) Source(QueryNode? source)
    {
        if (source is not SingleNavigationNode navigation)
        {
            return (Table, null);
        }

        if (navigation.Source is SingleNavigationNode)
        {
            throw ApiException.NotEmulated("$orderby over two lookups");
        }

        var link = _links.Follow(Entity, Table, navigation.NavigationProperty.Name);
        return (link.Table, link.Alias);
    }
}
