using Mono.Cecil;

namespace InoLink.Sdk.Tests.Surface;

/// <summary>What a compiled DLL asks of Microsoft.Xrm.Sdk, held against the surface of the official one.</summary>
internal static class SdkReferences
{
    private const string Sdk = "Microsoft.Xrm.Sdk";

    /// <summary>Every type and member of the SDK that the DLL refers to and the listing lacks.</summary>
    public static IEnumerable<string> Missing(ModuleDefinition module, SurfaceListing listing)
        => Types(module).Where(type => !listing.HasType(type)).Select(type => $"{module.Name}: no type {type}")
            .Concat(Members(module).Where(member => !listing.HasMember(member.Type, member.Signature)).Select(member => $"{module.Name}: no member {member.Type} {member.Signature}"));

    public static IEnumerable<string> Types(ModuleDefinition module)
        => module.GetTypeReferences().Where(IsOfSdk).Select(MemberText.Of).Distinct();

    public static IEnumerable<(string Type, string Signature)> Members(ModuleDefinition module)
        => module.GetMemberReferences()
            .Where(member => IsOfSdk(member.DeclaringType.GetElementType()))
            .Select(member => (MemberText.Of(member.DeclaringType.GetElementType()), Signature(member)))
            .Distinct();

    private static bool IsOfSdk(TypeReference type)
    {
        while (type.IsNested)
        {
            type = type.DeclaringType;
        }

        return type.Scope is AssemblyNameReference { Name: Sdk };
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
