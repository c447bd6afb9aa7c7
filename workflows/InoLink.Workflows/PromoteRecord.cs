using System.Activities;
using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using InoLink.Engine.Promotion;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;

namespace InoLink.Workflows;

/// <summary>Queues one record for QuickBooks, as ino_Promote does. What it waits for becomes a link job; what is refused is told by the outputs.</summary>
public sealed class PromoteRecord : DocumentActivity
{
    [Input("Accounting Company")]
    [ReferenceTarget(CompanyTable.Name)]
    public InArgument<EntityReference> Company { get; set; } = null!;

    /// <summary>
    /// Send it although a rule refuses it: make a new customer although QuickBooks has one of nearly that name (INO-1406), link to the document that has its number, customer and total
    /// (INO-1737), send a quote although an earlier revision of it went (INO-1731).
    /// </summary>
    [Input("Force")]
    [Default("False")]
    public InArgument<bool> Force { get; set; } = null!;

    [Output("Link Job")]
    [ReferenceTarget(LinkJobTable.Name)]
    public OutArgument<EntityReference> LinkJob { get; set; } = null!;

    /// <summary>Yes where the job was made by this step; no where one waited already.</summary>
    [Output("Created")]
    public OutArgument<bool> Created { get; set; } = null!;

    [Output("Message")]
    public OutArgument<string> Message { get; set; } = null!;

    private protected override Access Needed => Access.Ask;

    private protected override void Work(Run run, EntityReference record)
    {
        Guid? company = Company.Get(run.Activity)?.Id;
        bool force = Force.Get(run.Activity);
        if (run.IsRealTime && Obstacle(run, record, company, force) is { } refused)
        {
            throw new RefusedException(refused);
        }

        OrganizationResponse answer = run.Call("ino_Promote", ("TableName", record.LogicalName), ("RecordId", record.Id), ("CompanyId", company), ("Force", force));
        LinkJob.Set(run.Activity, new EntityReference(LinkJobTable.Name, (Guid)answer["LinkJobId"]));
        Created.Set(run.Activity, (bool)answer["Created"]);
        Message.Set(run.Activity, (string)answer["Message"]);
    }

    // read before the call, which would undo the save
    private static Problem? Obstacle(Run run, EntityReference record, Guid? company, bool force) =>
        new PromotionCheck(run.System, run.Context.OperationCreatedOn).Look(record.LogicalName, new[] { record.Id }, company, force)[record.Id].Problem;
}
