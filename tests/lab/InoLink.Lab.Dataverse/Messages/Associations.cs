using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Messages;

/// <summary>Filling a lookup needs Append on the row's table and Append To on the row it points at.</summary>
internal static class Associations
{
    /// <param name="scope">The request.</param>
    /// <param name="table">The table of the row.</param>
    /// <param name="row">The row, for its owner.</param>
    /// <param name="given">What the caller gave: only that is checked, not what the platform fills in.</param>
    public static void Demand(RequestScope scope, TableMetadata table, Entity row, Entity given)
    {
        if (scope.IsUnrestricted || scope.Access.IsUnlimited)
        {
            return;
        }

        foreach (var (name, value) in given.Attributes)
        {
            if (value is not EntityReference reference || scope.Metadata.OfLookup(table.LogicalName, name).IsEmpty)
            {
                continue;
            }

            var target = scope.Metadata.Table(reference.LogicalName);
            scope.Access.DemandTable(scope, table, AccessRight.Append);
            scope.Access.DemandRow(scope, table, AccessRight.Append, row);
            scope.Access.DemandTable(scope, target, AccessRight.AppendTo);
            scope.Access.DemandRow(scope, target, AccessRight.AppendTo, scope.Row(target, Lookups.IdOf(scope, target, reference.Id, reference.KeyAttributes)));
        }
    }
}
