using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Problems;
using InoLink.Engine.Promotion;
using InoLink.Plugins.Registration;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>
/// Promotes one record, also one that the caller may see but not write any more, such as an active quote (DESIGN §4.1, §4.2). What the drain would refuse for good is refused at once;
/// a job that waits already is answered instead of a second one.
/// </summary>
[CustomApi("ino_Promote", "prvCreateino_LinkJob", "Promote a record", "Queues a record to be created or updated in QuickBooks.")]
[RequestParameter("TableName", ApiType.String, "Logical name of the table: account, contact, product, quote, salesorder or invoice.")]
[RequestParameter("RecordId", ApiType.Guid, "The record.")]
[RequestParameter("CompanyId", ApiType.Guid, "Accounting company; blank lets the record's link, its owner's business unit or the only company decide.", Optional = true)]
[RequestParameter("Force", ApiType.Boolean, "Send it although a rule refuses it: makes a new customer although QuickBooks has one of nearly that name (INO-1406), links to the document that has its number, customer and total (INO-1737), or sends a quote although an earlier revision of it went (INO-1731).", Optional = true)]
[ResponseProperty("LinkJobId", ApiType.Guid, "The job that waits for the record.")]
[ResponseProperty("LinkStatus", ApiType.String, "Link status of the record: NotLinked, ToBeLinked, Linked, Error or Unlinked.")]
[ResponseProperty("Created", ApiType.Boolean, "Whether the job was made by this call.")]
[ResponseProperty("Message", ApiType.String, "What happens next.")]
public sealed class Promote : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        bool forced = run.Input<bool>("Force");
        EntityReference record = Target.Record(run, Access.Ask);
        CheckedRecord check = Target.Check(run, record, run.Input<Guid?>("CompanyId"), forced);
        if (check.Problem != null)
        {
            throw run.Refusal(check.Problem);
        }

        Promoting promoting = new(run.System, run.As(run.Caller), run.Caller);
        LinkJob job = promoting.Ask(check, run.Context.RequestId ?? run.Context.CorrelationId, run.Now, forced, out bool created);
        run.Answer("LinkJobId", job.Id);
        run.Answer("LinkStatus", "ToBeLinked");
        run.Answer("Created", created);
        run.Answer("Message", Message(run, check, job, created));
    });

    private static string Message(Invocation run, CheckedRecord record, LinkJob job, bool created)
    {
        string queued = created ? Results.QueuedFor(record.Name, record.Company!.Name).In(run.Language) : run.Told(Catalogue.JobWaits(job.SubmittedAt));
        return record.Company!.Obstacle(run.Context.OrganizationId) is { } obstacle ? $"{queued} {run.Told(obstacle)}" : queued;
    }
}
