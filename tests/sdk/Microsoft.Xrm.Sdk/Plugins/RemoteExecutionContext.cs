using System;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>A context that can be written down: what the platform stores for an asynchronous step until its job runs (dataverse-runtime §4).</summary>
[DataContract(Name = "RemoteExecutionContext", Namespace = ContractNamespaces.V2011)]
public sealed class RemoteExecutionContext : IPluginExecutionContext, IExtensibleDataObject
{
    private ParameterCollection inputParameters;
    private ParameterCollection outputParameters;
    private ParameterCollection sharedVariables;
    private EntityImageCollection preEntityImages;
    private EntityImageCollection postEntityImages;

    [DataMember]
    public Guid BusinessUnitId { get; set; }

    [DataMember]
    public Guid CorrelationId { get; set; }

    [DataMember]
    public int Depth { get; set; }

    [DataMember]
    public Guid InitiatingUserAzureActiveDirectoryObjectId { get; set; }

    [DataMember]
    public Guid InitiatingUserId { get; set; }

    [DataMember]
    public ParameterCollection InputParameters
    {
        get => inputParameters ??= new ParameterCollection();
        private set => inputParameters = value;
    }

    [DataMember]
    public bool IsExecutingOffline { get; set; }

    [DataMember]
    public bool IsInTransaction { get; set; }

    [DataMember]
    public bool IsOfflinePlayback { get; set; }

    [DataMember]
    public int IsolationMode { get; set; }

    [DataMember]
    public string MessageName { get; set; }

    [DataMember]
    public int Mode { get; set; }

    [DataMember]
    public DateTime OperationCreatedOn { get; set; }

    [DataMember]
    public Guid OperationId { get; set; }

    [DataMember]
    public Guid OrganizationId { get; set; }

    [DataMember]
    public string OrganizationName { get; set; }

    [DataMember]
    public ParameterCollection OutputParameters
    {
        get => outputParameters ??= new ParameterCollection();
        private set => outputParameters = value;
    }

    [DataMember]
    public EntityReference OwningExtension { get; set; }

    [DataMember]
    public RemoteExecutionContext ParentContext { get; set; }

    [DataMember]
    public EntityImageCollection PostEntityImages
    {
        get => postEntityImages ??= new EntityImageCollection();
        private set => postEntityImages = value;
    }

    [DataMember]
    public EntityImageCollection PreEntityImages
    {
        get => preEntityImages ??= new EntityImageCollection();
        private set => preEntityImages = value;
    }

    [DataMember]
    public Guid PrimaryEntityId { get; set; }

    [DataMember]
    public string PrimaryEntityName { get; set; }

    [DataMember]
    public Guid? RequestId { get; set; }

    [DataMember]
    public string SecondaryEntityName { get; set; }

    [DataMember]
    public ParameterCollection SharedVariables
    {
        get => sharedVariables ??= new ParameterCollection();
        private set => sharedVariables = value;
    }

    [DataMember]
    public int Stage { get; set; }

    [DataMember]
    public Guid UserAzureActiveDirectoryObjectId { get; set; }

    [DataMember]
    public Guid UserId { get; set; }

    public ExtensionDataObject ExtensionData { get; set; }

    IPluginExecutionContext IPluginExecutionContext.ParentContext => ParentContext;
}
