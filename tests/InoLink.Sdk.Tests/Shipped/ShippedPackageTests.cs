using InoLink.Sdk.Tests.Surface;
using InoLink.Tests;
using Mono.Cecil;
using Mono.Cecil.Rocks;

namespace InoLink.Sdk.Tests.Shipped;

/// <summary>What the platform asks of the package and of the DLLs in it (dataverse-runtime §2, sdk-feasibility §9).</summary>
public sealed class ShippedPackageTests : IDisposable
{
    private readonly ShippedPackage package = ShippedPackage.Open();

    public void Dispose() => package.Dispose();

    [Fact]
    public void Package_holds_every_InoLink_DLL_that_was_built_for_it()
    {
        string[] built = Directory.GetFiles(BuildOutput.PluginFolder, "InoLink.*.dll");

        Assert.NotEmpty(built);
        Assert.Equal(built.Select(Path.GetFileName).Order(StringComparer.Ordinal), Ours.Select(assembly => assembly.Name).Order(StringComparer.Ordinal));
        Assert.All(built, file => Assert.Equal(File.ReadAllBytes(file), package.Files[$"lib/{BuildOutput.PluginFramework}/{Path.GetFileName(file)}"]));
    }

    // with the official packages Intuit's DLLs travel along; which, is a test of InoLink.QuickBooks.Ipp.Tests
    [Fact]
    public void Package_holds_no_other_DLL_unless_it_is_built_with_the_official_packages()
        => Assert.True(BuildOutput.UsesOfficialSdk || Ours.Count() == package.Assemblies.Count);

    // the platform has these itself; with them inside, registration fails (sdk-feasibility §6)
    [Fact]
    public void Package_holds_no_assembly_of_the_platform()
        => Assert.DoesNotContain(package.Assemblies.Select(assembly => assembly.Assembly.Name.Name), IsOfPlatform);

    [Fact]
    public void Shipped_DLLs_refer_to_the_framework_the_SDK_and_each_other_only()
    {
        string[] shipped = package.Assemblies.Select(assembly => assembly.Assembly.Name.FullName).ToArray();

        Findings.AssertNone(Ours.SelectMany(assembly => assembly.AssemblyReferences, (assembly, reference) => (assembly.Name, reference))
            .Where(use => !shipped.Contains(use.reference.FullName) && !IsOfFramework(use.reference)
                && use.reference.FullName != "Microsoft.Xrm.Sdk, Version=9.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35")
            .Select(use => $"{use.Name} refers to {use.reference.FullName}"));
    }

    [Fact]
    public void Shipped_DLLs_are_built_for_the_plugin_runtime()
    {
        string framework = BuildOutput.PluginFramework["net".Length..];
        Assert.All(Ours, assembly => Assert.Equal(
            $".NETFramework,Version=v{string.Join('.', framework.ToCharArray())}",
            assembly.Assembly.CustomAttributes.Single(attribute => attribute.AttributeType.Name == "TargetFrameworkAttribute").ConstructorArguments[0].Value));
    }

    // a second plug-in assembly added later would not be registered on solution import (dataverse-runtime §0.7)
    [Fact]
    public void InoLink_Plugins_is_the_only_DLL_with_plugin_classes()
        => Assert.Equal(
            ["InoLink.Plugins.dll"],
            package.Assemblies.Where(assembly => assembly.GetAllTypes().Any(type => type is { IsPublic: true, IsAbstract: false } && IsPlugin(type))).Select(assembly => assembly.Name));

    [SharedFact]
    public void Every_SDK_member_that_shipped_DLLs_use_is_in_the_official_listing()
    {
        SurfaceListing official = SurfaceListing.OfSdk();
        Findings.AssertNone(package.Assemblies.SelectMany(assembly => SdkReferences.Missing(assembly, official)));
    }

    // the listing and the reader of references agree on a DLL that is known to use the SDK
    [SharedFact]
    public void Every_SDK_member_that_the_probe_plugin_uses_is_in_the_official_listing()
    {
        using ModuleDefinition probe = BuildOutput.Read(BuildOutput.ProbePlugin);

        Assert.NotEmpty(SdkReferences.Members(probe));
        Findings.AssertNone(SdkReferences.Missing(probe, SurfaceListing.OfSdk()));
    }

    private IEnumerable<ModuleDefinition> Ours => package.Assemblies.Where(assembly => assembly.Name.StartsWith("InoLink.", StringComparison.Ordinal));

    private bool IsPlugin(TypeDefinition type)
        => type.Interfaces.Any(implemented => implemented.InterfaceType.FullName == "Microsoft.Xrm.Sdk.IPlugin")
            || package.Assemblies.Any(assembly => type.BaseType != null && assembly.GetType(type.BaseType.FullName) is { } parent && IsPlugin(parent));

    private static bool IsOfPlatform(string name)
        => name.StartsWith("Microsoft.Xrm.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Crm.", StringComparison.Ordinal) || name is "System.Activities" or "System.ServiceModel";

    private static bool IsOfFramework(AssemblyNameReference reference)
        => reference.Name is "mscorlib" or "System" || reference.Name.StartsWith("System.", StringComparison.Ordinal);
}
