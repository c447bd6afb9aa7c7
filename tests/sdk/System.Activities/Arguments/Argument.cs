namespace System.Activities;

public abstract class Argument
{
    internal Argument(Type type, ArgumentDirection direction)
    {
        ArgumentType = type;
        Direction = direction;
    }

    public Type ArgumentType { get; internal set; }

    public ArgumentDirection Direction { get; internal set; }

    internal bool HasLiteral { get; private set; }

    internal object Literal { get; private set; }

    public object Get(ActivityContext context) => context.Read(this);

    public T Get<T>(ActivityContext context) => (T)context.Read(this);

    public void Set(ActivityContext context, object value) => context.Write(this, value);

    internal void SetLiteral(object value)
    {
        HasLiteral = true;
        Literal = value;
    }
}
