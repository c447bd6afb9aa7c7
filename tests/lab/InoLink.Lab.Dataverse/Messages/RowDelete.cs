using InoLink.Lab.Dataverse.Store;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace InoLink.Lab.Dataverse.Messages;

/// <summary>Deletes one row and does to the rows that reference it what their relationships say.</summary>
internal static class RowDelete
{
    public static void Run(RequestScope scope, EntityReference target, ConcurrencyBehavior concurrency, OrganizationRequest request)
    {
        var writer = scope.Writer;
        var table = scope.Metadata.Table(target.LogicalName);
        var id = Lookups.IdOf(scope, table, target.Id, target.KeyAttributes);
        scope.Access.DemandTable(scope, table, AccessRight.Delete);
        var row = scope.Row(table, id);
        scope.Access.DemandRow(scope, table, AccessRight.Delete, row);
        RowVersions.Demand(table, row, target.RowVersion, concurrency);
        foreach (var rule in RowRules.Of(table))
        {
            rule.BeforeDelete(scope, table, row);
        }

        var reference = new EntityReference(table.LogicalName, id);
        if (scope.WantsEvent("Delete", table.LogicalName))
        {
            var asked = new DeleteRequest { Target = reference, RequestId = request.RequestId };
            scope.Dataverse.Pipeline.Extension!.BeforeDelete(new OperationEvent("Delete", table.LogicalName, id, asked, new DeleteResponse(), row, null, scope.Context));
        }

        scope.Deleting.Add(id);
        foreach (var relationship in scope.Metadata.PointingAt(table.LogicalName).OrderBy(r => r.CascadeDelete != CascadeKind.Restrict))
        {
            Cascade(scope, writer, relationship, reference);
        }

        foreach (var relationship in scope.Metadata.Relationships.Values.Where(r => r.Kind == RelationshipKind.ManyToMany && (r.ReferencedTable == table.LogicalName || r.ReferencingTable == table.LogicalName)))
        {
            writer.Execute($"DELETE FROM {SqlNames.Quoted(relationship.IntersectTable!)} WHERE {SqlNames.Quoted(table.PrimaryIdColumn)} = $0", ColumnCodec.Id(id));
            scope.Written(scope.Metadata.Table(relationship.IntersectTable));
        }

        RowStore.Delete(writer, table, id);
        scope.Written(table);
        foreach (var rule in RowRules.Of(table))
        {
            rule.AfterDelete(scope, table, row);
        }

        if (scope.WantsEvent("Delete", table.LogicalName))
        {
            var seen = new DeleteRequest { Target = reference, RequestId = request.RequestId };
            scope.Raise("Delete", table, id, seen, new DeleteResponse(), row, hasAfter: false);
        }
    }

    private static void Cascade(RequestScope scope, StoreConnection writer, RelationshipMetadata relationship, EntityReference target)
    {
        if (relationship.CascadeDelete == CascadeKind.NoCascade)
        {
            return;
        }

        var table = scope.Metadata.Table(relationship.ReferencingTable);
        var referencing = RowStore.Referencing(writer, table, relationship.ReferencingColumn, target);
        foreach (var id in referencing)
        {
            switch (relationship.CascadeDelete)
            {
                case CascadeKind.Restrict:
                    throw Faults.Of(FaultCode.CannotDeleteDueToAssociation, $"The object you tried to delete is associated with another object and cannot be deleted. ({relationship.SchemaName}: {table.LogicalName} {id:D})");
                case CascadeKind.Cascade:
                    var child = new EntityReference(table.LogicalName, id);
                    Run(scope, child, ConcurrencyBehavior.AlwaysOverwrite, new DeleteRequest { Target = child });
                    break;
                default:
                    // the platform empties the link itself: no Update event, but a new row version
                    RowUpdate.Write(scope, writer, table, id, new Entity(table.LogicalName) { [relationship.ReferencingColumn] = null });
                    break;
            }
        }
    }
}
