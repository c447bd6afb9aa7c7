using InoLink.Lab.Dataverse.Store;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace InoLink.Lab.Dataverse.Messages;

/// <summary>
/// Updates one row. Columns given with their old value count as updated and raise the event (dataverse-runtime §4); rows are
/// guarded by their version where asked (§6).
/// </summary>
internal static class RowUpdate
{
    private static readonly string[] Stamps = ["modifiedon", "modifiedby"];

    public static void Run(RequestScope scope, Entity target, ConcurrencyBehavior concurrency, OrganizationRequest request)
    {
        var writer = scope.Writer;
        var table = scope.Metadata.Table(target.LogicalName);
        PlatformTables.DemandUpdate(scope, table, target);
        if (target.RelatedEntities.Count > 0)
        {
            throw Faults.NotEmulated("an update of related entities with their parent");
        }

        var id = Lookups.IdOf(scope, table, target);
        scope.Access.DemandTable(scope, table, AccessRight.Write);
        var before = scope.Row(table, id);
        scope.Access.DemandRow(scope, table, AccessRight.Write, before);
        RowVersions.Demand(table, before, target.RowVersion, concurrency);

        var changes = Checked(scope, table, target);
        changes.Id = id;
        Ownership.OnUpdate(scope, table, before, changes);
        States.Complete(scope, table, before, changes);
        foreach (var rule in RowRules.Of(table))
        {
            rule.BeforeUpdate(scope, table, before, changes);
        }

        BaseCurrency.Complete(scope, table, before, changes);
        Associations.Demand(scope, table, before, changes);
        if (table.Columns.ContainsKey("modifiedon"))
        {
            changes["modifiedon"] = scope.Now;
            changes["modifiedby"] = scope.User;
        }

        Write(scope, writer, table, id, changes);
        foreach (var rule in RowRules.Of(table))
        {
            rule.AfterUpdate(scope, table, before, changes);
        }

        Raise(scope, table, target, before, changes, request);
    }

    /// <summary>Writes without checks or events: work of the platform inside another operation.</summary>
    public static void Write(RequestScope scope, StoreConnection writer, TableMetadata table, Guid id, Entity changes)
    {
        changes["versionnumber"] = scope.Transaction.NextVersion();
        RowStore.Update(writer, table, id, changes);
        changes.Attributes.Remove("versionnumber");
        scope.Written(table);
    }

    private static Entity Checked(RequestScope scope, TableMetadata table, Entity target)
    {
        var changes = new Entity(table.LogicalName);
        foreach (var (name, value) in target.Attributes)
        {
            var column = MetadataSnapshot.Column(table, name);
            if (name == table.PrimaryIdColumn || (!column.ValidForUpdate && !scope.Context.IsSystem))
            {
                continue;
            }

            scope.Access.DemandColumn(scope, table, column, AccessRight.Write);
            changes[name] = ColumnRules.Accept(scope, table, column, value);
        }

        return changes;
    }

    private static void Raise(RequestScope scope, TableMetadata table, Entity target, Entity before, Entity changes, OrganizationRequest request)
    {
        foreach (var message in Messages(before, changes))
        {
            if (scope.WantsEvent(message, table.LogicalName))
            {
                // what the caller named, plus what the platform stamps; not what its own rules computed
                var seen = target.Copy();
                seen.Id = before.Id;
                seen[table.PrimaryIdColumn] = before.Id;
                foreach (var stamp in Stamps.Where(changes.Contains))
                {
                    seen[stamp] = changes[stamp];
                }

                scope.Raise(message, table, before.Id, request.About(seen), new UpdateResponse(), before);
            }
        }
    }

    /// <summary>An update of the owner also raises Assign, one of the state SetState (special update operations).</summary>
    private static IEnumerable<string> Messages(Entity before, Entity changes)
    {
        yield return "Update";
        if (changes.Value("ownerid") is EntityReference owner && !owner.Equals(before.Value("ownerid")))
        {
            yield return "Assign";
        }

        if (changes.Contains("statecode"))
        {
            yield return "SetState";
            yield return "SetStateDynamicEntity";
        }
    }
}
