using InoLink.Lab.Dataverse.Plugins;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Processes;

/// <summary>One run of a process: its place in the program and its variables. A waiting one is stored as text in its system job.</summary>
internal sealed class ProcessInstance
{
    private const string PositionName = "#position";

    public ProcessInstance(ProcessProgram program, RemoteExecutionContext context)
    {
        Context = context;
        foreach (var (name, value) in program.Defaults)
        {
            Variables[name] = value;
        }

        foreach (var (name, value) in context.SharedVariables)
        {
            Variables[name] = value;
        }

        Position = Variables.Remove(PositionName, out var position) ? (int)position! : 0;
    }

    /// <summary>Who runs it on what; the variables of a stored instance stand in its shared variables.</summary>
    public RemoteExecutionContext Context { get; }

    public int Position { get; set; }

    public Dictionary<string, object?> Variables { get; } = new(StringComparer.Ordinal);

    public string Store()
    {
        Context.SharedVariables.Clear();
        foreach (var (name, value) in Variables)
        {
            Context.SharedVariables[name] = value;
        }

        Context.SharedVariables[PositionName] = Position;
        return ContextSerializer.Write(Context);
    }
}
