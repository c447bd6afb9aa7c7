using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Dataverse.Query;

/// <summary>A query, however it was written (QueryExpression, QueryByAttribute, FetchXML).</summary>
internal sealed record SelectQuery
{
    /// <summary>No request returns more rows than this.</summary>
    public const int MaximumPage = 5000;

    public required string Table { get; init; }

    public bool AllColumns { get; init; }

    public IReadOnlyList<SelectColumn> Columns { get; init; } = [];

    public SelectFilter Filter { get; init; } = SelectFilter.None;

    public IReadOnlyList<SelectLink> Links { get; init; } = [];

    public IReadOnlyList<SelectOrder> Orders { get; init; } = [];

    public int? Top { get; init; }

    public int Page { get; init; } = 1;

    /// <summary>Rows of a page; 0 = the maximum.</summary>
    public int PageSize { get; init; }

    public bool Distinct { get; init; }

    public bool Aggregate { get; init; }

    public bool ReturnTotal { get; init; }

    /// <summary>Sort choices by number rather than label.</summary>
    public bool RawOrder { get; init; }
}

/// <summary>A column asked for.</summary>
internal sealed record SelectColumn(string Name, string? Alias = null, string? Aggregate = null, bool Distinct = false, bool GroupBy = false, string? DateGrouping = null);

/// <summary>A joined table: its <paramref name="From"/> column equals the parent's <paramref name="To"/> column.</summary>
internal sealed record SelectLink(string Table, string From, string To, string Alias, JoinOperator Join)
{
    public bool AllColumns { get; init; }

    public IReadOnlyList<SelectColumn> Columns { get; init; } = [];

    public SelectFilter Filter { get; init; } = SelectFilter.None;

    public IReadOnlyList<SelectLink> Links { get; init; } = [];

    public IReadOnlyList<SelectOrder> Orders { get; init; } = [];
}

/// <summary>Conditions joined by and/or.</summary>
internal sealed record SelectFilter(bool IsOr, IReadOnlyList<SelectCondition> Conditions, IReadOnlyList<SelectFilter> Filters, IReadOnlyList<SelectLink> Links)
{
    public static SelectFilter None { get; } = new(false, [], [], []);

    public bool IsEmpty => Conditions.Count == 0 && Links.Count == 0 && Filters.All(filter => filter.IsEmpty);
}

/// <summary>One condition; <paramref name="Alias"/> names another table of the query. With <paramref name="ComparesColumns"/> the value is a column's name.</summary>
internal sealed record SelectCondition(string? Alias, string Column, ConditionOperator Operator, IReadOnlyList<object?> Values, bool ComparesColumns = false);

/// <summary>One order; by column, or by the alias of an aggregate.</summary>
internal sealed record SelectOrder(string? Column, string? Alias, bool Descending);
