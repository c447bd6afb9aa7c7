using System.Xml;
using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Processes;

/// <summary>
/// Compiles a process in the designer's shape: conditions, waits with a time-out, custom activities, child processes, the end with a reason. What it does not know it refuses when the process is activated, as the
/// platform refuses XAML that its designer did not write (solution-format §15).
/// </summary>
internal sealed class ProgramReader
{
    private const string Sdk = "Microsoft.Xrm.Sdk.Workflow.Activities";

    private readonly List<Instruction> instructions = [];
    private readonly Dictionary<string, object?> variables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TimeSpan> spans = new(StringComparer.Ordinal);
    private readonly HashSet<string> steps = new(StringComparer.Ordinal);
    private readonly bool isRealTime;
    private Target waitBegin = new();

    private ProgramReader(bool isRealTime) => this.isRealTime = isRealTime;

    /// <exception cref="NotEmulatedInProcessException">Something in it is not interpreted here; the message says what.</exception>
    public static ProcessProgram Read(string xaml, Guid workflow, bool isRealTime)
    {
        var root = Parse(xaml);
        var name = (string?)root.Attribute(Xaml.X + "Class");
        if (name != $"XrmWorkflow{workflow:N}" && name != $"XrmWorkflow{Guid.Empty:N}")
        {
            throw new NotEmulatedInProcessException($"the class '{name}', which is not that of the process");
        }

        var body = root.Elements().FirstOrDefault(element => element.IsOf(Sdk, "Workflow")) ?? throw new NotEmulatedInProcessException("a process without the element Workflow");
        var reader = new ProgramReader(isRealTime);
        reader.Declare(body.Elements().Where(element => element.Name.LocalName == "Workflow.Variables").Elements());
        reader.All(body.Elements().Where(element => element.Name.LocalName != "Workflow.Variables"));
        return new ProcessProgram(reader.instructions, reader.variables);
    }

    private static XElement Parse(string xaml)
    {
        try
        {
            return XElement.Parse(xaml);
        }
        catch (XmlException e)
        {
            throw new NotEmulatedInProcessException($"XAML that is no XML: {e.Message}", e);
        }
    }

    private void Declare(IEnumerable<XElement> declarations)
    {
        foreach (var variable in declarations)
        {
            var name = variable.Required("Name");
            var type = (string?)variable.Attribute(Xaml.X + "TypeArguments") ?? "";
            if (type == "mxsw:XrmTimeSpan")
            {
                spans.Add(name, Xaml.Span(variable));
            }
            else if (!name.StartsWith("stepLabel", StringComparison.Ordinal) && !variables.TryAdd(name, VisualBasic.Default(type, (string?)variable.Attribute("Default"))))
            {
                throw new NotEmulatedInProcessException($"the variable {name}, which is declared twice");
            }
        }
    }

    private void All(IEnumerable<XElement> activities)
    {
        foreach (var activity in activities)
        {
            One(activity);
        }
    }

    private void One(XElement activity)
    {
        if (activity.IsActivity("Sequence"))
        {
            Step(activity);
            Declare(activity.Elements(Xaml.Activities + "Sequence.Variables").Elements());
            All(activity.Elements().Where(element => element.Name != Xaml.Activities + "Sequence.Variables"));
        }
        else if (activity.IsActivity("Persist"))
        {
            _ = isRealTime ? throw new NotEmulatedInProcessException("Persist in a real-time process") : true;
        }
        else if (activity.IsActivity("TerminateWorkflow"))
        {
            instructions.Add(new Stop(VisualBasic.IsCanceled(activity.Required("Exception")), Known(VisualBasic.CastOrVariable(activity.Required("Reason")))));
        }
        else if (activity.IsActivity("Assign"))
        {
            Timeout(activity);
        }
        else if (activity.IsOf(Sdk, "GetEntityProperty"))
        {
            Read(activity);
        }
        else if (activity.IsOf(Sdk, "StartChildWorkflow"))
        {
            VisualBasic.DemandPrimaryId(activity.Required("EntityId"));
            _ = isRealTime ? throw new NotEmulatedInProcessException("a child process of a real-time process") : true;
            instructions.Add(new StartChild(Guid.Parse(activity.Required("WorkflowId"))));
        }
        else if (activity.IsOf(Sdk, "ActivityReference"))
        {
            Reference(activity);
        }
        else
        {
            throw new NotEmulatedInProcessException($"the activity {activity.Name.LocalName}");
        }
    }

    // the counter of step ids runs through the whole process
    private void Step(XElement activity)
    {
        var name = activity.Required("DisplayName").Split(':')[0];
        if (!steps.Add(name))
        {
            throw new NotEmulatedInProcessException($"the step {name}, which stands there twice");
        }
    }

    private void Read(XElement activity)
    {
        var type = Xaml.TargetType(activity.Elements().FirstOrDefault(element => element.Name.LocalName == "GetEntityProperty.TargetType"));
        instructions.Add(new ReadColumn(
            VisualBasic.Row(activity.Required("Entity")), activity.Required("EntityName"), activity.Required("Attribute"), type == "mxs:EntityReference", Into(activity.Required("Value"))));
    }

    private void Timeout(XElement assign)
    {
        var (span, since) = VisualBasic.Timeout(assign.Required("Value"));
        instructions.Add(new HasWaited(Known(since), Span(span), Into(assign.Required("To"))));
    }

