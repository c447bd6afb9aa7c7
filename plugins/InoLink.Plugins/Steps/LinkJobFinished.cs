using InoLink.Engine.Dataverse;
using InoLink.Engine.Schema;
using InoLink.Plugins.Registration;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Steps;

/// <summary>
/// Raises the business event of a finished job, for flows and other subscribers (DESIGN §4.6). The step's own system job is the outbox: told at least once, so a subscriber takes
/// the job's id as key. The event has no main operation; its subscribers are asynchronous steps. It is raised as SYSTEM, and its privilege keeps others from raising it.
/// </summary>
[Step("Update", LinkJobTable.Name, Filter = LinkJobTable.ProcessedAt)]
[CustomApi(Event, "prvWriteino_AccountingCompany", "When a link job finishes", "Raised when a link job has ended: with success, with an error, or canceled.", IsEvent = true)]
[RequestParameter("LinkJobId", ApiType.Guid, "The job. The same job may be told of more than once.")]
[RequestParameter("JobStatus", ApiType.String, "Success, Error or Canceled.")]
[RequestParameter("TableName", ApiType.String, "Logical name of the record's table; blank for a job about a whole company.", Optional = true)]
[RequestParameter("RecordId", ApiType.Guid, "The record; blank for a job about a whole company.", Optional = true)]
[RequestParameter("QuickBooksId", ApiType.String, "Id of the object in QuickBooks.", Optional = true)]
[RequestParameter("AccountingRef", ApiType.String, "Document number in QuickBooks.", Optional = true)]
[RequestParameter("ErrorCode", ApiType.String, "Code of the error, such as INO-1201.", Optional = true)]
[RequestParameter("ErrorDescription", ApiType.String, "What happened, in a sentence.", Optional = true)]
public sealed class LinkJobFinished : IPlugin
{
    private const string Event = "ino_OnLinkJobFinished";

    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        Entity? job = run.System.Find(
            LinkJobTable.Name, run.Context.PrimaryEntityId, LinkJobTable.Status, LinkJobTable.TableName, LinkJobTable.RecordId, LinkJobTable.AccountingId, LinkJobTable.AccountingRef,
            LinkJobTable.ErrorCode, LinkJobTable.ErrorDescription);

        // one that was queued again meanwhile has not finished; its end will be told
        if (job?.Choice(LinkJobTable.Status) is not { } status || (JobStatus)status is not (JobStatus.Success or JobStatus.Error or JobStatus.Canceled))
        {
            return;
        }

        OrganizationRequest raised = new(Event) { ["LinkJobId"] = job.Id, ["JobStatus"] = ((JobStatus)status).ToString() };
        foreach ((string parameter, string column) in Texts.Where(text => job.Text(text.Column).Length > 0))
        {
            raised[parameter] = job.Text(column);
        }

        if (Guid.TryParse(job.Text(LinkJobTable.RecordId), out Guid record))
        {
            raised["RecordId"] = record;
        }

        run.System.Execute(raised);
    });

    private static readonly (string Parameter, string Column)[] Texts =
    {
        ("TableName", LinkJobTable.TableName), ("QuickBooksId", LinkJobTable.AccountingId), ("AccountingRef", LinkJobTable.AccountingRef), ("ErrorCode", LinkJobTable.ErrorCode),
        ("ErrorDescription", LinkJobTable.ErrorDescription),
    };
}
