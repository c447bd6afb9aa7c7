using InoLink.Engine.Dataverse;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Promotion;
using InoLink.Engine.Schema;
using InoLink.Plugins.Registration;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>Ends the link of an account, contact or product. QuickBooks stays as it is; an attempt whose outcome is unknown waits for its probe (BOOKS B03).</summary>
[CustomApi("ino_Unlink", "prvCreateino_LinkJob", "Unlink a record", "Ends the link of an account, contact or product to QuickBooks; nothing is deleted there.")]
[RequestParameter("TableName", ApiType.String, "Logical name of the table: account, contact or product.")]
[RequestParameter("RecordId", ApiType.Guid, "The record.")]
[ResponseProperty("LinkStatus", ApiType.String, "Link status of the record now.")]
[ResponseProperty("QuickBooksId", ApiType.String, "Id of the QuickBooks record that it was linked to.")]
[ResponseProperty("Message", ApiType.String, "What was done.")]
public sealed class Unlink : IPlugin
{
    public void Execute(IServiceProvider serviceProvider) => Invocation.Run(serviceProvider, run =>
    {
        EntityReference record = Target.Record(run, Access.Write);
        Unlinking unlinking = new(run.System);
        if (unlinking.Check(record) is { } refused)
        {
            throw run.Refusal(refused);
        }

        IReadOnlyList<Link> links = new Links(run.System).AllOpenOf(new[] { record.Id });
        if (links.Count == 0)
        {
            LinkStatus? status = (LinkStatus?)run.System.Find(record.LogicalName, record.Id, Promotable.LinkStatus)?.Choice(Promotable.LinkStatus);
            run.Answer("LinkStatus", status?.ToString() ?? "NotLinked");
            run.Answer("Message", run.Told(Catalogue.NotLinked()));
            return;
        }

        if (unlinking.Run(record, links, run.Now, run.Caller, "Unlinked.") is { } started)
        {
            throw run.Refusal(started);
        }

        run.Answer("LinkStatus", nameof(LinkStatus.Unlinked));
        run.Answer("QuickBooksId", links[links.Count - 1].AccountingId);
        run.Answer("Message", Results.Unlinked(links.Select(link => link.Title).ToList()).In(run.Language));
    });
}
