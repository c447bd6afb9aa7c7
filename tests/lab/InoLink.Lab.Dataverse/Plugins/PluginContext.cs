using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Plugins;

/// <summary>What a plug-in is told about the operation: the stored context, in its richest interface.</summary>
internal sealed class PluginContext(RemoteExecutionContext stored) : IPluginExecutionContext4
{
    public int Stage => stored.Stage;

    public int Mode => stored.Mode;

    public int IsolationMode => stored.IsolationMode;

    public int Depth => stored.Depth;

    public string MessageName => stored.MessageName;

    public string PrimaryEntityName => stored.PrimaryEntityName;

    public Guid PrimaryEntityId => stored.PrimaryEntityId;

    public string SecondaryEntityName => stored.SecondaryEntityName;

    public Guid? RequestId => stored.RequestId;

    public ParameterCollection InputParameters => stored.InputParameters;

    public ParameterCollection OutputParameters => stored.OutputParameters;

    public ParameterCollection SharedVariables => stored.SharedVariables;

    public Guid UserId => stored.UserId;

    public Guid InitiatingUserId => stored.InitiatingUserId;

    public Guid AuthenticatedUserId => stored.InitiatingUserId;

    public Guid BusinessUnitId => stored.BusinessUnitId;

    public Guid OrganizationId => stored.OrganizationId;

    public string OrganizationName => stored.OrganizationName;

    public EntityImageCollection PreEntityImages => stored.PreEntityImages;

    public EntityImageCollection PostEntityImages => stored.PostEntityImages;

    public EntityImageCollection[] PreEntityImagesCollection => [PreEntityImages];

    public EntityImageCollection[] PostEntityImagesCollection => [PostEntityImages];

    public EntityReference OwningExtension => stored.OwningExtension;

    public Guid CorrelationId => stored.CorrelationId;

    public Guid OperationId => stored.OperationId;

    public DateTime OperationCreatedOn => stored.OperationCreatedOn;

    public bool IsInTransaction => stored.IsInTransaction;

    public bool IsExecutingOffline => false;

    public bool IsOfflinePlayback => false;

    /// <summary>Never kept here: a step of ours must not depend on who called.</summary>
    public IPluginExecutionContext ParentContext => null!;

    public Guid UserAzureActiveDirectoryObjectId => Guid.Empty;

    public Guid InitiatingUserAzureActiveDirectoryObjectId => Guid.Empty;

    public Guid InitiatingUserApplicationId => Guid.Empty;

    public Guid PortalsContactId => Guid.Empty;

    public bool IsPortalsClientCall => false;
}
