using System;

namespace Microsoft.Xrm.Sdk;

/// <summary>Adds the user who signed in, under any impersonation.</summary>
public interface IPluginExecutionContext3 : IPluginExecutionContext2
{
    Guid AuthenticatedUserId { get; }
}
