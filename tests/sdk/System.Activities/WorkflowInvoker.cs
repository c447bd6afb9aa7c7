using System.Activities.Hosting;
using System.Collections.Generic;

namespace System.Activities;

public sealed class WorkflowInvoker
{
    private readonly Activity workflow;

    public WorkflowInvoker(Activity workflow)
    {
        this.workflow = workflow ?? throw new ArgumentNullException(nameof(workflow));
        Extensions = new WorkflowInstanceExtensionManager();
    }

    public WorkflowInstanceExtensionManager Extensions { get; }

    public static IDictionary<string, object> Invoke(Activity workflow) => new WorkflowInvoker(workflow).Invoke();

    public static IDictionary<string, object> Invoke(Activity workflow, IDictionary<string, object> inputs) => new WorkflowInvoker(workflow).Invoke(inputs);

    public IDictionary<string, object> Invoke() => Invoke(new Dictionary<string, object>());

    public IDictionary<string, object> Invoke(IDictionary<string, object> inputs)
    {
        if (inputs == null)
        {
            throw new ArgumentNullException(nameof(inputs));
        }

        // a creation function runs once an invocation
        Extensions.Reset();
        return new Invocation(workflow, inputs).Run(new CodeActivityContext(Extensions) { WorkflowInstanceId = Guid.NewGuid(), ActivityInstanceId = "1" });
    }
}
