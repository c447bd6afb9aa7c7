using InoLink.Engine.Jobs;
using InoLink.Engine.Problems;
using InoLink.Engine.Promotion;
using InoLink.Engine.Schema;
using InoLink.Plugins.Registration;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>Queues a job again that ended in Error; one that waits for a later try goes now.</summary>
[CustomApi("ino_RetryLinkJob", "prvCreateino_LinkJob", "Retry a link job", "Queues a link job again that ended in Error.")]
[RequestParameter("LinkJobId", ApiType.Guid, "The link job.")]
[ResponseProperty("JobStatus", ApiType.String, "Status of the job now: Queued, InProgress, Success, Error or Canceled.")]
[ResponseProperty("Message", ApiType.String, "What was done.")]
public sealed class RetryLinkJob : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        LinkJob job = CalledJob.Of(run);
        if (new Retrying(run.System).Run(job, run.Now) is { } refused)
        {
            throw run.Refusal(refused);
        }

        CalledJob.Answer(run, job.Id, (job.Status == JobStatus.Error ? Results.QueuedAgain() : Results.GoesNow()).In(run.Language));
    });
}
