using InoLink.Lab.Dataverse.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Dataverse.Sales;

/// <summary>Steps that the messages of sales documents share.</summary>
internal static class SalesRows
{
    /// <summary>A row the caller may write.</summary>
    public static Entity Writable(RequestScope scope, string tableName, Guid id)
    {
        var table = scope.Metadata.Table(tableName);
        scope.Access.DemandTable(scope, table, AccessRight.Write);
        var row = scope.Row(table, id);
        scope.Access.DemandRow(scope, table, AccessRight.Write, row);
        return row;
    }

    /// <summary>The answer's entity, with the columns the request asks for.</summary>
    public static Entity Read(RequestScope scope, OrganizationRequest request, string table, Guid id) =>
        RowRead.Run(scope.AsPlatform(), new EntityReference(table, id), request.Optional<ColumnSet>("ColumnSet") ?? new ColumnSet(true));

    /// <summary>Sets a state that an update may not set; no status or -1 = the state's default.</summary>
    public static void SetState(RequestScope scope, Entity row, int state, OptionSetValue? status, params ReadOnlySpan<(string Name, object? Value)> further)
    {
        var change = new Entity(row.LogicalName, row.Id) { ["statecode"] = new OptionSetValue(state) };
        if (status is { Value: not -1 })
        {
            change["statuscode"] = status;
        }

        foreach (var (name, value) in further)
        {
            change[name] = value;
        }

        RowUpdate.Run(scope.AsPlatform(), change, ConcurrencyBehavior.Default, new UpdateRequest { Target = change });
    }

    /// <summary>The activity that records a close.</summary>
    public static void Activity(RequestScope scope, Entity close, Action<Entity> set)
    {
        var activity = close.Copy();
        set(activity);
        if (!activity.Contains("actualend"))
        {
            activity["actualend"] = scope.Now;
        }

        RowCreate.Run(scope.AsPlatform(), activity, new CreateRequest { Target = activity });
    }
}
