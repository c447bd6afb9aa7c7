using System.Text.RegularExpressions;
using InoLink.Scenario.Tests.Solution;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace InoLink.Scenario.Tests.Errors;

/// <summary>The problems in the engine of the zip, as its code holds them: each code with the pieces of its English sentence and fix.</summary>
internal static partial class ShippedCatalogue
{
    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<string>>> Read = new(Load);

    public static IEnumerable<string> Codes => Read.Value.Keys.Order(StringComparer.Ordinal);

    /// <summary>What is fixed of the English wording, in order; the last piece ends the fix.</summary>
    public static IReadOnlyList<string> Pieces(string code) => Read.Value[code];

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> Load()
    {
        byte[] engine = [];
        new ShippedZip("1.0.0.0").EditPackage(files => engine = files.Single(file => file.Key.EndsWith("/InoLink.Engine.dll", StringComparison.Ordinal)).Value);
        using ModuleDefinition module = ModuleDefinition.ReadModule(new MemoryStream(engine));
        Dictionary<string, IReadOnlyList<string>> found = new(StringComparer.Ordinal);
        foreach (MethodDefinition method in module.GetType("InoLink.Engine.Problems.Catalogue").Methods.Where(method => method.HasBody))
        {
            Instruction[] body = [.. method.Body.Instructions.SkipWhile(instruction => !Code().IsMatch(Literal(instruction)))];
            if (body.Length > 0)
            {
                // the English wording is made first, by a method of its own
                found[Literal(body[0])] = [.. body.Skip(1).TakeWhile(instruction => !Calls(instruction, "En")).SelectMany(instruction => Hole().Split(Literal(instruction))).Where(piece => piece.Trim().Length > 0)];
            }
        }

        return found;
    }

    private static string Literal(Instruction instruction) => instruction.OpCode == OpCodes.Ldstr ? (string)instruction.Operand : "";

    private static bool Calls(Instruction instruction, string method) => instruction.OpCode == OpCodes.Call && ((MethodReference)instruction.Operand).Name == method;

    [GeneratedRegex(@"^INO-\d{4}$")]
    private static partial Regex Code();

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Hole();
}
