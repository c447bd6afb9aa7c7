namespace System.Activities;

public sealed class InArgument<T> : InArgument
{
    public InArgument()
        : base(typeof(T))
    {
    }

    public InArgument(T constValue)
        : this() => SetLiteral(constValue);

    public static implicit operator InArgument<T>(T constValue) => new InArgument<T>(constValue);

    public new T Get(ActivityContext context) => (T)(context.Read(this) ?? default(T));

    public void Set(ActivityContext context, T value) => context.Write(this, value);
}