    private void Reference(XElement reference)
    {
        switch (Xaml.PlatformActivity(reference))
        {
            case null:
                Custom(reference);
                break;
            case "Composite":
                Declare(Xaml.Property(reference, "Variables")?.Elements() ?? []);
                All(Xaml.Property(reference, "Activities")?.Elements() ?? []);
                break;
            case "ConditionSequence":
                Conditions(reference);
                break;
            case "EvaluateExpression":
                Expression(reference);
                break;
            case "EvaluateCondition":
                instructions.Add(new Compare(Operator(reference), Known(VisualBasic.Variable(Xaml.RequiredArgument(reference, "Operand"))), Parameters(reference), Result(reference)));
                break;
            case "EvaluateLogicalCondition":
                instructions.Add(new Combine(
                    Xaml.RequiredArgument(reference, "LogicalOperator") == "And", Known(VisualBasic.Variable(Xaml.RequiredArgument(reference, "LeftOperand"))),
                    Known(VisualBasic.Variable(Xaml.RequiredArgument(reference, "RightOperand"))), Result(reference)));
                break;
            case "ConvertCrmXrmTypes":
                instructions.Add(new ConvertValue(
                    Known(VisualBasic.Variable(Xaml.RequiredArgument(reference, "Value"))), Xaml.TargetType(Xaml.Argument(reference, "TargetType")) ?? "", Result(reference)));
                break;
            case var other:
                throw new NotEmulatedInProcessException($"the activity {other}");
        }
    }

    private void Custom(XElement reference) => instructions.Add(new CallActivity(
        reference.Required("DisplayName"),
        reference.Required("AssemblyQualifiedName"),
        Xaml.Arguments(reference).Where(argument => argument.Name.LocalName == "InArgument").ToDictionary(argument => Xaml.Key(argument)!, argument => Known(VisualBasic.CastOrVariable(argument.Value))),
        Xaml.Arguments(reference).Where(argument => argument.Name.LocalName == "OutArgument").ToDictionary(argument => Xaml.Key(argument)!, argument => Into(argument.Value))));

    /// <summary>Branches in order, the first that matches wins; a wait comes back to its first comparison.</summary>
    private void Conditions(XElement reference)
    {
        var isWait = Xaml.RequiredArgument(reference, "Wait") == "True";
        if (isWait && isRealTime)
        {
            throw new NotEmulatedInProcessException("a wait in a real-time process");
        }

        Declare(Xaml.Property(reference, "Variables")?.Elements() ?? []);
        var around = waitBegin;
        waitBegin = new Target { Position = instructions.Count };
        var end = new Target();
        foreach (var activity in Xaml.Property(reference, "Activities")?.Elements() ?? [])
        {
            if (activity.IsOf(Sdk, "ActivityReference") && Xaml.PlatformActivity(activity) == "ConditionBranch")
            {
                Branch(activity, end, isWait);
            }
            else
            {
                One(activity);
            }
        }

        end.Position = instructions.Count;
        waitBegin = around;
    }

    private void Branch(XElement branch, Target end, bool isWait)
    {
        var condition = Xaml.RequiredArgument(branch, "Condition");
        var otherwise = new Target();
        if (condition != "True")
        {
            instructions.Add(new JumpUnless(Known(VisualBasic.Variable(condition)), otherwise));
        }

        if (Xaml.Property(branch, "Then") is { } then)
        {
            One(then);
        }

        instructions.Add(new Jump(end));
        otherwise.Position = instructions.Count;
        if (Xaml.Property(branch, "Else") is { } @else)
        {
            Postponement(@else, isWait);
        }
    }

    private void Postponement(XElement postpone, bool isWait)
    {
        if (!isWait || !postpone.IsOf(Sdk, "Postpone") || postpone.Required("BlockExecution") != "False")
        {
            throw new NotEmulatedInProcessException($"the alternative {postpone.Name.LocalName} of a branch");
        }

        instructions.Add(new Postpone(Span(VisualBasic.PostponedBy(postpone.Required("PostponeUntil"))), waitBegin));
    }

    private void Expression(XElement reference)
    {
        Instruction instruction = Xaml.RequiredArgument(reference, "ExpressionOperator") switch
        {
            "CreateCrmType" => new Literal(VisualBasic.Literal(VisualBasic.Array(Xaml.RequiredArgument(reference, "Parameters"))), Result(reference)),
            "SelectFirstNonNull" => new FirstNonNull(Parameters(reference), Result(reference)),
            "Add" => new Concatenate(Parameters(reference), Result(reference)),
            "RetrieveLastExecutionTime" => new BeginWait(Result(reference)),
            var other => throw new NotEmulatedInProcessException($"the expression operator {other}"),
        };
        instructions.Add(instruction);
    }

    private static string Operator(XElement reference) => Xaml.RequiredArgument(reference, "ConditionOperator") is "Equal" or "NotEqual" or "Null" or "NotNull"
        ? Xaml.RequiredArgument(reference, "ConditionOperator")
        : throw new NotEmulatedInProcessException($"the condition operator {Xaml.RequiredArgument(reference, "ConditionOperator")}");

    // an empty array is refused by the platform: an operator without a value has x:Null
    private IReadOnlyList<string> Parameters(XElement reference) => Xaml.Argument(reference, "Parameters") is not { } argument
        ? []
        : VisualBasic.Array(argument.Value) is { Count: > 0 } names ? [.. names.Select(Known)] : throw new NotEmulatedInProcessException("an empty array of parameters");

    private string Result(XElement reference) => Into(Xaml.RequiredArgument(reference, "Result"));

    private string Into(string expression) => Known(VisualBasic.Variable(expression));

    private string Known(string variable) => variables.ContainsKey(variable) ? variable : throw new NotEmulatedInProcessException($"the variable {variable}, which is not declared");

    private TimeSpan Span(string variable) => spans.TryGetValue(variable, out var span) ? span : throw new NotEmulatedInProcessException($"the duration {variable}, which is not declared");
}
