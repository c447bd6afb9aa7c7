using System.Reflection;

namespace InoLink.Lab.Tests.Solutions;

/// <summary>Makes plug-in packages (nupkg).</summary>
internal static class SamplePackage
{
    /// <summary>The net462 DLL of the sample plug-ins, as built.</summary>
    public static byte[] SamplePlugins() => File.ReadAllBytes(typeof(SamplePackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "SamplePlugins").Value!);

    /// <summary>A package with that one plug-in assembly.</summary>
    public static byte[] Of(byte[] samplePlugins) => Of(("SamplePlugins.dll", samplePlugins));

    public static byte[] Of(params (string Name, byte[] Content)[] files)
    {
        var entries = files.Select(file => KeyValuePair.Create($"lib/net462/{file.Name}", file.Content))
            .Prepend(KeyValuePair.Create("sample.nuspec", SampleSolution.Utf8("<package><metadata><id>smp_Sample.Plugins</id><version>1.0.0</version></metadata></package>")));
        using var stream = (MemoryStream)SampleSolution.Zip(entries);
        return stream.ToArray();
    }
}
