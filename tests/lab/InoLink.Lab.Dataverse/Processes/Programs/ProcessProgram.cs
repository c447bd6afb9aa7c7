namespace InoLink.Lab.Dataverse.Processes;

/// <summary>A compiled process.</summary>
/// <param name="Defaults">Every declared variable with its first value.</param>
internal sealed record ProcessProgram(IReadOnlyList<Instruction> Instructions, IReadOnlyDictionary<string, object?> Defaults);
