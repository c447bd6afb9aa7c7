namespace InoLink.Lab.Dataverse.Processes;

/// <summary>
/// One step of a compiled process. The designer's XAML is a tree; compiled to a list with jumps, a process that waits is no more than a position and its variables, which survive a restart.
/// </summary>
internal abstract record Instruction;

/// <summary>GetEntityProperty: reads a column of the primary row or of a row that it points at.</summary>
/// <param name="Lookup">Column of the primary row that points at the row; null = the primary row itself.</param>
/// <param name="AsReference">The primary key is wanted as a reference to the row.</param>
internal sealed record ReadColumn(string? Lookup, string Table, string Column, bool AsReference, string Into) : Instruction;

/// <summary>EvaluateExpression with CreateCrmType.</summary>
internal sealed record Literal(object Value, string Into) : Instruction;

/// <summary>EvaluateExpression with SelectFirstNonNull.</summary>
internal sealed record FirstNonNull(IReadOnlyList<string> From, string Into) : Instruction;

/// <summary>EvaluateExpression with Add on texts.</summary>
internal sealed record Concatenate(IReadOnlyList<string> From, string Into) : Instruction;

/// <summary>EvaluateCondition: Equal, NotEqual, Null or NotNull.</summary>
internal sealed record Compare(string Operator, string Operand, IReadOnlyList<string> Parameters, string Into) : Instruction;

/// <summary>EvaluateLogicalCondition.</summary>
internal sealed record Combine(bool And, string Left, string Right, string Into) : Instruction;

/// <summary>ConvertCrmXrmTypes: a null becomes the default of a value type.</summary>
internal sealed record ConvertValue(string From, string Type, string Into) : Instruction;

/// <summary>A custom workflow activity.</summary>
/// <param name="Inputs">Argument by argument the variable.</param>
internal sealed record CallActivity(string Step, string AssemblyQualifiedName, IReadOnlyDictionary<string, string> Inputs, IReadOnlyDictionary<string, string> Outputs) : Instruction;

/// <summary>Goes on elsewhere unless the variable is true.</summary>
internal sealed record JumpUnless(string Condition, Target To) : Instruction;

internal sealed record Jump(Target To) : Instruction;

/// <summary>RetrieveLastExecutionTime: when the wait began.</summary>
internal sealed record BeginWait(string Into) : Instruction;

/// <summary>Whether the wait that began then has lasted long enough.</summary>
internal sealed record HasWaited(string Since, TimeSpan Duration, string Into) : Instruction;

/// <summary>Postpone: the instance is put aside, and comes back at <paramref name="ResumeAt"/>.</summary>
internal sealed record Postpone(TimeSpan Duration, Target ResumeAt) : Instruction;

/// <summary>StartChildWorkflow on the primary row.</summary>
internal sealed record StartChild(Guid WorkflowId) : Instruction;

/// <summary>TerminateWorkflow.</summary>
internal sealed record Stop(bool IsCanceled, string Reason) : Instruction;

/// <summary>A place in the list that is known only when it is reached.</summary>
internal sealed class Target
{
    public int Position { get; set; } = -1;
}
