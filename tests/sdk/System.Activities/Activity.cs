namespace System.Activities;

public abstract class Activity
{
    private string name;

    protected Activity()
    {
    }

    public string DisplayName
    {
        get => name ?? GetType().Name;
        set => name = value;
    }

    public override string ToString() => DisplayName;

    internal virtual void Run(CodeActivityContext context) => throw new NotSupportedException("Only code activities run here.");
}
