using InoLink.Lab.Dataverse.Plugins;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;

namespace InoLink.Lab.Dataverse.Processes;

/// <summary>What an activity is told about the process that runs it.</summary>
internal sealed class WorkflowContext(RemoteExecutionContext stored, bool isRealTime) : IWorkflowContext
{
    private readonly PluginContext context = new(stored);

    public string StageName => "";

    public int WorkflowCategory => ProcessReader.Workflow;

    public int WorkflowMode => isRealTime ? 1 : 0;

    /// <summary>Never kept, as with plug-ins.</summary>
    public IWorkflowContext ParentContext => null!;

    public int Mode => context.Mode;

    public int IsolationMode => context.IsolationMode;

    public int Depth => context.Depth;

    public string MessageName => context.MessageName;

    public string PrimaryEntityName => context.PrimaryEntityName;

    public Guid PrimaryEntityId => context.PrimaryEntityId;

    public string SecondaryEntityName => context.SecondaryEntityName;

    public Guid? RequestId => context.RequestId;

    public ParameterCollection InputParameters => context.InputParameters;

    public ParameterCollection OutputParameters => context.OutputParameters;

    public ParameterCollection SharedVariables => context.SharedVariables;

    public Guid UserId => context.UserId;

    public Guid InitiatingUserId => context.InitiatingUserId;

    public Guid BusinessUnitId => context.BusinessUnitId;

    public Guid OrganizationId => context.OrganizationId;

    public string OrganizationName => context.OrganizationName;

    public EntityImageCollection PreEntityImages => context.PreEntityImages;

    public EntityImageCollection PostEntityImages => context.PostEntityImages;

    public EntityReference OwningExtension => context.OwningExtension;

    public Guid CorrelationId => context.CorrelationId;

    public Guid OperationId => context.OperationId;

    public DateTime OperationCreatedOn => context.OperationCreatedOn;

    public bool IsInTransaction => context.IsInTransaction;

    public bool IsExecutingOffline => false;

    public bool IsOfflinePlayback => false;
}
