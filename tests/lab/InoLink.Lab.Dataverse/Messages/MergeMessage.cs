using InoLink.Lab.Dataverse.Store;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace InoLink.Lab.Dataverse.Messages;

/// <summary>
/// Merge of accounts, contacts or leads: the master takes the given values and every reference to the subordinate, which is
/// deactivated and points at its master.
/// </summary>
internal static class MergeMessage
{
    private static readonly HashSet<string> Mergeable = ["account", "contact", "lead"];

    public static OrganizationResponse Run(OrganizationRequest request, RequestScope scope)
    {
        var writer = scope.Writer;
        var target = request.Required<EntityReference>("Target");
        var subordinateId = request.Required<Guid>("SubordinateId");
        if (!Mergeable.Contains(target.LogicalName))
        {
            throw Faults.Of(FaultCode.NotSupported, $"The 'Merge' method does not support entities of type '{target.LogicalName}'.");
        }

        var table = scope.Metadata.Table(target.LogicalName);
        var before = scope.Row(table, target.Id);
        var subordinate = scope.Row(table, subordinateId);
        if (target.Id == subordinateId || (subordinate.Value("merged") is true) || (before.Value("merged") is true))
        {
            throw Faults.Of(FaultCode.InvalidArgument, "Merge warning: sub-entity will be the same as the master, or one of them is merged already.");
        }

        if (request.Optional<Entity>("UpdateContent") is { Attributes.Count: > 0 } content)
        {
            var change = content.Copy();
            change.Id = target.Id;
            RowUpdate.Run(scope, change, ConcurrencyBehavior.Default, new UpdateRequest { Target = change });
        }

        foreach (var relationship in scope.Metadata.PointingAt(table.LogicalName).Where(r => r.CascadeMerge != CascadeKind.NoCascade))
        {
            var children = scope.Metadata.Table(relationship.ReferencingTable);
            foreach (var id in RowStore.Referencing(writer, children, relationship.ReferencingColumn, subordinate.ToEntityReference()).Where(id => id != target.Id || children != table))
            {
                RowUpdate.Write(scope, writer, children, id, new Entity(children.LogicalName) { [relationship.ReferencingColumn] = new EntityReference(table.LogicalName, target.Id) });
            }
        }

        // after the re-parenting, else the link to the master would be moved, too
        var end = new Entity(table.LogicalName, subordinateId)
        {
            ["statecode"] = new OptionSetValue(1), ["merged"] = true, ["masterid"] = new EntityReference(table.LogicalName, target.Id),
        };
        RowUpdate.Run(scope.AsPlatform(), end, ConcurrencyBehavior.Default, new UpdateRequest { Target = end });
        var response = request.Answer();
        scope.Raise("Merge", table, target.Id, request, response, before);
        return response;
    }
}
