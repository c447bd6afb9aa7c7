using System;

namespace Microsoft.Xrm.Sdk;

/// <summary>A plug-in. One instance serves several threads and is kept between executions (dataverse-runtime §1).</summary>
public interface IPlugin
{
    void Execute(IServiceProvider serviceProvider);
}
