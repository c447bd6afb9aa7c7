using System;

namespace Microsoft.Xrm.Sdk.Workflow;

public abstract class ParameterAttribute : Attribute
{
    protected ParameterAttribute(string name) => Name = name;

    public string Name { get; }
}
