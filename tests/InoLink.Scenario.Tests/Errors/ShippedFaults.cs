using InoLink.Scenario.Tests.Solution;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace InoLink.Scenario.Tests.Errors;

/// <summary>What the engine of the zip says of one of Intuit's codes.</summary>
/// <param name="Waits">The job goes on by itself.</param>
internal sealed record ShippedFault(string Code, bool Waits, string Sentence, string Fix);

/// <summary>The table of Intuit's codes in the engine of the zip, as its code holds it, in English.</summary>
internal static class ShippedFaults
{
    private static readonly Lazy<IReadOnlyList<ShippedFault>> Read = new(Load);

    public static IReadOnlyList<ShippedFault> All => Read.Value;

    private static IReadOnlyList<ShippedFault> Load()
    {
        byte[] engine = [];
        new ShippedZip("1.0.0.0").EditPackage(files => engine = files.Single(file => file.Key.EndsWith("/InoLink.Engine.dll", StringComparison.Ordinal)).Value);
        using ModuleDefinition module = ModuleDefinition.ReadModule(new MemoryStream(engine));
        List<ShippedFault> found = [];
        List<string> texts = [];
        foreach (Instruction instruction in module.GetType("InoLink.Engine.Problems.IntuitFaults").Methods.Single(method => method.Name == ".cctor").Body.Instructions)
        {
            if (instruction.OpCode == OpCodes.Ldstr)
            {
                texts.Add((string)instruction.Operand);
            }
            else if (instruction.OpCode == OpCodes.Newobj && instruction.Operand is MethodReference { DeclaringType.Name: "IntuitFault" } made)
            {
                // the constructor that names a fate is used for what waits alone
                found.Add(new ShippedFault(texts[0], made.Parameters.Count == 6, texts[1], texts[2]));
                texts.Clear();
            }
        }

        return found;
    }
}
