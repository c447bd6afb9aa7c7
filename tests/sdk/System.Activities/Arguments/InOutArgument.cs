namespace System.Activities;

public abstract class InOutArgument : Argument
{
    internal InOutArgument(Type type)
        : base(type, ArgumentDirection.InOut)
    {
    }
}
