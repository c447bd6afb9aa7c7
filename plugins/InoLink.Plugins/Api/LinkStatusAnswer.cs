using InoLink.Engine.Companies;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Jobs;
using InoLink.Engine.Links;
using InoLink.Engine.Problems;
using InoLink.Engine.Promotion;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Plugins.Api;

/// <summary>The answer that ino_GetLinkStatus and ino_FindLinkedRecord share.</summary>
internal static class LinkStatusAnswer
{
    /// <param name="of">The link that is meant; null: that to the company the record goes to.</param>
    /// <returns>How the record stands, and what keeps the caller from promoting it; null where nothing does.</returns>
    public static (CheckedRecord Check, Problem? Blocked) Write(Invocation run, EntityReference record, Link? of = null)
    {
        CheckedRecord check = Target.Check(run, record);
        Link? link = of ?? check.Link;
        Access access = AccessOf.User(run.System, run.Caller, record);
        Problem? blocked = (access & Access.Ask) == Access.Ask ? check.Blocked : Catalogue.MayNotWrite();
        run.Answer("IsLinked", link != null);
        run.Answer("LinkStatus", check.StatusName);
        run.Answer("TableName", record.LogicalName);
        run.Answer("RecordId", record.Id.ToString("D"));
        if (link != null)
        {
            run.Answer("QuickBooksType", link.QuickBooksType);
            run.Answer("QuickBooksId", link.AccountingId);
            run.Answer("QuickBooksDocNumber", link.AccountingRef.Length == 0 ? null : link.AccountingRef);
            run.Answer("QuickBooksUrl", Url(run, link));
        }

        run.Answer("LastLinkedOn", check.LastLinkedOn);
        run.Answer("LinkJobId", (check.Waiting?.Id ?? new LinkJobs(run.System).LastOf(record.Id))?.ToString("D"));
        run.Answer("CanPromote", blocked == null);
        run.Answer("CanUnlink", (access & Access.Write) != 0 && check.MayUnlink);
        run.Answer("BlockedReason", blocked == null ? null : run.Told(blocked));
        run.Answer("ErrorDescription", check.Status == LinkStatus.Error ? check.Error : null);
        return (check, blocked);
    }

    private static string? Url(Invocation run, Link link) =>
        new Companies(run.System).Find(link.Company) is { } company ? QuickBooksPage.Of(link.QuickBooksType, link.AccountingId, company, Loopback.Of(run.System)) : null;
}
