using System.Globalization;
using System.Xml.Linq;
using InoLink.Lab.Dataverse;
using InoLink.Lab.WebApi.Http;
using InoLink.Lab.WebApi.Model;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace InoLink.Lab.WebApi.Query;

/// <summary>Writes a <c>$filter</c> as FetchXML conditions. Negation is carried down to the conditions, since FetchXML has no "not".</summary>
internal sealed class FetchFilter(WebApiModel model, FetchLinks links)
{
    public XElement Write(XElement entity, TableMetadata table, FilterClause filter) =>
        new("filter", Node(new Place(entity, table, null), filter.Expression, negated: false));

    private XElement Node(Place place, SingleValueNode node, bool negated)
    {
        switch (Bare(node))
        {
            case BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And or BinaryOperatorKind.Or } both:
                var isOr = both.OperatorKind == BinaryOperatorKind.Or ^ negated;
                return new XElement("filter", new XAttribute("type", isOr ? "or" : "and"), Node(place, both.Left, negated), Node(place, both.Right, negated));
            case UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not:
                return Node(place, not.Operand, !negated);
            case BinaryOperatorNode comparison:
                return Comparison(place, comparison, negated);
            case SingleValueFunctionCallNode call:
                return Call(place, call, negated);
            case AnyNode any:
                return Related(place, any, any.Body, isAny: true, bodyNegated: false, negated);
            case AllNode all:
                return Related(place, all, all.Body, isAny: false, bodyNegated: true, negated);
            case SingleValuePropertyAccessNode property when property.TypeReference.IsBoolean():
                return Condition(place, property, negated ? "ne" : "eq", "1");
            case ConstantNode constant when constant.Value is bool truth:
                throw ApiException.NotEmulated($"a $filter that is only '{truth}'");
            case var other:
                throw ApiException.NotEmulated($"'{other.Kind}' in a $filter");
        }
    }

    private XElement Comparison(Place place, BinaryOperatorNode node, bool negated)
    {
        var left = Bare(node.Left);
        var right = Bare(node.Right);
        var @operator = node.OperatorKind switch
        {
            BinaryOperatorKind.Equal => negated ? "ne" : "eq",
            BinaryOperatorKind.NotEqual => negated ? "eq" : "ne",
            BinaryOperatorKind.GreaterThan => negated ? "le" : "gt",
            BinaryOperatorKind.GreaterThanOrEqual => negated ? "lt" : "ge",
            BinaryOperatorKind.LessThan => negated ? "ge" : "lt",
            BinaryOperatorKind.LessThanOrEqual => negated ? "gt" : "le",
            var other => throw ApiException.NotEmulated($"the operator '{other}' in a $filter"),
        };
        if (left is ConstantNode && right is not ConstantNode)
        {
            (left, right) = (right, left);
            @operator = Mirrored(@operator);
        }

        return (left, right) switch
        {
            (SingleValueFunctionCallNode call, ConstantNode { Value: bool truth }) when @operator is "eq" or "ne" => Call(place, call, truth ^ (@operator == "eq")),
            (SingleValuePropertyAccessNode property, ConstantNode { Value: null }) => Null(place, property, @operator),
            (SingleValuePropertyAccessNode property, ConstantNode constant) => Condition(place, property, @operator, Text(constant.Value)),
            (SingleValuePropertyAccessNode property, SingleValuePropertyAccessNode other) => Columns(place, property, other, @operator),
            (SingleNavigationNode navigation, ConstantNode { Value: null }) => throw ApiException.BadUri(
                $"Compare the lookup property with null: '{WebApiModel.PropertyOf(Lookup(place, navigation))} {@operator} null' instead of '{navigation.NavigationProperty.Name}'."),
            (SingleValueFunctionCallNode call, _) => throw ApiException.NotEmulated($"the function '{call.Name}' in a $filter"),
            _ => throw ApiException.NotEmulated($"comparing '{left.Kind}' with '{right.Kind}' in a $filter"),
        };
    }

    private ColumnMetadata Lookup(Place place, SingleNavigationNode navigation) => model.Lookup(Source(place, navigation.Source).Table, navigation.NavigationProperty.Name)!.Column;

    private XElement Null(Place place, SingleValuePropertyAccessNode property, string @operator) => @operator switch
    {
        "eq" => Condition(place, property, "null", null),
        "ne" => Condition(place, property, "not-null", null),
        _ => throw ApiException.BadUri($"The operator '{@operator}' can't compare '{property.Property.Name}' with null."),
    };

    private XElement Columns(Place place, SingleValuePropertyAccessNode left, SingleValuePropertyAccessNode right, string @operator)
    {
        var (at, column) = Column(place, left);
        var (other, second) = Column(place, right);
        if (at.Alias != other.Alias)
        {
            throw ApiException.NotEmulated("comparing columns of two tables in a $filter");
        }

        return Made(at, column, @operator, new XAttribute("valueof", second.LogicalName));
    }

    private XElement Call(Place place, SingleValueFunctionCallNode call, bool negated)
    {
        var parameters = call.Parameters.ToList();
        if (call.Name is "contains" or "startswith" or "endswith")
        {
            if (Bare(parameters[0]) is not SingleValuePropertyAccessNode property || Bare(parameters[1]) is not ConstantNode { Value: string text })
            {
                throw ApiException.NotEmulated($"'{call.Name}' of anything but a column and a text");
            }

            // the text is a pattern of its own: % and _ in it are wildcards, as in FetchXML's like
            var pattern = call.Name switch { "contains" => $"%{text}%", "startswith" => $"{text}%", _ => $"%{text}" };
            return Condition(place, property, negated ? "not-like" : "like", pattern);
        }

        if (!call.Name.StartsWith(WebApiModel.Namespace + ".", StringComparison.Ordinal))
        {
            throw ApiException.NotEmulated($"the function '{call.Name}' in a $filter");
        }

        var name = call.Name[(WebApiModel.Namespace.Length + 1)..];
        var @operator = QueryFunctions.Operator(name, negated) ?? throw ApiException.NotEmulated($"'not {call.Name}' in a $filter");
        var named = parameters.OfType<NamedFunctionParameterNode>().ToDictionary(parameter => parameter.Name, parameter => Value(parameter.Value), StringComparer.Ordinal);
        var propertyName = named["PropertyName"] as string ?? throw ApiException.BadUri($"{call.Name} needs PropertyName.");
        var column = WebApiModel.ColumnOf(place.Table, propertyName) ?? place.Table.Column(propertyName)
            ?? throw ApiException.BadUri($"Could not find a property named '{propertyName}' on type '{WebApiModel.Namespace}.{place.Table.LogicalName}'.");
        if (named.TryGetValue("PropertyValues", out var several))
        {
            return Made(place, column, @operator, ((Microsoft.OData.ODataCollectionValue)several!).Items.Select(item => new XElement("value", Text(item))));
        }

        return Made(place, column, @operator, named.TryGetValue("PropertyValue", out var one) ? new XAttribute("value", Text(one)) : null);
    }

    /// <summary>any: a related row exists. all: none exists for which the opposite holds.</summary>
    private XElement Related(Place place, LambdaNode lambda, SingleValueNode? body, bool isAny, bool bodyNegated, bool negated)
    {
        if (lambda.Source is not CollectionNavigationNode navigation)
        {
            throw ApiException.NotEmulated("any and all of anything but related rows");
        }

        var source = Source(place, navigation.Source);
        if (source.Alias is not null)
        {
            throw ApiException.NotEmulated("any and all behind a lookup");
        }

        var collection = model.Collection(source.Table, navigation.NavigationProperty.Name)!;
        var target = model.Metadata.Table(collection.Target);
        var (outer, inner) = CollectionLinks.Join(model.Metadata, source.Table, collection);
        outer.SetAttributeValue("link-type", isAny ^ negated ? "any" : "not any");
        if (body is not null && Bare(body) is not ConstantNode { Value: true })
        {
            inner.Add(new XElement("filter", Node(new Place(inner, target, null), body, bodyNegated)));
        }

        return new XElement("filter", outer);
    }

    private XElement Condition(Place place, SingleValuePropertyAccessNode property, string @operator, string? value)
    {
        var (at, column) = Column(place, property);
        return Made(at, column, @operator, value is null ? null : new XAttribute("value", value));
    }

    private static XElement Made(Place place, ColumnMetadata column, string @operator, object? content) =>
        new("condition", place.Alias is { } alias ? new XAttribute("entityname", alias) : null, new XAttribute("attribute", column.LogicalName), new XAttribute("operator", @operator), content);

    private (Place Place, ColumnMetadata Column) Column(Place place, SingleValuePropertyAccessNode property)
    {
        var source = Source(place, property.Source);
        return (source, WebApiModel.ColumnOf(source.Table, property.Property.Name)!);
    }

    private Place Source(Place place, QueryNode? source)
    {
        switch (source)
        {
            case SingleNavigationNode navigation:
                var from = Source(place, navigation.Source);
                var link = links.Follow(from.Element, from.Table, navigation.NavigationProperty.Name);
                return new Place(link.Element, link.Table, link.Alias);
            case ResourceRangeVariableReferenceNode:
                return place;
            default:
                throw ApiException.NotEmulated($"'{source?.Kind}' as the source of a property in a $filter");
        }
    }

    private static SingleValueNode Bare(QueryNode node) => node switch
    {
        ConvertNode convert => Bare(convert.Source),
        SingleValueNode single => single,
        _ => throw ApiException.NotEmulated($"'{node.Kind}' in a $filter"),
    };

    private static object? Value(QueryNode node) => node switch
    {
        ConvertNode convert => Value(convert.Source),
        ConstantNode constant => constant.Value,
        _ => throw ApiException.NotEmulated($"'{node.Kind}' as the parameter of a query function"),
    };

    private static string Mirrored(string @operator) => @operator switch { "gt" => "lt", "ge" => "le", "lt" => "gt", "le" => "ge", _ => @operator };

    internal static string Text(object? value) => value switch
    {
        bool truth => truth ? "1" : "0",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture),
        _ when PlainDate.TryGet(value, out var day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Guid id => id.ToString("D"),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        null => throw ApiException.BadUri("null is no value for this operator."),
        _ => value.ToString()!,
    };

    /// <summary>Where a property is looked for: an element of the query, its table, and its alias (null = the element itself).</summary>
    private sealed record Place(XElement Element, TableMetadata Table, string? Alias);
}
