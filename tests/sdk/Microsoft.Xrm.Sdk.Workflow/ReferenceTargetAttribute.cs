using System;

namespace Microsoft.Xrm.Sdk.Workflow;

/// <summary>The one table whose rows a reference argument takes.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReferenceTargetAttribute : Attribute
{
    public ReferenceTargetAttribute(string entityName) => EntityName = entityName;

    public string EntityName { get; }
}
