using InoLink.Engine.Documents;
using InoLink.QuickBooks.Json;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace InoLink.QuickBooks.Tests.Documents;

/// <summary>Money is decimal: the shipped DLLs hold no binary floating-point number anywhere near it.</summary>
public sealed class NoDoubleTests
{
    private static readonly string[] NearMoney = ["InoLink.Engine", "InoLink.Engine.Documents", "InoLink.Engine.Items", "InoLink.Engine.Links", "InoLink.Engine.Promotion", "InoLink.QuickBooks.Json", "InoLink.QuickBooks.Model"];
    private static readonly MetadataType[] Floating = [MetadataType.Single, MetadataType.Double];

    private static readonly HashSet<OpCode> FloatingCodes =
    [
        OpCodes.Ldc_R4, OpCodes.Ldc_R8, OpCodes.Conv_R4, OpCodes.Conv_R8, OpCodes.Conv_R_Un, OpCodes.Ldind_R4, OpCodes.Ldind_R8, OpCodes.Stind_R4, OpCodes.Stind_R8,
        OpCodes.Ldelem_R4, OpCodes.Ldelem_R8, OpCodes.Stelem_R4, OpCodes.Stelem_R8,
    ];

    [Fact]
    public void TheShippedDlls_UseNoFloatingPointNumbers_NearMoney()
    {
        List<MethodDefinition> methods = [];
        List<string> found = [];
        foreach (string file in new[] { typeof(DocumentPlanner).Assembly.Location, typeof(JsonText).Assembly.Location })
        {
            using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(file);
            foreach (TypeDefinition type in assembly.MainModule.GetTypes().Where(type => NearMoney.Contains(Namespace(type))))
            {
                found.AddRange(type.Fields.Where(field => IsFloating(field.FieldType)).Select(field => field.FullName));
                methods.AddRange(type.Methods);
                found.AddRange(type.Methods.SelectMany(Uses));
            }
        }

        Assert.True(methods.Count > 200, "the namespaces hold far more methods than " + methods.Count);
        Assert.Empty(found);
    }

    [Fact]
    public void TheScan_SeesADouble()
    {
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(typeof(NoDoubleTests).Assembly.Location);
        MethodDefinition method = assembly.MainModule.GetType(typeof(NoDoubleTests).FullName).Methods.Single(candidate => candidate.Name == nameof(Half));

        Assert.NotEmpty(Uses(method));
    }

    private static decimal Half(decimal amount) => (decimal)((double)amount * 0.5);

    private static IEnumerable<string> Uses(MethodDefinition method)
    {
        IEnumerable<TypeReference> named = method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType)
            .Concat(method.Body?.Variables.Select(variable => variable.VariableType) ?? []);
        if (named.Any(IsFloating))
        {
            yield return method.FullName;
        }

        foreach (Instruction instruction in method.Body?.Instructions ?? Enumerable.Empty<Instruction>())
        {
            bool calls = instruction.Operand is MethodReference called && called.Parameters.Select(parameter => parameter.ParameterType).Append(called.ReturnType).Append(called.DeclaringType).Any(IsFloating);
            bool reads = instruction.Operand is FieldReference field && IsFloating(field.FieldType);
            if (FloatingCodes.Contains(instruction.OpCode) || calls || reads)
            {
                yield return $"{method.FullName}: {instruction}";
            }
        }
    }

    private static bool IsFloating(TypeReference type) =>
        Floating.Contains(type.MetadataType)
        || type is GenericInstanceType generic && generic.GenericArguments.Any(IsFloating)
        || type is TypeSpecification { ElementType: { } element } && element != type && IsFloating(element);

    private static string Namespace(TypeDefinition type) => type.DeclaringType == null ? type.Namespace : Namespace(type.DeclaringType);
}
