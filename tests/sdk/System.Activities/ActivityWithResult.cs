namespace System.Activities;

public abstract class ActivityWithResult : Activity
{
    internal ActivityWithResult()
    {
    }
}
