using System.Globalization;
using System.Text;
using InoLink.Lab.Dataverse.Messages;
using InoLink.Lab.Dataverse.Store;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Dataverse.Query;

/// <summary>
/// Writes a query as SQL: joins, conditions, the caller's read rights on each table, orders. Column security: columns the
/// caller can't read are left out of the result and refused in conditions and orders.
/// </summary>
internal sealed class SelectSql
{
    private readonly RequestScope _scope;
    private readonly SelectQuery _query;
    private readonly ConditionSql _conditions;
    private readonly Dictionary<string, (string Alias, TableMetadata Table)> _aliases = new(StringComparer.OrdinalIgnoreCase);
    private readonly StringBuilder _joins = new();
    private readonly List<string> _where = [];
    private readonly List<string> _orders = [];
    private int _subqueries;

    public SelectSql(RequestScope scope, SelectQuery query)
    {
        _scope = scope;
        _query = query;
        _conditions = new ConditionSql(scope, Arguments);
        Root = scope.Metadata.Table(query.Table);
        scope.Access.DemandTable(scope, Root, AccessRight.Read);
        if (ReadFilter(Root, RootAlias) is { } mine)
        {
            _where.Add(mine);
        }

        Joins(RootAlias, Root, query.Links);
        AddFilter(_where, RootAlias, Root, query.Filter);
        Orders(RootAlias, Root, query.Orders);
        foreach (var link in Linked)
        {
            Orders(link.Alias, link.Table, link.Link.Orders);
        }
    }

    public const string RootAlias = "t0";

    public TableMetadata Root { get; }

    public List<object?> Arguments { get; } = [];

    /// <summary>The joined tables whose columns can be in the result.</summary>
    public List<(SelectLink Link, string Alias, TableMetadata Table)> Linked { get; } = [];

    /// <summary>FROM … WHERE …</summary>
    public string From()
    {
        var where = _where.Count == 0 ? "" : " WHERE " + string.Join(" AND ", _where);
        return $" FROM {SqlNames.Quoted(Root.LogicalName)} {RootAlias}{_joins}{where}";
    }

    /// <summary>ORDER BY …; rows in equal places are ordered by primary key, so that pages don't overlap.</summary>
    public string OrderBy(bool tieBreaker)
    {
        var orders = tieBreaker ? [.. _orders, $"{RootAlias}.rowid"] : _orders;
        return orders.Count == 0 ? "" : " ORDER BY " + string.Join(", ", orders);
    }

    /// <summary>The columns of a result list that the caller may read.</summary>
    public IEnumerable<(ColumnMetadata Column, SelectColumn? Asked)> Readable(TableMetadata table, bool all, IReadOnlyList<SelectColumn> columns)
    {
        var named = all
            ? table.Columns.Values.Select(column => (Column: column, Asked: columns.FirstOrDefault(asked => asked.Name == column.LogicalName)))
            : columns.Select(asked => (Column: MetadataSnapshot.Column(table, asked.Name), Asked: (SelectColumn?)asked));
        return named.Where(column => _scope.Access.MayUse(_scope, table, column.Column, AccessRight.Read));
    }

    /// <summary>The columns of an aggregate query: one that the caller can't read is refused, since an aggregate without it would say something else.</summary>
    public IEnumerable<(ColumnMetadata Column, SelectColumn Asked)> Aggregated(TableMetadata table, IReadOnlyList<SelectColumn> columns) => columns.Select(asked => (Usable(table, asked.Name), asked));

    private string? ReadFilter(TableMetadata table, string alias) => _scope.IsUnrestricted ? null : _scope.Access.ReadFilter(_scope.Metadata, table, alias);

    private void Joins(string parentAlias, TableMetadata parent, IReadOnlyList<SelectLink> links)
    {
        foreach (var link in links)
        {
            switch (link.Join)
            {
                case JoinOperator.Exists or JoinOperator.In:
                    _where.Add(Exists(parentAlias, parent, link));
                    break;
                case JoinOperator.Inner or JoinOperator.LeftOuter or JoinOperator.Natural:
                    Join(parentAlias, parent, link);
                    break;
                default:
                    throw Faults.NotEmulated($"joins of kind {link.Join}");
            }
        }
    }

    private void Join(string parentAlias, TableMetadata parent, SelectLink link)
    {
        var table = _scope.Metadata.Table(link.Table);
        _scope.Access.DemandTable(_scope, table, AccessRight.Read);
        var alias = $"t{(_aliases.Count + 1).ToString(CultureInfo.InvariantCulture)}";
        if (!_aliases.TryAdd(link.Alias, (alias, table)))
        {
            throw Faults.Of(FaultCode.InvalidQuery, $"Alias {link.Alias} is used twice in the query.");
        }

        var on = new List<string> { Equal(parentAlias, parent, link, alias, table) };
        if (ReadFilter(table, alias) is { } mine)
        {
            on.Add(mine);
        }

        AddFilter(on, alias, table, link.Filter);
        _joins.Append(link.Join == JoinOperator.LeftOuter ? " LEFT JOIN " : " JOIN ").Append(SqlNames.Quoted(table.LogicalName)).Append(' ').Append(alias).Append(" ON ").AppendJoin(" AND ", on);
        Linked.Add((link, alias, table));
        Joins(alias, table, link.Links);
    }

