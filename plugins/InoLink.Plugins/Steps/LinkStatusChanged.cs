using InoLink.Engine.Jobs;
using InoLink.Engine.Schema;
using InoLink.Plugins.Registration;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Steps;

/// <summary>
/// The column is the API: whoever sets Link Status = To be Linked asks for a promotion (DESIGN §1, §4.2). Creates are heard of documents only, since a Create step can't be filtered and an
/// import of contacts must not cost a system job a row; master records that are created To be Linked are found by the sweep.
/// </summary>
[Step("Update", "account", Filter = Promotable.LinkStatus)]
[Step("Update", "contact", Filter = Promotable.LinkStatus)]
[Step("Update", "product", Filter = Promotable.LinkStatus)]
[Step("Update", "quote", Filter = Promotable.LinkStatus)]
[Step("Update", "salesorder", Filter = Promotable.LinkStatus)]
[Step("Update", "invoice", Filter = Promotable.LinkStatus)]
[Step("Create", "quote")]
[Step("Create", "salesorder")]
[Step("Create", "invoice")]
public sealed class LinkStatusChanged : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        if (run.Input<Entity>("Target") is not { } target)
        {
            return;
        }

        Guid asker = run.Context.InitiatingUserId;
        Asking asking = new(run.System, run.As(asker), asker);
        if (run.Context.MessageName == "Create")
        {
            target.Id = run.Context.PrimaryEntityId;
            asking.RowCreated(target, run.Context.OperationId, run.Context.OperationCreatedOn);
        }
        else if (!target.Contains(Promotable.LinkError))
        {
            // the engine never writes the status without the error beside it, people never write the error: our own writes cost no request
            asking.StatusChanged(target.LogicalName, run.Context.PrimaryEntityId, run.Context.OperationId, run.Context.OperationCreatedOn);
        }
    });
}
