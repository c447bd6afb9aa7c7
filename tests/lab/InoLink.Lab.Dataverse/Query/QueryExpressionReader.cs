using System.Collections;
using System.Globalization;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Dataverse.Query;

/// <summary>Reads QueryExpression and QueryByAttribute.</summary>
internal sealed class QueryExpressionReader
{
    private readonly Dictionary<string, int> _links = new(StringComparer.Ordinal);

    public static SelectQuery Read(QueryBase query) => query switch
    {
        QueryExpression expression => new QueryExpressionReader().Read(expression),
        QueryByAttribute byAttribute => Read(byAttribute),
        FetchExpression fetch => FetchReader.Read(fetch.Query),
        null => throw Faults.Of(FaultCode.InvalidArgument, "Required field 'Query' is missing"),
        _ => throw Faults.NotEmulated($"queries of type {query.GetType().Name}"),
    };

    private static SelectQuery Read(QueryByAttribute query)
    {
        if (query.Attributes.Count != query.Values.Count)
        {
            throw Faults.Of(FaultCode.InvalidArgument, "QueryByAttribute must specify a value for each attribute.");
        }

        var conditions = query.Attributes.Zip(query.Values, (name, value) => value is null
            ? new SelectCondition(null, name, ConditionOperator.Null, [])
            : new SelectCondition(null, name, ConditionOperator.Equal, [value]));
        return Paged(query.TopCount, query.PageInfo) with
        {
            Table = query.EntityName,
            AllColumns = query.ColumnSet.AllColumns,
            Columns = Columns(query.ColumnSet),
            Filter = new(false, [.. conditions], [], []),
            Orders = Orders(query.Orders),
        };
    }

    private static SelectQuery Paged(int? top, PagingInfo? page)
    {
        if (top is not null && page is { PageNumber: > 0 } or { Count: > 0 })
        {
            throw Faults.Of(FaultCode.InvalidArgument, "The Top.Count can't be specified with pagingInfo");
        }

        return new SelectQuery
        {
            Table = "",
            Top = top,
            Page = Math.Max(page?.PageNumber ?? 1, 1),
            PageSize = page?.Count ?? 0,
            ReturnTotal = page?.ReturnTotalRecordCount ?? false,
        };
    }

    private static List<SelectColumn> Columns(ColumnSet set) => [.. set.Columns.Distinct().Select(name => new SelectColumn(name))];

    private static List<SelectOrder> Orders(IEnumerable<OrderExpression> orders) =>
        [.. orders.Select(order => new SelectOrder(order.AttributeName, null, order.OrderType == OrderType.Descending))];

    private static SelectFilter Filter(FilterExpression filter) => new(
        filter.FilterOperator == LogicalOperator.Or,
        [.. filter.Conditions.Select(Condition)],
        [.. filter.Filters.Select(Filter)],
        []);

    private static SelectCondition Condition(ConditionExpression condition) =>
        new(string.IsNullOrEmpty(condition.EntityName) ? null : condition.EntityName, condition.AttributeName, condition.Operator, [.. Flat(condition.Values)], condition.CompareColumns);

    /// <summary>Callers pass a list of values as one value, too; the platform takes both.</summary>
    private static IEnumerable<object?> Flat(IEnumerable<object?> values) =>
        values.SelectMany(value => value is IEnumerable list and not string ? list.Cast<object?>() : [value]);

    private SelectQuery Read(QueryExpression query) => Paged(query.TopCount, query.PageInfo) with
    {
        Table = query.EntityName,
        AllColumns = query.ColumnSet.AllColumns,
        Columns = Columns(query.ColumnSet),
        Filter = Filter(query.Criteria),
        Links = [.. query.LinkEntities.Select(Link)],
        Orders = Orders(query.Orders),
        Distinct = query.Distinct,
    };

    private SelectLink Link(LinkEntity link)
    {
        var number = _links[link.LinkToEntityName] = _links.GetValueOrDefault(link.LinkToEntityName) + 1;
        var alias = string.IsNullOrEmpty(link.EntityAlias) ? link.LinkToEntityName + number.ToString(CultureInfo.InvariantCulture) : link.EntityAlias;
        return new SelectLink(link.LinkToEntityName, link.LinkToAttributeName, link.LinkFromAttributeName, alias, link.JoinOperator)
        {
            AllColumns = link.Columns.AllColumns,
            Columns = Columns(link.Columns),
            Filter = Filter(link.LinkCriteria),
            Links = [.. link.LinkEntities.Select(Link)],
            Orders = Orders(link.Orders),
        };
    }
}
