namespace System.Activities;

public abstract class OutArgument : Argument
{
    internal OutArgument(Type type)
        : base(type, ArgumentDirection.Out)
    {
    }
}
