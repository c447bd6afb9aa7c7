using InoLink.Engine.Records;
using InoLink.Plugins.Registration;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Steps;

/// <summary>Two accounts or contacts became one: the subordinate's link is closed, and whoever keeps the books is told which two QuickBooks customers to merge (DESIGN §4).</summary>
[Step("Merge", "account")]
[Step("Merge", "contact")]
public sealed class RecordsMerged : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        // MergeRequest: Target is the row that stays, SubordinateId the one that is merged into it
        if (run.Input<EntityReference>("Target") is { } kept)
        {
            new RecordEnd(run.System, run.Context.OperationCreatedOn, run.Context.InitiatingUserId).Merged(kept.LogicalName, kept.Id, run.Input<Guid>("SubordinateId"));
        }
    });
}
