using System.Activities.Hosting;

namespace System.Activities;

public sealed class CodeActivityContext : ActivityContext
{
    internal CodeActivityContext(WorkflowInstanceExtensionManager extensions)
        : base(extensions)
    {
    }
}
