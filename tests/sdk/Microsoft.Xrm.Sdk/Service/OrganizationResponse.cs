using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>What a message answers; the typed responses are views over <see cref="Results"/>.</summary>
[DataContract(Name = "OrganizationResponse", Namespace = ContractNamespaces.V2011)]
[KnownType(nameof(GetKnownTypes))]
public class OrganizationResponse : IExtensibleDataObject
{
    private ParameterCollection results;

    [DataMember]
    public string ResponseName { get; set; }

    [DataMember]
    public ParameterCollection Results
    {
        get => results ??= new ParameterCollection();
        set => results = value;
    }

    public ExtensionDataObject ExtensionData { get; set; }

    /// <exception cref="KeyNotFoundException">the result read is not there</exception>
    public object this[string parameterName]
    {
        get => Results[parameterName];
        set => Results[parameterName] = value;
    }

    private protected T Get<T>([CallerMemberName] string name = null)
        => Results.TryGetValue(name, out object value) && value != null ? (T)value : default;

    private static IEnumerable<Type> GetKnownTypes() => KnownTypes.Responses;
}
