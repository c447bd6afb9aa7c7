using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Plugins;

/// <summary>What a plug-in is told about the operation. Serialisable, since an asynchronous step gets a copy of it (dataverse-runtime §4).</summary>
[DataContract(Name = "PluginContext", Namespace = "")]
internal sealed class PluginContext : IPluginExecutionContext
{
    [DataMember]
    public string MessageName { get; set; } = "";

    [DataMember]
    public string PrimaryEntityName { get; set; } = "";

    [DataMember]
    public Guid PrimaryEntityId { get; set; }

    [DataMember]
    public string SecondaryEntityName { get; set; } = "none";

    [DataMember]
    public int Stage { get; set; }

    /// <summary>0 synchronous, 1 asynchronous.</summary>
    [DataMember]
    public int Mode { get; set; }

    [DataMember]
    public int Depth { get; set; }

    [DataMember]
    public Guid CorrelationId { get; set; }

    [DataMember]
    public Guid UserId { get; set; }

    [DataMember]
    public Guid InitiatingUserId { get; set; }

    [DataMember]
    public Guid BusinessUnitId { get; set; }

    [DataMember]
    public Guid OrganizationId { get; set; }

    [DataMember]
    public string OrganizationName { get; set; } = "";

    [DataMember]
    public Guid? RequestId { get; set; }

    [DataMember]
    public DateTime OperationCreatedOn { get; set; }

    [DataMember]
    public ParameterCollection InputParameters { get; set; } = [];

    [DataMember]
    public ParameterCollection OutputParameters { get; set; } = [];

    [DataMember]
    public ParameterCollection SharedVariables { get; set; } = [];

    [DataMember]
    public EntityImageCollection PreEntityImages { get; set; } = [];

    [DataMember]
    public EntityImageCollection PostEntityImages { get; set; } = [];

    /// <summary>The asyncoperation row of an asynchronous run; empty for a synchronous one.</summary>
    public Guid OperationId { get; set; }

    public EntityReference OwningExtension { get; set; } = new("sdkmessageprocessingstep", Guid.Empty);

    public bool IsInTransaction { get; set; }

    /// <summary>2 = sandbox, the only mode online.</summary>
    public int IsolationMode => 2;

    public bool IsExecutingOffline => false;

    public bool IsOfflinePlayback => false;

    /// <summary>The parent's context is not kept: a step of ours must not depend on who called.</summary>
    public IPluginExecutionContext? ParentContext => null;

    // a deserialised object's initialisers do not run
    [OnDeserializing]
    private void Prepare(StreamingContext context) => OwningExtension = new EntityReference("sdkmessageprocessingstep", Guid.Empty);
}
