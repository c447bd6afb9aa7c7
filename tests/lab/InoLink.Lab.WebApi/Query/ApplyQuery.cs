using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using InoLink.Lab.Dataverse;
using InoLink.Lab.WebApi.Http;
using InoLink.Lab.WebApi.Model;
using InoLink.Lab.WebApi.Rows;
using Microsoft.OData.UriParser;
using Microsoft.OData.UriParser.Aggregation;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.WebApi.Query;

/// <summary><c>$apply</c>: filter, groupby and aggregate as one aggregate FetchXML query.</summary>
internal sealed class ApplyQuery
{
    private readonly List<(string Alias, string Name, ColumnMetadata? Column)> _results = [];
    private readonly FetchLinks _links;
    private readonly FetchFilter _filter;
    private readonly TableMetadata _table;
    private readonly XElement _entity;

    public ApplyQuery(WebApiModel model, TableMetadata table, ApplyClause apply)
    {
        _table = table;
        _links = new FetchLinks(model);
        _filter = new FetchFilter(model, _links);
        _entity = new XElement("entity", new XAttribute("name", table.LogicalName));
        foreach (var transformation in apply.Transformations)
        {
            Add(transformation);
        }
    }

    public string Fetch() => new XElement("fetch", new XAttribute("aggregate", "true"), _entity).ToString(SaveOptions.DisableFormatting);

    public JsonObject Row(Entity row, Preferences prefer)
    {
        JsonObject json = [];
        foreach (var (alias, name, column) in _results)
        {
            if (prefer.Wants(Preferences.FormattedValue) && row.FormattedValues.TryGetValue(alias, out var label))
            {
                json[$"{name}@{Preferences.FormattedValue}"] = label;
            }

            json[name] = RowWriter.Plain(column, row.Attributes.TryGetValue(alias, out var value) ? value : null);
        }

        return json;
    }

    private void Add(TransformationNode transformation)
    {
        switch (transformation)
        {
            case FilterTransformationNode filter when _results.Count == 0:
                _entity.Add(_filter.Write(_entity, _table, filter.FilterClause));
                break;
            case GroupByTransformationNode group when _results.Count == 0:
                Group(group);
                break;
            case AggregateTransformationNode aggregate when _results.Count == 0:
                Aggregate(aggregate);
                break;
            default:
                throw ApiException.NotEmulated($"'{transformation.Kind}' here in $apply");
        }
    }

    private void Group(GroupByTransformationNode group)
    {
        foreach (var property in group.GroupingProperties)
        {
            if (property.Expression is not SingleValuePropertyAccessNode { Source: ResourceRangeVariableReferenceNode } access)
            {
                throw ApiException.NotEmulated($"grouping by '{property.Name}', which is no column of {_table.LogicalName}");
            }

            var column = WebApiModel.ColumnOf(_table, access.Property.Name)!;
            var alias = Alias(access.Property.Name, column);
            _entity.Add(new XElement("attribute", new XAttribute("name", column.LogicalName), new XAttribute("groupby", "true"), new XAttribute("alias", alias)));
        }

        switch (group.ChildTransformations)
        {
            case AggregateTransformationNode aggregate:
                Aggregate(aggregate);
                break;
            case null:
                // FetchXML counts nothing by itself; an aggregate that is not shown makes the groups
                _entity.Add(new XElement("attribute", new XAttribute("name", _table.PrimaryIdColumn), new XAttribute("aggregate", "count"), new XAttribute("alias", "rows")));
                break;
            default:
                throw ApiException.NotEmulated($"'{group.ChildTransformations.Kind}' inside groupby");
        }
    }

    private void Aggregate(AggregateTransformationNode aggregate)
    {
        foreach (var expression in aggregate.AggregateExpressions)
        {
            if (expression is not AggregateExpression { Expression: var argument, Method: var method })
            {
                throw ApiException.NotEmulated("aggregates of related rows");
            }

            var column = argument is SingleValuePropertyAccessNode { Source: ResourceRangeVariableReferenceNode } property ? WebApiModel.ColumnOf(_table, property.Property.Name) : null;
            var name = (column ?? (method == AggregationMethod.VirtualPropertyCount ? _table.Columns[_table.PrimaryIdColumn] : null))?.LogicalName
                ?? throw ApiException.NotEmulated($"'{expression.Alias}', an aggregate of something that is no column of {_table.LogicalName}");
            XElement attribute = new("attribute", new XAttribute("name", name), new XAttribute("alias", Alias(expression.Alias, method is AggregationMethod.CountDistinct or AggregationMethod.VirtualPropertyCount ? null : column)));
            switch (method)
            {
                case AggregationMethod.Sum or AggregationMethod.Min or AggregationMethod.Max:
                    attribute.SetAttributeValue("aggregate", method.ToString().ToLowerInvariant());
                    break;
                case AggregationMethod.Average:
                    attribute.SetAttributeValue("aggregate", "avg");
                    break;
                case AggregationMethod.CountDistinct:
                    attribute.SetAttributeValue("aggregate", "countcolumn");
                    attribute.SetAttributeValue("distinct", "true");
                    break;
                case AggregationMethod.VirtualPropertyCount:
                    attribute.SetAttributeValue("aggregate", "count");
                    break;
                default:
                    throw ApiException.NotEmulated($"the aggregate '{method}'");
            }

            _entity.Add(attribute);
        }
    }

    // an alias of FetchXML can't be any property's name
    private string Alias(string name, ColumnMetadata? column)
    {
        var alias = "r" + (_results.Count + 1).ToString(CultureInfo.InvariantCulture);
        _results.Add((alias, name, column));
        return alias;
    }
}
