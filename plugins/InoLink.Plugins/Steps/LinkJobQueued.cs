using InoLink.Engine.Jobs;
using InoLink.Engine.Schema;
using InoLink.Engine.Writing;
using InoLink.Plugins.Registration;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Steps;

/// <summary>A new or woken job sets the pen of its company in motion (DESIGN §4.3). Our own outcome writes touch neither trigger.</summary>
[Step("Create", LinkJobTable.Name)]
[Step("Update", LinkJobTable.Name, Filter = LinkJobTable.WakeOn)]
public sealed class LinkJobQueued : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        LinkJob? job = new LinkJobs(run.System).Find(run.Context.PrimaryEntityId);
        if (job is { IsActive: true, Operation: JobOperation.Batch })
        {
            new FanOut(run.System, run.As).Run(job.Id, run.Context.OperationCreatedOn);
        }
        else if (job is { IsActive: true, Company: not null })
        {
            Drain drain = new(run.System, run.Context.OrganizationId, new Connections(run.System).Road, run.Trace);
            drain.Run(job, job.ModifiedOn ?? run.Context.OperationCreatedOn, run.Context.Depth);
        }
        else if (job != null && WriteBack.IsMissing(job))
        {
            WriteBack.Repeat(run.System, job);
        }
    });
}
