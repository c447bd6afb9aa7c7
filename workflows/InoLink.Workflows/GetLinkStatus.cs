using System.Activities;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;

namespace InoLink.Workflows;

/// <summary>How a record stands, as ino_GetLinkStatus says it. A text that the core leaves out is empty.</summary>
public sealed class GetLinkStatus : DocumentActivity
{
    [Output("Is Linked")]
    public OutArgument<bool> IsLinked { get; set; } = null!;

    /// <summary>NotLinked, ToBeLinked, Linked, Error or Unlinked.</summary>
    [Output("Link Status")]
    public OutArgument<string> LinkStatus { get; set; } = null!;

    [Output("QuickBooks Type")]
    public OutArgument<string> QuickBooksType { get; set; } = null!;

    [Output("QuickBooks Id")]
    public OutArgument<string> QuickBooksId { get; set; } = null!;

    [Output("QuickBooks Document Number")]
    public OutArgument<string> QuickBooksDocNumber { get; set; } = null!;

    [Output("QuickBooks Address")]
    public OutArgument<string> QuickBooksUrl { get; set; } = null!;

    [Output("Last Linked On")]
    public OutArgument<DateTime> LastLinkedOn { get; set; } = null!;

    [Output("Link Job")]
    [ReferenceTarget(LinkJobTable.Name)]
    public OutArgument<EntityReference> LinkJob { get; set; } = null!;

    [Output("Can Promote")]
    public OutArgument<bool> CanPromote { get; set; } = null!;

    [Output("Can Unlink")]
    public OutArgument<bool> CanUnlink { get; set; } = null!;

    [Output("Blocked Reason")]
    public OutArgument<string> BlockedReason { get; set; } = null!;

    [Output("Error Description")]
    public OutArgument<string> ErrorDescription { get; set; } = null!;

    private protected override Access Needed => Access.Read;

    private protected override void Work(Run run, EntityReference record)
    {
        OrganizationResponse answer = run.Call("ino_GetLinkStatus", ("TableName", record.LogicalName), ("RecordId", record.Id));
        CodeActivityContext context = run.Activity;
        IsLinked.Set(context, (bool)answer["IsLinked"]);
        LinkStatus.Set(context, Text(answer, "LinkStatus"));
        QuickBooksType.Set(context, Text(answer, "QuickBooksType"));
        QuickBooksId.Set(context, Text(answer, "QuickBooksId"));
        QuickBooksDocNumber.Set(context, Text(answer, "QuickBooksDocNumber"));
        QuickBooksUrl.Set(context, Text(answer, "QuickBooksUrl"));
        CanPromote.Set(context, (bool)answer["CanPromote"]);
        CanUnlink.Set(context, (bool)answer["CanUnlink"]);
        BlockedReason.Set(context, Text(answer, "BlockedReason"));
        ErrorDescription.Set(context, Text(answer, "ErrorDescription"));
        if (answer.Results.Contains("LastLinkedOn"))
        {
            LastLinkedOn.Set(context, (DateTime)answer["LastLinkedOn"]);
        }

        if (Guid.TryParse(Text(answer, "LinkJobId"), out Guid job))
        {
            LinkJob.Set(context, new EntityReference(LinkJobTable.Name, job));
        }
    }

    private static string Text(OrganizationResponse answer, string name) => answer.Results.Contains(name) ? (string)answer[name] : "";
}
