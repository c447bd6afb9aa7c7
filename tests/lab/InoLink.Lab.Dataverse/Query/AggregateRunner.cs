using System.Globalization;
using InoLink.Lab.Dataverse.Messages;
using InoLink.Lab.Dataverse.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Query;

/// <summary>FetchXML aggregates: count, countcolumn, sum, avg, min, max, grouped by columns or parts of dates.</summary>
internal static class AggregateRunner
{
    private const int RowLimit = 50_000;

    public static EntityCollection Run(RequestScope scope, SelectQuery query)
    {
        var sql = new SelectSql(scope, query);
        var columns = Columns(sql, query).ToList();
        if (columns.Count == 0)
        {
            throw Faults.Of(FaultCode.InvalidFetch, "An aggregate query needs at least one attribute.");
        }

        var arguments = sql.Arguments.ToArray();
        var counted = scope.Transaction.Read(connection => (long)connection.Scalar($"SELECT COUNT(*) FROM (SELECT 1{sql.From()} LIMIT {RowLimit + 1})", arguments)!);
        if (counted > RowLimit)
        {
            throw Faults.Of(FaultCode.AggregateLimit, "AggregateQueryRecordLimit exceeded. Cannot perform this operation.");
        }

        var groups = columns.Where(column => column.IsGroup).Select(column => column.Sql).ToList();
        var text = $"SELECT {string.Join(", ", columns.Select(column => $"{column.Sql} AS {SqlNames.Quoted(column.Alias)}"))}{sql.From()}"
            + (groups.Count == 0 ? "" : " GROUP BY " + string.Join(", ", groups)) + sql.OrderBy(tieBreaker: false)
            + string.Create(CultureInfo.InvariantCulture, $" LIMIT {Math.Min(query.Top ?? SelectQuery.MaximumPage, SelectQuery.MaximumPage)}");
        var result = new EntityCollection { EntityName = query.Table, TotalRecordCount = -1 };
        result.Entities.AddRange(scope.Transaction.Read(connection => connection.Query(text, reader => Row(scope, query, columns, reader), arguments)));
        return result;
    }

    private static IEnumerable<Column> Columns(SelectSql sql, SelectQuery query)
    {
        var sources = new List<(string Alias, TableMetadata Table, IReadOnlyList<SelectColumn> Columns)> { (SelectSql.RootAlias, sql.Root, query.Columns) };
        sources.AddRange(sql.Linked.Select(link => (link.Alias, link.Table, link.Link.Columns)));
        foreach (var (alias, table, asked) in sources)
        {
            foreach (var (metadata, column) in sql.Aggregated(table, asked))
            {
                if (column.Alias is not { } name || (column.Aggregate is null && !column.GroupBy))
                {
                    throw Faults.Of(FaultCode.InvalidFetch, $"Attribute {column.Name} of an aggregate query needs an alias and either aggregate or groupby.");
                }

                var source = $"{alias}.{SqlNames.Quoted(metadata.LogicalName)}";
                yield return column.GroupBy
                    ? new Column(name, Group(source, column, metadata), table, metadata, IsGroup: true, column.DateGrouping is null ? null : typeof(int))
                    : new Column(name, Aggregate(source, column, metadata), table, metadata, IsGroup: false, column.Aggregate is "count" or "countcolumn" ? typeof(int) : null);
            }
        }

    }

    private static string Group(string source, SelectColumn column, ColumnMetadata metadata) => column.DateGrouping switch
    {
        // the table a lookup points at travels with its id
        null when metadata.IsLookup => $"({source} || '|' || {source[..source.IndexOf('.', StringComparison.Ordinal)]}.{SqlNames.TypeOf(metadata.LogicalName)})",
        null => source,
        _ when metadata.Kind != ColumnKind.DateTime => throw Faults.Of(FaultCode.InvalidFetch, $"dategrouping needs a date: {column.Name}."),
        "year" => $"CAST(strftime('%Y', {source}) AS INTEGER)",
        "quarter" => $"((CAST(strftime('%m', {source}) AS INTEGER) + 2) / 3)",
        "month" => $"CAST(strftime('%m', {source}) AS INTEGER)",
        "day" => $"CAST(strftime('%d', {source}) AS INTEGER)",
        var other => throw Faults.NotEmulated($"dategrouping '{other}'"),
    };

    private static string Aggregate(string source, SelectColumn column, ColumnMetadata metadata)
    {
        var isExact = metadata.Kind is ColumnKind.Decimal or ColumnKind.Money;
        return column.Aggregate switch
        {
            "count" => "COUNT(*)",
            "countcolumn" => $"COUNT({(column.Distinct ? "DISTINCT " : "")}{source})",
            "sum" => isExact ? $"dv_sum({source})" : $"SUM({source})",
            "avg" => isExact ? $"dv_avg({source})" : metadata.Kind == ColumnKind.Integer ? $"CAST(AVG({source}) AS INTEGER)" : $"AVG({source})",
            "min" => $"MIN({source})",
            "max" => $"MAX({source})",
            var other => throw Faults.NotEmulated($"the aggregate '{other}'"),
        };
    }

    private static Entity Row(RequestScope scope, SelectQuery query, List<Column> columns, SqliteDataReader reader)
    {
        var row = new Entity(query.Table);
        for (var i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            if (reader.IsDBNull(i))
            {
                continue;
            }

            var value = column.As == typeof(int) ? reader.GetInt32(i)
                : column.Metadata.IsLookup ? Reference(reader.GetString(i))
                : ColumnCodec.FromSql(column.Metadata, reader, i);
            row[column.Alias] = new AliasedValue(column.Table.LogicalName, column.Metadata.LogicalName, value);
            if (value is not int && FormattedValues.Of(scope, column.Metadata, value!) is { } text)
            {
                row.FormattedValues[column.Alias] = text;
            }
        }

        return row;
    }

    private static EntityReference Reference(string text) => text.Split('|') is [var id, var table] ? new(table, Guid.Parse(id)) : throw Faults.NotEmulated("an aggregate of a lookup other than count");

    private sealed record Column(string Alias, string Sql, TableMetadata Table, ColumnMetadata Metadata, bool IsGroup, Type? As);
}
