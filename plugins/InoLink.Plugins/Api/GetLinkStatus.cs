using InoLink.Engine.Dataverse;
using InoLink.Plugins.Registration;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>How a record stands: its link, its job, what may be done with it and why not (webresources §5).</summary>
[CustomApi("ino_GetLinkStatus", "prvCreateino_LinkJob", "Get the link status of a record", "Says whether a record is linked to QuickBooks, and whether it can be promoted.")]
[RequestParameter("TableName", ApiType.String, "Logical name of the table: account, contact, product, quote, salesorder or invoice.")]
[RequestParameter("RecordId", ApiType.Guid, "The record.")]
[ResponseProperty("IsLinked", ApiType.Boolean, "Whether the record is linked.")]
[ResponseProperty("LinkStatus", ApiType.String, "Link status of the record: NotLinked, ToBeLinked, Linked, Error or Unlinked.")]
[ResponseProperty("TableName", ApiType.String, "Table of the record.")]
[ResponseProperty("RecordId", ApiType.String, "The record.")]
[ResponseProperty("QuickBooksType", ApiType.String, "Customer, Item, Estimate, Invoice or SalesReceipt.")]
[ResponseProperty("QuickBooksId", ApiType.String, "Id of the QuickBooks record.")]
[ResponseProperty("QuickBooksDocNumber", ApiType.String, "Document number in QuickBooks.")]
[ResponseProperty("QuickBooksUrl", ApiType.String, "Address that opens it in QuickBooks.")]
[ResponseProperty("LastLinkedOn", ApiType.DateTime, "When it last went over.")]
[ResponseProperty("LinkJobId", ApiType.String, "The job that waits for the record, else its last one.")]
[ResponseProperty("CanPromote", ApiType.Boolean, "Whether Promote would queue it.")]
[ResponseProperty("CanUnlink", ApiType.Boolean, "Whether Unlink would end its link.")]
[ResponseProperty("BlockedReason", ApiType.String, "Why Promote would not, and what to do; blank if it would.")]
[ResponseProperty("ErrorDescription", ApiType.String, "What went wrong last, while the status is Error.")]
[ResponseProperty("ForceLabel", ApiType.String, "What Promote with Force would do although a rule refuses the record, as the words of a button; blank where nobody can decide otherwise.")]
[ResponseProperty("RecordName", ApiType.String, "Name of the record.")]
[ResponseProperty("CompanyName", ApiType.String, "QuickBooks company that the record goes to; blank where none is connected or several could be meant.")]
[ResponseProperty("ConnectionProblem", ApiType.String, "Why nothing can be written to that company for now, and what to do; a job would wait.")]
[ResponseProperty("PlannedAction", ApiType.String, "What promoting it would do: Create, Link, Update, UpToDate, Waits or Refused; blank where it can't be planned.")]
[ResponseProperty("PlannedType", ApiType.String, "What it would become: Customer, Item, Estimate, Invoice or SalesReceipt.")]
[ResponseProperty("FormerQuickBooksId", ApiType.String, "Id of the QuickBooks record that it was linked to before and would be linked to again.")]
[ResponseProperty("BlockedCode", ApiType.String, "Code of the reason in BlockedReason, such as INO-1018 for a job that waits already.")]
[ResponseProperty("JobStatus", ApiType.String, "Status of the job in LinkJobId: Queued, InProgress, Success, Error or Canceled.")]
[ResponseProperty("JobSubmittedOn", ApiType.DateTime, "When the job in LinkJobId was asked for.")]
[ResponseProperty("CustomerName", ApiType.String, "Customer of a quote, order or invoice.")]
[ResponseProperty("TotalAmount", ApiType.Decimal, "Total amount of a quote, order or invoice, in its currency.")]
[ResponseProperty("CurrencyCode", ApiType.String, "ISO code of that currency.")]
public sealed class GetLinkStatus : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        var (check, blocked) = LinkStatusAnswer.Write(run, Target.Record(run, Access.Read));
        ProspectAnswer.Write(run, check, blocked);
    });
}
