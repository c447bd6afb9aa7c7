using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Problems;
using InoLink.Engine.Promotion;
using InoLink.Plugins.Registration;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>Takes a Queued job back.</summary>
[CustomApi("ino_CancelLinkJob", "prvCreateino_LinkJob", "Cancel a link job", "Cancels a link job that is still queued.")]
[RequestParameter("LinkJobId", ApiType.Guid, "The link job.")]
[ResponseProperty("JobStatus", ApiType.String, "Status of the job now: Queued, InProgress, Success, Error or Canceled.")]
[ResponseProperty("Message", ApiType.String, "What was done.")]
public sealed class CancelLinkJob : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        LinkJob job = CalledJob.Of(run);
        string by = run.System.Find("systemuser", run.Caller, "fullname")?.Text("fullname") ?? "a user";
        if (new Canceling(run.System).Run(job, run.Now, by) is { } refused)
        {
            throw run.Refusal(refused);
        }

        CalledJob.Answer(run, job.Id, Results.Canceled().In(run.Language));
    });
}
