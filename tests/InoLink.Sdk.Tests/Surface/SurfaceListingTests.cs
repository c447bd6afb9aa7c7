using Mono.Cecil;

namespace InoLink.Sdk.Tests.Surface;

/// <summary>The comparison itself: it must find what is there and miss what is not.</summary>
public class SurfaceListingTests
{
    private static readonly string[] Lines =
    [
        "# Sample, Version=1.0.0.0",
        "T Sample.Row : class extends Sample.Bag`2<System.String,System.Object> implements System.IDisposable",
        "T Sample.Bag`2 : abstract class extends System.Object where TKey:-; TValue:-",
        "T Sample.Mode : enum of System.Int32",
        "M Sample.Mode field public const Sample.Mode Fast = 1",
        "M Sample.Bag`2 ctor protected .ctor()",
        "M Sample.Bag`2 property public virtual !1 Item[!0 key] { get; set; }",
        "M Sample.Row ctor public .ctor(System.String name, System.Guid id = null)",
        "M Sample.Row property public System.String Name { get; }",
        "M Sample.Row method public System.Boolean TryGet``1(System.String key, out !!0& value) where T:-",
        "M Sample.Row method public static System.Void Trace(System.String format, params System.Object[] args)",
    ];

    private readonly SurfaceListing listing = new(Lines);

    [Theory]
    [InlineData("Sample.Row", "System.Void .ctor(System.String, System.Guid)")]
    [InlineData("Sample.Row", "System.String get_Name()")]
    [InlineData("Sample.Row", "System.Boolean TryGet``1(System.String, !!0&)")]
    [InlineData("Sample.Row", "System.Void Trace(System.String, System.Object[])")]
    [InlineData("Sample.Row", "!1 get_Item(!0)")]
    [InlineData("Sample.Bag`2", "System.Void set_Item(!0, !1)")]
    [InlineData("Sample.Mode", "Sample.Mode Fast")]
    public void HasMember_IsTrue_ForListedAndInheritedMembers(string type, string signature)
        => Assert.True(listing.HasMember(type, signature));

    [Theory]
    [InlineData("Sample.Row", "System.Void .ctor()")]
    [InlineData("Sample.Row", "System.Void set_Name(System.String)")]
    [InlineData("Sample.Row", "System.Boolean TryGet(System.String, !!0&)")]
    [InlineData("Sample.Row", "System.Void Trace(System.String)")]
    [InlineData("Sample.Bag`2", "System.String get_Name()")]
    public void HasMember_IsFalse_ForMissingMembersAndBasesOwnConstructors(string type, string signature)
        => Assert.False(listing.HasMember(type, signature));

    [Fact]
    public void Missing_NamesTheMember_WhenADllRefersToOneThatIsNotListed()
    {
        using ModuleDefinition probe = BuildOutput.Read(BuildOutput.ProbePlugin);
        string[] lines = SdkReferences.Types(probe).Select(type => $"T {type} : class extends System.Object").ToArray();

        string[] missing = SdkReferences.Missing(probe, new SurfaceListing(lines)).ToArray();

        Assert.Contains("ProbePlugin.dll: no member Microsoft.Xrm.Sdk.IOrganizationService System.Guid Create(Microsoft.Xrm.Sdk.Entity)", missing);
        Assert.Contains("ProbePlugin.dll: no type Microsoft.Xrm.Sdk.IPlugin", SdkReferences.Missing(probe, new SurfaceListing(lines.Where(line => !line.Contains(".IPlugin ", StringComparison.Ordinal)))));
    }
}
