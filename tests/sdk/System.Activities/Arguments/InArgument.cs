namespace System.Activities;

public abstract class InArgument : Argument
{
    internal InArgument(Type type)
        : base(type, ArgumentDirection.In)
    {
    }
}
