using InoLink.Lab.Dataverse.Plugins;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Dataverse.Processes;

/// <summary>Interprets a process from where its instance stands until it ends or waits.</summary>
internal sealed class ProcessRunner(
    LocalDataverse dataverse, ActivityHost activities, ProcessRegistration process, ProcessInstance instance, CallContext caller, Sandbox sandbox, Action<Guid> startChild)
{
    private readonly IOrganizationService service = dataverse.ServiceFor(caller with { UserId = instance.Context.UserId, IsSystem = true, Depth = caller.Depth });

    /// <summary>What activities traced.</summary>
    public string Trace { get; private set; } = "";

    /// <summary>The primary row where it is gone already or on its way: the values before its deletion.</summary>
    public Entity? Image { get; init; }

    public ProcessEnd Run()
    {
        while (instance.Position < process.Program.Instructions.Count)
        {
            var instruction = process.Program.Instructions[instance.Position++];
            if (Execute(instruction) is { } end)
            {
                return end;
            }
        }

        return ProcessEnd.Done;
    }

    private ProcessEnd? Execute(Instruction instruction)
    {
        switch (instruction)
        {
            case ReadColumn read:
                Set(read.Into, Read(read));
                break;
            case Literal literal:
                Set(literal.Into, literal.Value);
                break;
            case FirstNonNull first:
                Set(first.Into, first.From.Select(Get).FirstOrDefault(value => value is not null));
                break;
            case Concatenate add:
                Set(add.Into, string.Concat(add.From.Select(name => Get(name) as string ?? (Get(name) is null ? "" : throw new NotEmulatedInProcessException($"a text made of a {Get(name)!.GetType().Name}")))));
                break;
            case Compare compare:
                Set(compare.Into, IsTrue(compare));
                break;
            case Combine combine:
                Set(combine.Into, combine.And ? Flag(combine.Left) && Flag(combine.Right) : Flag(combine.Left) || Flag(combine.Right));
                break;
            case ConvertValue convert:
                Set(convert.Into, Get(convert.From) ?? (convert.Type == "x:Boolean" ? false : null));
                break;
            case CallActivity call:
                Call(call);
                break;
            case JumpUnless jump:
                instance.Position = Flag(jump.Condition) ? instance.Position : jump.To.Position;
                break;
            case Jump jump:
                instance.Position = jump.To.Position;
                break;
            case BeginWait begin:
                Set(begin.Into, Get(begin.Into) ?? dataverse.Clock.UtcNow);
                break;
            case HasWaited waited:
                Set(waited.Into, dataverse.Clock.UtcNow >= (DateTime)Get(waited.Since)! + waited.Duration);
                break;
            case Postpone postpone:
                instance.Position = postpone.ResumeAt.Position;
                return new ProcessEnd(dataverse.Clock.UtcNow + postpone.Duration, false, "");
            case StartChild child:
                startChild(child.WorkflowId);
                break;
            case Stop stop:
                return new ProcessEnd(null, stop.IsCanceled, Get(stop.Reason) as string ?? "");
            default:
                throw new NotEmulatedInProcessException($"the instruction {instruction.GetType().Name}");
        }

        return null;
    }

    private object? Read(ReadColumn read)
    {
        var row = read.Lookup is null
            ? Image ?? Row(instance.Context.PrimaryEntityName, instance.Context.PrimaryEntityId, read.Column)
            : Primary(read.Lookup)?.GetAttributeValue<EntityReference>(read.Lookup) is { } reference ? Row(reference.LogicalName, reference.Id, read.Column) : null;
        var value = row is not null && row.Contains(read.Column) ? row[read.Column] : null;
        return read.AsReference && value is Guid id ? new EntityReference(read.Table, id) : value;
    }

    private Entity? Primary(string column) => Image ?? Row(instance.Context.PrimaryEntityName, instance.Context.PrimaryEntityId, column);

    private Entity? Row(string table, Guid id, string column)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(column) };
        query.Criteria.AddCondition(dataverse.Metadata.Table(table).PrimaryIdColumn, ConditionOperator.Equal, id);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault();
    }

    private bool IsTrue(Compare compare) => compare.Operator switch
    {
        "Null" => Get(compare.Operand) is null,
        "NotNull" => Get(compare.Operand) is not null,
        "Equal" => compare.Parameters.Any(parameter => Equals(Get(compare.Operand), Get(parameter))),
        _ => compare.Parameters.All(parameter => !Equals(Get(compare.Operand), Get(parameter))),
    };

    private void Call(CallActivity call)
    {
        var inputs = call.Inputs.Where(input => Get(input.Value) is not null).ToDictionary(input => input.Key, input => Get(input.Value));
        try
        {
            var outputs = activities.Run(call, inputs, new WorkflowContext(instance.Context, process.IsRealTime), caller, sandbox, out var trace);
            Trace += trace;
            foreach (var (name, variable) in call.Outputs)
            {
                Set(variable, outputs.TryGetValue(name, out var value) ? value : throw new InvalidPluginExecutionException($"{call.Step}: the activity has no output {name}."));
            }
        }
        catch (ArgumentException e)
        {
            throw new InvalidPluginExecutionException($"{call.Step}: {e.Message}", e);
        }
    }

    private object? Get(string name) => instance.Variables[name];

    private bool Flag(string name) => Get(name) is true;

    private void Set(string name, object? value) => instance.Variables[name] = value;
}
