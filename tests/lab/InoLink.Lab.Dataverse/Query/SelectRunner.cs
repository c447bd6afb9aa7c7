using System.Globalization;
using InoLink.Lab.Dataverse.Messages;
using InoLink.Lab.Dataverse.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Query;

/// <summary>Runs a query and builds its page of entities.</summary>
internal static class SelectRunner
{
    public static EntityCollection Run(RequestScope scope, SelectQuery query)
    {
        if (query.Aggregate)
        {
            return AggregateRunner.Run(scope, query);
        }

        var sql = new SelectSql(scope, query);
        var list = new List<string>();
        var root = sql.Readable(sql.Root, query.AllColumns, query.Columns).ToList();
        var aliases = root.Where(column => column.Asked?.Alias is not null).ToDictionary(column => column.Column.LogicalName, column => column.Asked!.Alias!);
        var columns = root.Select(column => column.Column).ToList();
        if (!query.Distinct)
        {
            AddIfMissing(columns, sql.Root.Columns[sql.Root.PrimaryIdColumn]);
            AddIfMissing(columns, sql.Root.Columns["versionnumber"]);
        }

        var versionAsked = root.Any(column => column.Column.LogicalName == "versionnumber");
        var rootSelect = new RowSelect(scope.Metadata, SelectSql.RootAlias, columns, withNames: true, list);
        var links = sql.Linked.Select(link =>
        {
            var readable = sql.Readable(link.Table, link.Link.AllColumns, link.Link.Columns).ToList();
            var keys = readable.ToDictionary(column => column.Column.LogicalName, column => column.Asked?.Alias ?? $"{link.Link.Alias}.{column.Column.LogicalName}");
            return (link.Table, Select: new RowSelect(scope.Metadata, link.Alias, readable.Select(column => column.Column), withNames: true, list), Keys: keys);
        }).ToList();
        if (list.Count == 0)
        {
            list.Add("1");
        }

        var size = Math.Min(query.Top ?? (query.PageSize > 0 ? query.PageSize : SelectQuery.MaximumPage), SelectQuery.MaximumPage);
        var skip = (query.Page - 1) * size;
        var text = string.Create(CultureInfo.InvariantCulture,
            $"SELECT {(query.Distinct ? "DISTINCT " : "")}{string.Join(", ", list)}{sql.From()}{sql.OrderBy(tieBreaker: !query.Distinct)} LIMIT {size + 1} OFFSET {skip}");
        var arguments = sql.Arguments.ToArray();
        var rows = scope.Transaction.Read(connection => connection.Query(text, reader => Row(scope, sql.Root, rootSelect, aliases, links, versionAsked, reader), arguments));

        var result = new EntityCollection { EntityName = query.Table, MoreRecords = rows.Count > size && query.Top is null, TotalRecordCount = -1 };
        result.Entities.AddRange(rows.Take(size));
        if (result.MoreRecords)
        {
            result.PagingCookie = Cookie(sql.Root, query.Page, result.Entities[0].Id, result.Entities[^1].Id);
        }

        if (query.ReturnTotal)
        {
            var total = scope.Transaction.Read(connection => (long)connection.Scalar($"SELECT COUNT(*) FROM (SELECT 1{sql.From()} LIMIT {SelectQuery.MaximumPage + 1})", arguments)!);
            result.TotalRecordCount = (int)Math.Min(total, SelectQuery.MaximumPage);
            result.TotalRecordCountLimitExceeded = total > SelectQuery.MaximumPage;
        }

        return result;
    }

    private static Entity Row(
        RequestScope scope, TableMetadata root, RowSelect rootSelect, Dictionary<string, string> aliases,
        List<(TableMetadata Table, RowSelect Select, Dictionary<string, string> Keys)> links, bool versionAsked, SqliteDataReader reader)
    {
        var row = RowStore.Row(root, rootSelect, reader);
        if (!versionAsked)
        {
            row.Attributes.Remove("versionnumber");
        }

        FormattedValues.Fill(scope, root, row);
        foreach (var (name, alias) in aliases.Where(alias => row.Contains(alias.Key)))
        {
            row[alias] = new AliasedValue(root.LogicalName, name, row[name]);
            if (alias != name)
            {
                if (row.FormattedValues.TryGetValue(name, out var text))
                {
                    row.FormattedValues[alias] = text;
                }

                if (name != root.PrimaryIdColumn)
                {
                    row.Attributes.Remove(name);
                    row.FormattedValues.Remove(name);
                }
            }
        }

        foreach (var (table, select, keys) in links)
        {
            select.Read(reader, (column, value) =>
            {
                var key = keys[column.LogicalName];
                row[key] = new AliasedValue(table.LogicalName, column.LogicalName, value);
                if (FormattedValues.Of(scope, column, value) is { } text)
                {
                    row.FormattedValues[key] = text;
                }
            });
        }

        return row;
    }

    private static string Cookie(TableMetadata table, int page, Guid first, Guid last) =>
        string.Create(CultureInfo.InvariantCulture, $"<cookie page=\"{page}\"><{table.PrimaryIdColumn} last=\"{last.ToString("B").ToUpperInvariant()}\" first=\"{first.ToString("B").ToUpperInvariant()}\" /></cookie>");

    private static void AddIfMissing(List<ColumnMetadata> columns, ColumnMetadata column)
    {
        if (!columns.Contains(column))
        {
            columns.Add(column);
        }
    }
}
