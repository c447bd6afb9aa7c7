using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>Value of a managed property column such as iscustomizable.</summary>
[DataContract(Name = "BooleanManagedProperty", Namespace = ContractNamespaces.V2011)]
public sealed class BooleanManagedProperty : ManagedProperty<bool>
{
    public BooleanManagedProperty()
    {
    }

    public BooleanManagedProperty(bool value) => Value = value;
}
