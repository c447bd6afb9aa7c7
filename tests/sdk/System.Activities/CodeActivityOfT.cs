namespace System.Activities;

public abstract class CodeActivity<TResult> : Activity<TResult>
{
    protected CodeActivity()
    {
    }

    protected abstract TResult Execute(CodeActivityContext context);

    internal override void Run(CodeActivityContext context) => Result.Set(context, Execute(context));
}