    private string Equal(string parentAlias, TableMetadata parent, SelectLink link, string alias, TableMetadata table)
    {
        var to = Usable(parent, link.To);
        var from = Usable(table, link.From);
        return $"{parentAlias}.{SqlNames.Quoted(to.LogicalName)} = {alias}.{SqlNames.Quoted(from.LogicalName)}";
    }

    private string Exists(string parentAlias, TableMetadata parent, SelectLink link)
    {
        var table = _scope.Metadata.Table(link.Table);
        _scope.Access.DemandTable(_scope, table, AccessRight.Read);
        var alias = $"e{(++_subqueries).ToString(CultureInfo.InvariantCulture)}";
        var where = new List<string> { Equal(parentAlias, parent, link, alias, table) };
        if (ReadFilter(table, alias) is { } mine)
        {
            where.Add(mine);
        }

        AddFilter(where, alias, table, link.Filter);
        where.AddRange(link.Links.Select(inner => Exists(alias, table, inner)));
        return $"EXISTS (SELECT 1 FROM {SqlNames.Quoted(table.LogicalName)} {alias} WHERE {string.Join(" AND ", where)})";
    }

    private void AddFilter(List<string> parts, string alias, TableMetadata table, SelectFilter filter)
    {
        if (!filter.IsEmpty)
        {
            parts.Add(Filter(alias, table, filter));
        }
    }

    private string Filter(string alias, TableMetadata table, SelectFilter filter)
    {
        var parts = filter.Conditions.Select(condition => Condition(alias, table, condition))
            .Concat(filter.Filters.Where(inner => !inner.IsEmpty).Select(inner => Filter(alias, table, inner)))
            .Concat(filter.Links.Select(link => link.Join switch
            {
                JoinOperator.Any or JoinOperator.Exists or JoinOperator.In => Exists(alias, table, link),
                JoinOperator.NotAny => "NOT " + Exists(alias, table, link),
                _ => throw Faults.NotEmulated($"joins of kind {link.Join} inside a filter"),
            }));
        return "(" + string.Join(filter.IsOr ? " OR " : " AND ", parts) + ")";
    }

    private string Condition(string alias, TableMetadata table, SelectCondition condition)
    {
        if (condition.Alias is { } other && other != table.LogicalName)
        {
            (alias, table) = _aliases.TryGetValue(other, out var found)
                ? found
                : other == Root.LogicalName ? (RootAlias, Root) : throw Faults.Of(FaultCode.InvalidQuery, $"LinkEntity with alias {other} is not found in the query.");
        }

        var column = Usable(table, condition.Column);
        if (!condition.ComparesColumns)
        {
            return _conditions.Write(alias, table, column, condition);
        }

        var right = Usable(table, Convert.ToString(condition.Values is [var name, ..] ? name : null, CultureInfo.InvariantCulture) ?? "");
        var comparison = condition.Operator switch
        {
            ConditionOperator.Equal => "=",
            ConditionOperator.NotEqual => "<>",
            ConditionOperator.GreaterThan => ">",
            ConditionOperator.GreaterEqual => ">=",
            ConditionOperator.LessThan => "<",
            ConditionOperator.LessEqual => "<=",
            _ => throw Faults.NotEmulated($"comparing columns with {condition.Operator}"),
        };
        return $"{alias}.{SqlNames.Quoted(column.LogicalName)} {comparison} {alias}.{SqlNames.Quoted(right.LogicalName)}";
    }

    private void Orders(string alias, TableMetadata table, IReadOnlyList<SelectOrder> orders)
    {
        foreach (var order in orders)
        {
            var direction = order.Descending ? " DESC" : "";
            if (_query.Aggregate && order.Alias is { } aggregate)
            {
                _orders.Add(SqlNames.Quoted(aggregate) + direction);
            }
            else
            {
                var (at, of) = order.Alias is { } other && _aliases.TryGetValue(other, out var found) ? found : (alias, table);
                _orders.Add(OrderKey(at, Usable(of, order.Column ?? "")) + direction);
            }
        }
    }

    /// <summary>Lookups sort by the name they show, choices by their label.</summary>
    private string OrderKey(string alias, ColumnMetadata column)
    {
        if (column.IsLookup)
        {
            return $"{RowSelect.NameOf(_scope.Metadata, alias, column)} COLLATE {TextOrder.Collation}";
        }

        if (!_query.RawOrder && column.IsChoice && _scope.Metadata.ChoiceOf(column) is { Options.Count: > 0 } choice)
        {
            var cases = choice.Options.Select(option =>
            {
                Arguments.Add(option.Labels.In(_scope.Access.Language) ?? "");
                return $" WHEN {option.Value.ToString(CultureInfo.InvariantCulture)} THEN ${(Arguments.Count - 1).ToString(CultureInfo.InvariantCulture)}";
            });
            return $"CASE {alias}.{SqlNames.Quoted(column.LogicalName)}{string.Concat(cases)} END COLLATE {TextOrder.Collation}";
        }

        return $"{alias}.{SqlNames.Quoted(column.LogicalName)}";
    }

    private ColumnMetadata Usable(TableMetadata table, string name)
    {
        var column = MetadataSnapshot.Column(table, name);
        return _scope.Access.MayUse(_scope, table, column, AccessRight.Read)
            ? column
            : throw Faults.Of(FaultCode.AttributePermissionReadIsMissing, $"The user does not have read permissions to the secured field {table.LogicalName}.{name}, so a query can't use it.");
    }
}
