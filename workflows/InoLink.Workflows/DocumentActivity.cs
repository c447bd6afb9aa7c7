using System.Activities;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;

namespace InoLink.Workflows;

/// <summary>An activity that documents have too, not only master records.</summary>
public abstract class DocumentActivity : RecordActivity
{
    [Input("Quote")]
    [ReferenceTarget("quote")]
    public InArgument<EntityReference> Quote { get; set; } = null!;

    [Input("Order")]
    [ReferenceTarget("salesorder")]
    public InArgument<EntityReference> Order { get; set; } = null!;

    [Input("Invoice")]
    [ReferenceTarget("invoice")]
    public InArgument<EntityReference> Invoice { get; set; } = null!;

    private protected override IEnumerable<InArgument<EntityReference>> Inputs => base.Inputs.Concat(new[] { Quote, Order, Invoice });
}
