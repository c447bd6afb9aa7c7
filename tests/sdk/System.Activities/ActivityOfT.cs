namespace System.Activities;

public abstract class Activity<TResult> : ActivityWithResult
{
    internal Activity()
    {
    }

    public OutArgument<TResult> Result { get; set; }
}
