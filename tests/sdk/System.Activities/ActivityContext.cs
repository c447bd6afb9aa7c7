using System.Activities.Hosting;
using System.Collections.Generic;

namespace System.Activities;

/// <summary>The values of one run. An argument that belongs to no public property of the running activity has none; after the run nothing has.</summary>
public class ActivityContext
{
    private readonly Dictionary<Argument, object> values = new Dictionary<Argument, object>();
    private readonly WorkflowInstanceExtensionManager extensions;
    private bool ended;

    internal ActivityContext(WorkflowInstanceExtensionManager extensions) => this.extensions = extensions;

    public string ActivityInstanceId { get; internal set; }

    public Guid WorkflowInstanceId { get; internal set; }

    public T GetExtension<T>()
        where T : class
    {
        DemandRunning();
        return extensions.Find<T>();
    }

    public T GetValue<T>(InArgument<T> argument) => argument.Get(this);

    public T GetValue<T>(OutArgument<T> argument) => argument.Get(this);

    public T GetValue<T>(InOutArgument<T> argument) => argument.Get(this);

    public object GetValue(Argument argument) => Read(argument);

    public void SetValue<T>(InArgument<T> argument, T value) => argument.Set(this, value);

    public void SetValue<T>(OutArgument<T> argument, T value) => argument.Set(this, value);

    public void SetValue<T>(InOutArgument<T> argument, T value) => argument.Set(this, value);

    public void SetValue(Argument argument, object value) => Write(argument, value);

    internal object Read(Argument argument)
    {
        DemandRunning();
        return values.TryGetValue(argument, out object value) ? value : throw Stray();
    }

    internal void Write(Argument argument, object value)
    {
        DemandRunning();
        values[argument] = values.ContainsKey(argument) ? value : throw Stray();
    }

    internal void Begin(Argument argument, object value) => values[argument] = value;

    internal bool TryResult(Argument argument, out object value) => values.TryGetValue(argument, out value);

    internal void End() => ended = true;

    private static InvalidOperationException Stray() => new InvalidOperationException("this argument belongs to no public property of the activity that runs");

    private void DemandRunning()
    {
        if (ended)
        {
            throw new ObjectDisposedException(GetType().FullName, "the activity has ended");
        }
    }
}
