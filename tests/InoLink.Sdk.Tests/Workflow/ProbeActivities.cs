using System.Activities;

namespace InoLink.Sdk.Tests.Workflow;

/// <summary>An extension that probe activities ask for.</summary>
public interface IProbeService
{
    string Name { get; }
}

/// <summary>An extension of a type that is more than the interface.</summary>
public sealed record ProbeService(string Name) : IProbeService;

/// <summary>All kinds of arguments; it notes what it saw.</summary>
public sealed class ProbeActivity : CodeActivity
{
    [RequiredArgument]
    public InArgument<string> Text { get; set; } = null!;

    public InArgument<int> Defaulted { get; set; } = new(5);

    public InArgument<int> Number { get; set; } = null!;

    public InOutArgument<string> Both { get; set; } = null!;

    public OutArgument<string> Out { get; set; } = null!;

    public OutArgument<int> OutNumber { get; set; } = null!;

    public string Plain { get; set; } = "";

    public bool Fails { get; set; }

    public CodeActivityContext? Kept { get; private set; }

    public string Seen { get; private set; } = "";

    protected override void Execute(CodeActivityContext context)
    {
        Seen = $"{Text.Get(context)}|{Defaulted.Get(context)}|{context.GetValue(Number)}|{Both.Get(context) ?? "null"}|{Out.Get(context) ?? "null"}|{context.GetExtension<IProbeService>()?.Name ?? "none"}";
        Text.Set(context, "changed");
        Seen += $"|{Text.Get<object>(context)}|{((Argument)Text).Get(context)}";
        context.SetValue(Out, "out");
        Both.Set(context, "both");
        Kept = context;
        if (Fails)
        {
            throw new InvalidOperationException("boom");
        }
    }
}

public sealed class DoublingActivity : CodeActivity<int>
{
    public InArgument<int> Number { get; set; } = null!;

    protected override int Execute(CodeActivityContext context) => Number.Get(context) * 2;
}

/// <summary>Sets nothing.</summary>
public sealed class SilentActivity : CodeActivity
{
    public OutArgument<string> Text { get; set; } = null!;

    public OutArgument<Guid> Id { get; set; } = null!;

    public OutArgument<int?> Maybe { get; set; } = null!;

    protected override void Execute(CodeActivityContext context)
    {
    }
}

/// <summary>Uses arguments that are no public property.</summary>
public sealed class StrayActivity : CodeActivity
{
    public InArgument<int> Number { get; set; } = null!;

    internal InArgument<int>? Hidden { get; set; }

    public bool HiddenWasBound { get; private set; }

    public Exception? OfStray { get; private set; }

    protected override void Execute(CodeActivityContext context)
    {
        HiddenWasBound = Hidden != null;
        OfStray = Record.Exception(() => new InArgument<int>(3).Get(context));
    }
}
