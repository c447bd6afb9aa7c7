using InoLink.Lab.Dataverse.Store;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Messages;

/// <summary>The owner of a row and the business unit that follows from it.</summary>
internal static class Ownership
{
    public static void OnCreate(RequestScope scope, TableMetadata table, Entity row)
    {
        if (table.Ownership == OwnershipKind.User)
        {
            Set(scope, row, row.Value("ownerid") as EntityReference ?? scope.User);
        }
    }

    public static void OnUpdate(RequestScope scope, TableMetadata table, Entity before, Entity changes)
    {
        if (table.Ownership != OwnershipKind.User || !changes.Contains("ownerid"))
        {
            return;
        }

        var owner = changes["ownerid"] as EntityReference ?? throw Faults.Of(FaultCode.InvalidArgument, $"The owner of {table.LogicalName} can't be empty.");
        if (!owner.Equals(before.Value("ownerid")))
        {
            scope.Access.DemandTable(scope, table, AccessRight.Assign);
            scope.Access.DemandRow(scope, table, AccessRight.Assign, before);
            Set(scope, changes, owner);
            Cascade(scope, table, before, owner);
        }
    }

    private static void Set(RequestScope scope, Entity row, EntityReference owner)
    {
        var table = scope.Metadata.Table(owner.LogicalName);
        var holder = scope.Row(table, owner.Id);
        row["ownerid"] = owner;
        row["owningbusinessunit"] = holder.Value("businessunitid");
        row["owninguser"] = owner.LogicalName == "systemuser" ? owner : null;
        row["owningteam"] = owner.LogicalName == "team" ? owner : null;
    }

    private static void Cascade(RequestScope scope, TableMetadata table, Entity before, EntityReference owner)
    {
        foreach (var relationship in scope.Metadata.PointingAt(table.LogicalName).Where(r => r.CascadeAssign == CascadeKind.Cascade))
        {
            var children = scope.Metadata.Table(relationship.ReferencingTable);
            foreach (var id in RowStore.Referencing(scope.Writer, children, relationship.ReferencingColumn, before.ToEntityReference()))
            {
                var child = scope.Row(children, id);
                if (!owner.Equals(child.Value("ownerid")))
                {
                    var changes = new Entity(children.LogicalName, id);
                    Set(scope, changes, owner);
                    RowUpdate.Write(scope, scope.Writer, children, id, changes);
                    Cascade(scope, children, child, owner);
                }
            }
        }
    }
}
