using InoLink.Engine.Jobs;
using InoLink.Engine.Schema;
using InoLink.Plugins.Registration;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Steps;

/// <summary>The column is the API: whoever sets Link Status = To be Linked asks for a promotion (DESIGN §1, §4.2).</summary>
[Step("Update", "account", Filter = "ino_linkstatus")]
[Step("Update", "contact", Filter = "ino_linkstatus")]
public sealed class LinkStatusChanged : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        // the engine never writes the status without the error beside it, people never write the error: our own writes cost no request
        if (run.Input<Entity>("Target") is not { } target || target.Contains(Promotable.LinkError))
        {
            return;
        }

        Guid asker = run.Context.InitiatingUserId;
        new Asking(run.System, run.As(asker), asker).StatusChanged(target.LogicalName, run.Context.PrimaryEntityId, run.Context.OperationId, run.Context.OperationCreatedOn);
    });
}
