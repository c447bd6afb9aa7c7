using InoLink.Engine.Dataverse;
using InoLink.Engine.Records;
using InoLink.Engine.Schema;
using InoLink.Plugins.Registration;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Steps;

/// <summary>A record is gone: its link is closed and its waiting jobs are canceled; QuickBooks stays as it is (DESIGN §4). A row that nobody had asked for costs no request.</summary>
[Step("Delete", "account")]
[Step("Delete", "contact")]
[Step("Delete", "product")]
[Step("Delete", "quote")]
[Step("Delete", "salesorder")]
[Step("Delete", "invoice")]
[Image("Delete", ImageKind.Pre, Before, Promotable.LinkStatus)]
public sealed class RecordDeleted : IPlugin
{
    private const string Before = "before";

    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        if (run.Context.PreEntityImages.TryGetValue(Before, out Entity? before) && before.Choice(Promotable.LinkStatus) != null)
        {
            new RecordEnd(run.System, run.Context.OperationCreatedOn, run.Context.InitiatingUserId).Deleted(run.Context.PrimaryEntityId);
        }
    });
}
