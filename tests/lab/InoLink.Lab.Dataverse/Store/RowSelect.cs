using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Store;

/// <summary>The part of a SELECT list that brings some columns of one table, and how to read them back.</summary>
internal sealed class RowSelect
{
    private readonly List<(ColumnMetadata Column, int Ordinal, bool Named)> _columns = [];

    /// <summary>Makes the list; appends it to <paramref name="list"/>, whose next ordinal is <paramref name="next"/>.</summary>
    public RowSelect(MetadataSnapshot metadata, string alias, IEnumerable<ColumnMetadata> columns, bool withNames, List<string> list)
    {
        foreach (var column in columns)
        {
            var ordinal = list.Count;
            list.Add($"{alias}.{SqlNames.Quoted(column.LogicalName)}");
            if (column.IsLookup)
            {
                list.Add($"{alias}.{SqlNames.TypeOf(column.LogicalName)}");
                if (withNames)
                {
                    list.Add(NameOf(metadata, alias, column));
                }
            }

            _columns.Add((column, ordinal, withNames && column.IsLookup));
        }
    }

    /// <summary>Hands each column that has a value to <paramref name="take"/>.</summary>
    public void Read(SqliteDataReader reader, Action<ColumnMetadata, object> take)
    {
        foreach (var (column, ordinal, named) in _columns)
        {
            if (ColumnCodec.FromSql(column, reader, ordinal) is { } value)
            {
                if (named && value is EntityReference reference && !reader.IsDBNull(ordinal + 2))
                {
                    reference.Name = reader.GetString(ordinal + 2);
                }

                take(column, value);
            }
        }
    }

    /// <summary>An expression for the primary name of the row a lookup points at.</summary>
    public static string NameOf(MetadataSnapshot metadata, string alias, ColumnMetadata lookup)
    {
        var cases = new StringBuilder();
        foreach (var target in lookup.Targets)
        {
            if (metadata.Tables.TryGetValue(target, out var table) && table.PrimaryNameColumn is { } name && table.Column(name) is not null)
            {
                cases.Append(" WHEN '").Append(target).Append("' THEN (SELECT n.").Append(SqlNames.Quoted(name)).Append(" FROM ").Append(SqlNames.Quoted(target))
                    .Append(" n WHERE n.").Append(SqlNames.Quoted(table.PrimaryIdColumn)).Append(" = ").Append(alias).Append('.').Append(SqlNames.Quoted(lookup.LogicalName)).Append(')');
            }
        }

        return cases.Length == 0 ? "NULL" : $"CASE {alias}.{SqlNames.TypeOf(lookup.LogicalName)}{cases} END";
    }
}
