using InoLink.Lab.Dataverse.Plugins;
using InoLink.Lab.Tests.Solutions;

namespace InoLink.Lab.Tests.Plugins;

public sealed class PluginPackageContentTests
{
    [Fact]
    public void Read_FindsThePublicPluginClasses_OfANet462Assembly()
    {
        var content = PluginPackageContent.Read(SamplePackage.Of(SamplePackage.SamplePlugins()));

        var assembly = Assert.Single(content.PluginAssemblies);
        Assert.Equal("SamplePlugins", assembly.Name);
        Assert.Equal(["Sample.Plugins.ScriptedApi", "Sample.Plugins.ScriptedStep"], assembly.PluginTypes);
        Assert.Empty(assembly.ActivityTypes);
    }

    [Fact]
    public void Read_Refuses_APackageWithoutNuspec()
    {
        using var zip = (MemoryStream)SampleSolution.Zip([KeyValuePair.Create("lib/net462/a.dll", EmittedPlugins.Dll("a"))]);

        Assert.Contains("no nuspec", Assert.Throws<InvalidDataException>(() => PluginPackageContent.Read(zip.ToArray())).Message, StringComparison.Ordinal);
    }

    /// <summary>The vector of solution-format §8.1.</summary>
    [Fact]
    public void Of_IsTheHashOfPackageAssemblyAndType()
        => Assert.Equal(
            "FEA6205F2FCAEB341541A35AD1F9EA4CD9612C70DEF81785DB8B9A3A20F03120",
            PluginTypeExportKey.Of("ino_Ino.Link.Plugins", "Ino.Link.Plugins", "Ino.Link.Plugins.AccountSync"));
}
