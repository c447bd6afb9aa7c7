using System.Activities;
using InoLink.Engine.Jobs;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;

namespace InoLink.Workflows;

/// <summary>Queues a link job again that ended in Error, as ino_RetryLinkJob does; one that waits for a later try goes now.</summary>
public sealed class RetryLinkJob : LinkActivity
{
    [RequiredArgument]
    [Input("Link Job")]
    [ReferenceTarget(LinkJobTable.Name)]
    public InArgument<EntityReference> LinkJob { get; set; } = null!;

    /// <summary>Queued, InProgress, Success, Error or Canceled.</summary>
    [Output("Job Status")]
    public OutArgument<string> JobStatus { get; set; } = null!;

    [Output("Message")]
    public OutArgument<string> Message { get; set; } = null!;

    private protected override void Work(Run run)
    {
        Guid id = LinkJob.Get(run.Activity)?.Id ?? Guid.Empty;
        if (new LinkJobs(run.System).Find(id) == null)
        {
            throw new RefusedException(Catalogue.NoSuchJob());
        }

        OrganizationResponse answer = run.Call("ino_RetryLinkJob", ("LinkJobId", id));
        JobStatus.Set(run.Activity, (string)answer["JobStatus"]);
        Message.Set(run.Activity, (string)answer["Message"]);
    }
}
