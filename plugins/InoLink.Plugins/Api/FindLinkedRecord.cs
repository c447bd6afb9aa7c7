using InoLink.Engine.Companies;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Plugins.Registration;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>The record that holds a QuickBooks object.</summary>
[CustomApi("ino_FindLinkedRecord", "prvCreateino_LinkJob", "Find the record of a QuickBooks record", "Finds the record that is linked to a QuickBooks record.")]
[RequestParameter("QuickBooksType", ApiType.String, "Customer, Item, Estimate, Invoice or SalesReceipt.")]
[RequestParameter("QuickBooksId", ApiType.String, "Id of the QuickBooks record.")]
[RequestParameter("CompanyId", ApiType.Guid, "Accounting company; needed only where several have a QuickBooks record of that id.", Optional = true)]
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
public sealed class FindLinkedRecord : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        string type = (run.Input<string>("QuickBooksType") ?? "").Trim();
        string id = (run.Input<string>("QuickBooksId") ?? "").Trim();
        IReadOnlyList<Link> holders = new Links(run.System).HoldersOf(run.Input<Guid?>("CompanyId"), type, id);
        if (holders.Count > 1)
        {
            Companies companies = new(run.System);
            throw Refusal.Of(Catalogue.ChooseOfCompanies(string.Join(", ", holders.Select(link => companies.Find(link.Company)?.Name).OfType<string>())));
        }

        if (holders.Count == 0)
        {
            run.Answer("IsLinked", false);
            run.Answer("LinkStatus", "NotLinked");
            run.Answer("QuickBooksType", type);
            run.Answer("QuickBooksId", id);
            run.Answer("CanPromote", false);
            run.Answer("CanUnlink", false);
            return;
        }

        EntityReference record = new(holders[0].Table, holders[0].RecordId);
        Target.Demand(run, record, Access.Read);
        LinkStatusAnswer.Write(run, record, holders[0]);
    });
}
