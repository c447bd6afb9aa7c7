namespace System.Activities;

public sealed class OutArgument<T> : OutArgument
{
    public OutArgument()
        : base(typeof(T))
    {
    }

    public new T Get(ActivityContext context) => (T)(context.Read(this) ?? default(T));

    public void Set(ActivityContext context, T value) => context.Write(this, value);
}
