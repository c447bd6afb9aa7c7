using InoLink.Lab.Dataverse.Query;
using InoLink.Lab.Dataverse.Store;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Dataverse.Messages;

/// <summary>Retrieves one row: asked columns that have values, row version, names of lookups, formatted values.</summary>
internal static class RowRead
{
    public static Entity Run(RequestScope scope, EntityReference target, ColumnSet columns)
    {
        var metadata = scope.Metadata;
        var table = metadata.Table(target.LogicalName);
        scope.Access.DemandTable(scope, table, AccessRight.Read);
        var id = Lookups.IdOf(scope, table, target.Id, target.KeyAttributes);
        var asked = columns.AllColumns
            ? table.Columns.Values
            : columns.Columns.Distinct().Select(name => MetadataSnapshot.Column(table, name)).Append(table.Columns[table.PrimaryIdColumn]).Append(table.Columns["versionnumber"]).Distinct();
        var list = new List<string>();
        var select = new RowSelect(metadata, "t", asked.Where(column => scope.Access.MayUse(scope, table, column, AccessRight.Read)), withNames: true, list);
        var sql = $"SELECT {string.Join(", ", list)} FROM {SqlNames.Quoted(table.LogicalName)} t WHERE t.{SqlNames.Quoted(table.PrimaryIdColumn)} = $0";
        var row = scope.Transaction.Read(connection => connection.Query(sql, reader => RowStore.Row(table, select, reader), ColumnCodec.Id(id))).FirstOrDefault()
            ?? throw Faults.NoRow(table.LogicalName, id);
        if (!scope.IsUnrestricted && scope.Access.Depth(metadata, table, AccessRight.Read) != PrivilegeDepth.Global)
        {
            scope.Access.DemandRow(scope, table, AccessRight.Read, scope.Row(table, id));
        }

        if (!columns.AllColumns && !columns.Columns.Contains("versionnumber"))
        {
            row.Attributes.Remove("versionnumber");
        }

        FormattedValues.Fill(scope, table, row);
        return row;
    }
}
