using InoLink.Lab.Dataverse.Store;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace InoLink.Lab.Dataverse.Messages;

/// <summary>Associate and Disassociate: rows of an intersect table, or the lookup of a 1:N relationship.</summary>
internal static class Association
{
    public static OrganizationResponse Associate(OrganizationRequest request, RequestScope scope)
    {
        Each(request, scope, Link, (child, column, parent) => child[column] = parent);
        return new AssociateResponse();
    }

    public static OrganizationResponse Disassociate(OrganizationRequest request, RequestScope scope)
    {
        Each(request, scope, Unlink, (child, column, _) => child[column] = null);
        return new DisassociateResponse();
    }

    private static void Each(
        OrganizationRequest request, RequestScope scope, Action<RequestScope, TableMetadata, (string Column, Guid Id), (string Column, Guid Id)> intersect, Action<Entity, string, EntityReference> lookup)
    {
        _ = scope.Writer;
        var target = request.Required<EntityReference>("Target");
        var name = request.Required<Relationship>("Relationship").SchemaName;
        var relationship = scope.Metadata.Relationships.GetValueOrDefault(name) ?? throw Faults.Of(FaultCode.InvalidArgument, $"Entity relationship with name {name} was not found.");
        foreach (var related in request.Required<EntityReferenceCollection>("RelatedEntities"))
        {
            var one = Existing(scope, target);
            var other = Existing(scope, related);
            if (relationship.Kind == RelationshipKind.ManyToMany)
            {
                scope.Access.DemandRow(scope, one.Table, AccessRight.Append, one.Row);
                scope.Access.DemandRow(scope, other.Table, AccessRight.AppendTo, other.Row);
                intersect(scope, scope.Metadata.Table(relationship.IntersectTable), (one.Table.PrimaryIdColumn, target.Id), (other.Table.PrimaryIdColumn, related.Id));
                continue;
            }

            var (parent, child) = relationship.ReferencedTable == target.LogicalName ? (target, related) : (related, target);
            var change = new Entity(child.LogicalName, child.Id);
            lookup(change, relationship.ReferencingColumn, parent);
            RowUpdate.Run(scope, change, ConcurrencyBehavior.Default, new UpdateRequest { Target = change });
        }
    }

    private static (TableMetadata Table, Entity Row) Existing(RequestScope scope, EntityReference reference)
    {
        var table = scope.Metadata.Table(reference.LogicalName);
        return (table, scope.Row(table, reference.Id));
    }

    private static void Link(RequestScope scope, TableMetadata table, (string Column, Guid Id) one, (string Column, Guid Id) other)
    {
        if (Rows(scope, table, one, other).Count > 0)
        {
            throw Faults.Of(FaultCode.DuplicateRecord, "Cannot insert duplicate key.");
        }

        RowStore.Insert(scope.Writer, table, new Entity(table.LogicalName)
        {
            [table.PrimaryIdColumn] = Guid.CreateVersion7(), [one.Column] = one.Id, [other.Column] = other.Id, ["versionnumber"] = scope.Transaction.NextVersion(),
        });
        scope.Written(table);
    }

    private static void Unlink(RequestScope scope, TableMetadata table, (string Column, Guid Id) one, (string Column, Guid Id) other)
    {
        foreach (var id in Rows(scope, table, one, other))
        {
            RowStore.Delete(scope.Writer, table, id);
        }

        scope.Written(table);
    }

    private static List<Guid> Rows(RequestScope scope, TableMetadata table, (string Column, Guid Id) one, (string Column, Guid Id) other) =>
        RowStore.WithValues(scope.Writer, table, [new(one.Column, one.Id), new(other.Column, other.Id)]);
}
