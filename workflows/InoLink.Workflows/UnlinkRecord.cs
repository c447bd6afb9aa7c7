using System.Activities;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Promotion;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;

namespace InoLink.Workflows;

/// <summary>Ends the link of an account, contact or product, as ino_Unlink does. QuickBooks stays as it is; documents go once and keep their link.</summary>
public sealed class UnlinkRecord : RecordActivity
{
    [Output("Link Status")]
    public OutArgument<string> LinkStatus { get; set; } = null!;

    [Output("QuickBooks Id")]
    public OutArgument<string> QuickBooksId { get; set; } = null!;

    [Output("Message")]
    public OutArgument<string> Message { get; set; } = null!;

    private protected override Access Needed => Access.Write;

    private protected override void Work(Run run, EntityReference record)
    {
        if (new Unlinking(run.System).Check(record) is { } refused)
        {
            throw new RefusedException(refused);
        }

        OrganizationResponse answer = run.Call("ino_Unlink", ("TableName", record.LogicalName), ("RecordId", record.Id));
        LinkStatus.Set(run.Activity, (string)answer["LinkStatus"]);
        QuickBooksId.Set(run.Activity, answer.Results.Contains("QuickBooksId") ? (string)answer["QuickBooksId"] : "");
        Message.Set(run.Activity, (string)answer["Message"]);
    }
}
