namespace System.Activities;

public sealed class InOutArgument<T> : InOutArgument
{
    public InOutArgument()
        : base(typeof(T))
    {
    }

    public new T Get(ActivityContext context) => (T)(context.Read(this) ?? default(T));

    public void Set(ActivityContext context, T value) => context.Write(this, value);
}
