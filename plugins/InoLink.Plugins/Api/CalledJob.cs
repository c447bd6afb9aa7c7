using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>The job that a call is about, after the caller's rights were checked: Write on its record or, where there is none, on the job or having asked for it.</summary>
internal static class CalledJob
{
    public static LinkJob Of(Invocation run)
    {
        LinkJob job = new LinkJobs(run.System).Find(run.Input<Guid>("LinkJobId")) ?? throw Refusal.Of(Catalogue.NoSuchJob());
        bool hasRecord = job.RecordId != Guid.Empty && run.System.Find(job.Table, job.RecordId, Promotable.LinkStatus) != null;
        if (hasRecord)
        {
            Target.Demand(run, job.Record, Access.Write);
        }
        else if (job.SubmittedBy != run.Caller && (AccessOf.User(run.System, run.Caller, new EntityReference(LinkJobTable.Name, job.Id)) & Access.Write) == 0)
        {
            throw Refusal.Of(Catalogue.NoSuchJob());
        }

        return job;
    }

    /// <summary>Answers how the job stands now.</summary>
    public static void Answer(Invocation run, Guid job, string message)
    {
        run.Answer("JobStatus", new LinkJobs(run.System).Find(job)?.Status.ToString());
        run.Answer("Message", message);
    }
}
