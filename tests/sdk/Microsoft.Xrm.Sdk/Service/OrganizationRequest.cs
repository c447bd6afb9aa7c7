using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>A message with its parameters; the typed requests are views over them.</summary>
[DataContract(Name = "OrganizationRequest", Namespace = ContractNamespaces.V2011)]
[KnownType(nameof(GetKnownTypes))]
public class OrganizationRequest : IExtensibleDataObject
{
    private ParameterCollection parameters;

    public OrganizationRequest()
        : this(null)
    {
    }

    public OrganizationRequest(string requestName) => RequestName = requestName;

    [DataMember]
    public ParameterCollection Parameters
    {
        get => parameters ??= new ParameterCollection();
        set => parameters = value;
    }

    [DataMember]
    public Guid? RequestId { get; set; }

    [DataMember]
    public string RequestName { get; set; }

    public ExtensionDataObject ExtensionData { get; set; }

    /// <exception cref="KeyNotFoundException">the parameter read is not there</exception>
    public object this[string parameterName]
    {
        get => Parameters[parameterName];
        set => Parameters[parameterName] = value;
    }

    private protected T Get<T>([CallerMemberName] string name = null)
        => Parameters.TryGetValue(name, out object value) && value != null ? (T)value : default;

    private protected void Set(object value, [CallerMemberName] string name = null) => Parameters[name] = value;

    private static IEnumerable<Type> GetKnownTypes() => KnownTypes.Requests;
}
