namespace Microsoft.Xrm.Sdk.Workflow;

public interface IWorkflowContext : IExecutionContext
{
    string StageName { get; }

    /// <summary>The kind of process, as in workflow.category.</summary>
    int WorkflowCategory { get; }

    /// <summary>0 background, 1 real-time.</summary>
    int WorkflowMode { get; }

    IWorkflowContext ParentContext { get; }
}
