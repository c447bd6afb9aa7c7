using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace InoLink.Packager.Registrations;

/// <summary>What a compiled assembly says about itself, read without loading it.</summary>
/// <param name="Path">Where it lies in the package, e.g. <c>lib/net462/InoLink.Plugins.dll</c>.</param>
/// <param name="SimpleName">Assembly name without version.</param>
/// <param name="FullName">Name with version, culture and key.</param>
/// <param name="IsSigned">Whether it has a strong name.</param>
/// <param name="References">Simple names of the assemblies that it references.</param>
/// <param name="Classes">Classes that implement IPlugin.</param>
/// <param name="Strings">String constants of code, fields and attributes.</param>
/// <param name="PublicTypes">Full names of its public classes.</param>
/// <param name="Enumerations">Its enumerations of whole numbers.</param>
public sealed record PluginAssembly(
    string Path,
    string SimpleName,
    string FullName,
    bool IsSigned,
    IReadOnlyList<string> References,
    IReadOnlyList<PluginClass> Classes,
    IReadOnlySet<string> Strings,
    IReadOnlySet<string> PublicTypes,
    IReadOnlyList<EnumerationDeclaration> Enumerations)
{
    private const string PluginInterface = "Microsoft.Xrm.Sdk.IPlugin";
    private const string Attributes = "InoLink.Plugins.Registration.";

    public static PluginAssembly Read(string path, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        using ModuleDefinition module = ModuleDefinition.ReadModule(stream);
        AssemblyNameDefinition name = module.Assembly.Name;
        var types = module.GetTypes().ToList();
        return new PluginAssembly(
            path,
            name.Name,
            name.FullName,
            name.HasPublicKey,
            [.. module.AssemblyReferences.Select(reference => reference.Name)],
            [.. types.Where(t => t is { IsPublic: true, IsAbstract: false } && IsPlugin(t)).Select(t => ReadClass(name.Name, t))],
            types.SelectMany(StringsOf).Concat(AttributeStrings(module.Assembly)).ToHashSet(StringComparer.Ordinal),
            types.Where(t => t is { IsPublic: true, IsClass: true }).Select(t => t.FullName).ToHashSet(StringComparer.Ordinal),
            [.. types.Where(t => t.IsEnum && t.GetEnumUnderlyingType().MetadataType == MetadataType.Int32).Select(ReadEnumeration)]);
    }

    private static bool IsPlugin(TypeDefinition? type)
    {
        for (; type != null; type = type.BaseType as TypeDefinition)
        {
            if (type.Interfaces.Any(i => i.InterfaceType.FullName == PluginInterface))
            {
                return true;
            }
        }

        return false;
    }

    private static PluginClass ReadClass(string assembly, TypeDefinition type) =>
        new(
            assembly,
            type.FullName,
            [.. Of(type, "StepAttribute").Select(a => new StepDeclaration(Text(a, 0), Text(a, 1), Named(a, "Filter") as string ?? ""))],
            [.. Of(type, "ImageAttribute").Select(a => new ImageDeclaration(Text(a, 0), Number(a, 1), Text(a, 2), Text(a, 3)))],
            Of(type, "CustomApiAttribute").Select(a => ReadApi(type, a)).FirstOrDefault());

    private static CustomApiDeclaration ReadApi(TypeDefinition type, CustomAttribute api) =>
        new(
            Text(api, 0),
            Text(api, 1),
            Text(api, 2),
            Text(api, 3),
            Named(api, "IsFunction") is true,
            Named(api, "IsEvent") is true,
            [.. Of(type, "RequestParameterAttribute").Select(ReadParameter)],
            [.. Of(type, "ResponsePropertyAttribute").Select(ReadParameter)]);

    private static ParameterDeclaration ReadParameter(CustomAttribute a) =>
        new(Text(a, 0), Number(a, 1), Text(a, 2), Named(a, "Optional") is true);

    private static EnumerationDeclaration ReadEnumeration(TypeDefinition type) =>
        new(type.FullName, type.Fields.Where(f => f.HasConstant).ToDictionary(f => f.Name, f => (int)f.Constant));

    private static IEnumerable<CustomAttribute> Of(TypeDefinition type, string attribute) =>
        type.CustomAttributes.Where(a => a.AttributeType.FullName == Attributes + attribute);

    private static string Text(CustomAttribute attribute, int index) => attribute.ConstructorArguments[index].Value as string ?? "";

    private static int Number(CustomAttribute attribute, int index) => (int)attribute.ConstructorArguments[index].Value;

    private static object? Named(CustomAttribute attribute, string property) =>
        attribute.Properties.FirstOrDefault(p => p.Name == property).Argument.Value;

    private static IEnumerable<string> StringsOf(TypeDefinition type) =>
        type.Fields.Select(f => f.Constant).OfType<string>()
            .Concat(AttributeStrings(type))
            .Concat(type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions)
                .Where(i => i.OpCode == OpCodes.Ldstr).Select(i => (string)i.Operand));

    private static IEnumerable<string> AttributeStrings(ICustomAttributeProvider provider) =>
        provider.CustomAttributes
            .Where(a => a.AttributeType.FullName.StartsWith(Attributes, StringComparison.Ordinal))
            .SelectMany(a => a.ConstructorArguments.Concat(a.Properties.Select(p => p.Argument)))
            .Select(a => a.Value).OfType<string>();
}
