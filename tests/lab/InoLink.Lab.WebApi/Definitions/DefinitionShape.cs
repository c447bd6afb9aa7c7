using System.Text.Json.Nodes;
using InoLink.Lab.WebApi.Http;
using InoLink.Lab.WebApi.Model;
using Microsoft.OData.UriParser;

namespace InoLink.Lab.WebApi.Definitions;

/// <summary>$select, $expand and $filter over definitions.</summary>
internal static class DefinitionShape
{
    public static JsonObject Write(Definition definition, SelectExpandClause? clause)
    {
        var selected = clause?.SelectedItems.OfType<PathSelectItem>().Select(item => item.SelectedPath.Last().Identifier).ToList() ?? [];
        JsonObject json = [];
        if (definition.Type.EndsWith("AttributeMetadata", StringComparison.Ordinal))
        {
            json["@odata.type"] = $"#{WebApiModel.Namespace}.{definition.Type}";
        }

        foreach (var (name, value) in definition.Values.Where(value => selected.Count == 0 || selected.Contains(value.Key) || value.Key == "MetadataId"))
        {
            json[name] = value?.DeepClone();
        }

        foreach (var item in clause?.SelectedItems.OfType<ExpandedNavigationSelectItem>() ?? [])
        {
            Expand(json, definition, item);
        }

        return json;
    }

    public static bool Matches(Definition definition, FilterClause? filter) => filter is null || Value(definition, filter.Expression) is true;

    private static void Expand(JsonObject json, Definition definition, ExpandedNavigationSelectItem item)
    {
        var name = item.PathToNavigationProperty.LastSegment.Identifier;
        if (!definition.Related.TryGetValue(name, out var related))
        {
            return;
        }

        var rows = related.Rows().Where(row => Matches(row, item.FilterOption)).Select(row => Write(row, item.SelectAndExpand));
        json[name] = related.IsList ? new JsonArray([.. rows]) : rows.FirstOrDefault();
    }

    private static object? Value(Definition definition, SingleValueNode node) => node switch
    {
        ConvertNode convert => Value(definition, convert.Source),
        ConstantNode constant => constant.Value,
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And } both => Value(definition, both.Left) is true && Value(definition, both.Right) is true,
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Or } either => Value(definition, either.Left) is true || Value(definition, either.Right) is true,
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Equal } equal => Equals(Value(definition, equal.Left), Value(definition, equal.Right)),
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.NotEqual } unequal => !Equals(Value(definition, unequal.Left), Value(definition, unequal.Right)),
        UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not => Value(definition, not.Operand) is not true,
        SingleValuePropertyAccessNode property => Plain(definition.Values[property.Property.Name]),
        SingleValueFunctionCallNode { Name: "contains" } call => Texts(definition, call) is var (text, part) && text.Contains(part, StringComparison.OrdinalIgnoreCase),
        SingleValueFunctionCallNode { Name: "startswith" } call => Texts(definition, call) is var (text, part) && text.StartsWith(part, StringComparison.OrdinalIgnoreCase),
        _ => throw ApiException.NotEmulated($"'{node.Kind}' in a $filter of definitions"),
    };

    private static (string Text, string Part) Texts(Definition definition, SingleValueFunctionCallNode call)
    {
        var values = call.Parameters.Select(parameter => Value(definition, (SingleValueNode)parameter) as string ?? "").ToList();
        return (values[0], values[1]);
    }

    private static object? Plain(JsonNode? node) => node switch
    {
        JsonValue text when text.TryGetValue(out string? read) => read,
        JsonValue truth when truth.TryGetValue(out bool read) => read,
        JsonValue number when number.TryGetValue(out int read) => read,
        null => null,
        _ => throw ApiException.NotEmulated("complex values in a $filter of definitions"),
    };
}
