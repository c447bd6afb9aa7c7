using InoLink.Engine.Dataverse;
using InoLink.Engine.Records;
using InoLink.Engine.Schema;
using InoLink.Plugins.Registration;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Steps;

/// <summary>
/// A linked account, contact or product was changed: QuickBooks is told (DESIGN §4). The image decides, so that the save of an unlinked row costs no request; only a contact's name or e-mail
/// asks once for the accounts that show it.
/// </summary>
[Step("Update", AccountTable.Name, Filter = MappedColumns.Account)]
[Step("Update", ContactTable.Name, Filter = MappedColumns.Contact)]
[Step("Update", ProductTable.Name, Filter = MappedColumns.Product)]
[Image("Update", ImageKind.Post, After, "ino_linkstatus,statecode,name,fullname")]
public sealed class LinkedRecordChanged : IPlugin
{
    private const string After = "after";

    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        if (run.Input<Entity>("Target") is not { } target || !run.Context.PostEntityImages.TryGetValue(After, out Entity? after))
        {
            return;
        }

        RecordChange change = new(run.System, run.Context.OperationId, run.Context.OperationCreatedOn, run.Context.InitiatingUserId);
        if (RecordChange.MayConcern(after))
        {
            change.Changed(target.LogicalName, run.Context.PrimaryEntityId, after.Text(Promotable.NameColumn(target.LogicalName)));
        }

        if (target.LogicalName == ContactTable.Name && MappedColumns.Of(MappedColumns.Person).Any(target.Contains))
        {
            change.PersonChanged(run.Context.PrimaryEntityId);
        }
    });
}
