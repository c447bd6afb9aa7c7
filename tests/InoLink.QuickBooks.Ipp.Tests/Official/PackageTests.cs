namespace InoLink.QuickBooks.Ipp.Tests.Official;

/// <summary>The package with Intuit's SDK inside (dataverse-runtime §2; ipp-sdk, Consequences 1).</summary>
public class PackageTests
{
    private static readonly IReadOnlyDictionary<string, byte[]> Packed = BuildOutput.PackedAssemblies();

    [Fact]
    public void Package_holds_the_fifteen_DLLs_that_the_SDK_needs_and_the_road_to_them()
    {
        Assert.Equal(15, BuildOutput.IntuitSdkNeeds.Length);
        Assert.Empty(BuildOutput.IntuitSdkNeeds.Append("InoLink.QuickBooks.Ipp").Except(Packed.Keys));
    }

    [Fact]
    public void Package_keeps_the_limits_of_the_platform()
    {
        Assert.InRange(Packed.Count, 19, 50);
        Assert.InRange(BuildOutput.PackageBytes, 1, 16 * 1024 * 1024);
    }

    // a signed assembly can't use Intuit's, which have no strong name (sdk-feasibility §0.2)
    [Fact]
    public void None_of_our_DLLs_is_signed()
        => Assert.All(Packed.Where(file => file.Key.StartsWith("InoLink.", StringComparison.Ordinal)), file =>
        {
            using Mono.Cecil.ModuleDefinition assembly = Mono.Cecil.ModuleDefinition.ReadModule(new MemoryStream(file.Value));
            Assert.False(assembly.Assembly.Name.HasPublicKey, file.Key);
        });

    // the facades of .NET Standard that come with Intuit's package have higher versions than the framework: what is compiled against one would need it in the sandbox
    [Fact]
    public void Our_DLLs_ask_for_the_frameworks_own_assemblies()
    {
        foreach (KeyValuePair<string, byte[]> file in Packed.Where(file => file.Key.StartsWith("InoLink.", StringComparison.Ordinal)))
        {
            using Mono.Cecil.ModuleDefinition assembly = Mono.Cecil.ModuleDefinition.ReadModule(new MemoryStream(file.Value));
            Assert.All(assembly.AssemblyReferences.Where(reference => reference.Name is "mscorlib" or "netstandard" || reference.Name.Split('.')[0] == "System"), reference =>
                Assert.Equal(new Version(4, 0, 0, 0), reference.Version));
        }
    }

    // there are no binding redirects in the sandbox: what is asked for must be what is there
    [Fact]
    public void Every_carried_DLL_that_another_one_asks_for_has_the_version_it_asks_for()
    {
        Dictionary<string, Version> carried = [];
        List<(string From, Mono.Cecil.AssemblyNameReference To)> asked = [];
        foreach (KeyValuePair<string, byte[]> file in Packed)
        {
            using Mono.Cecil.ModuleDefinition assembly = Mono.Cecil.ModuleDefinition.ReadModule(new MemoryStream(file.Value));
            carried[assembly.Assembly.Name.Name] = assembly.Assembly.Name.Version;
            asked.AddRange(assembly.AssemblyReferences.Select(reference => (file.Key, reference)));
        }

        string[] wrong = asked.Where(use => carried.TryGetValue(use.To.Name, out Version? there) && there < use.To.Version).Select(use => $"{use.From} asks for {use.To.FullName}").ToArray();
        Assert.Empty(wrong);
    }
}
