using Mono.Cecil;

namespace InoLink.Sdk.Tests.Surface;

/// <summary>What a compiled DLL asks of an SDK assembly, held against the surface of the official one.</summary>
internal static class SdkReferences
{
    public const string Sdk = "Microsoft.Xrm.Sdk";
    public const string Workflow = "Microsoft.Xrm.Sdk.Workflow";

    /// <summary>Every type and member of the SDK that the DLL refers to and the listing lacks.</summary>
    public static IEnumerable<string> Missing(ModuleDefinition module, SurfaceListing listing, string assembly = Sdk)
        => Types(module, assembly).Where(type => !listing.HasType(type)).Select(type => $"{module.Name}: no type {type}")
            .Concat(Members(module, assembly).Where(member => !listing.HasMember(member.Type, member.Signature)).Select(member => $"{module.Name}: no member {member.Type} {member.Signature}"));

    public static IEnumerable<string> Types(ModuleDefinition module, string assembly = Sdk)
        => module.GetTypeReferences().Where(type => IsOf(type, assembly)).Select(MemberText.Of).Distinct();

    public static IEnumerable<(string Type, string Signature)> Members(ModuleDefinition module, string assembly = Sdk)
        => module.GetMemberReferences()
            .Where(member => IsOf(member.DeclaringType.GetElementType(), assembly))
            .Select(member => (MemberText.Of(member.DeclaringType.GetElementType()), Signature(member)))
            .Distinct();

    private static bool IsOf(TypeReference type, string assembly)
    {
        while (type.IsNested)
        {
            type = type.DeclaringType;
        }

        return type.Scope is AssemblyNameReference reference && reference.Name == assembly;
    }

    private static string Signature(MemberReference member) => member switch
    {
        FieldReference field => $"{MemberText.Of(field.FieldType)} {field.Name}",
        MethodReference method => Signature(method.GetElementMethod()),
        _ => throw new NotSupportedException($"a reference to a {member.GetType().Name} in {member.FullName}"),
    };

    private static string Signature(MethodReference method)
    {
        string arity = method.HasGenericParameters ? $"``{method.GenericParameters.Count}" : "";
        return $"{MemberText.Of(method.ReturnType)} {method.Name}{arity}({string.Join(", ", method.Parameters.Select(parameter => MemberText.Of(parameter.ParameterType)))})";
    }
}
