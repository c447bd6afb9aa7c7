using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>A property of a solution component together with whether customizers may change it.</summary>
[DataContract(Name = "ManagedProperty{0}", Namespace = ContractNamespaces.V2011)]
public abstract class ManagedProperty<T> : IExtensibleDataObject
{
    protected ManagedProperty()
        : this(null)
    {
    }

    protected ManagedProperty(string managedPropertyLogicalName)
    {
        ManagedPropertyLogicalName = managedPropertyLogicalName;
        CanBeChanged = true;
    }

    [DataMember]
    public bool CanBeChanged { get; set; }

    [DataMember]
    public string ManagedPropertyLogicalName { get; private set; }

    [DataMember]
    public T Value { get; set; }

    public ExtensionDataObject ExtensionData { get; set; }
}
