using System.IO.Compression;
using Mono.Cecil;

namespace InoLink.Sdk.Tests.Shipped;

/// <summary>The plug-in package that this build packed, opened.</summary>
internal sealed class ShippedPackage : IDisposable
{
    private ShippedPackage(IReadOnlyDictionary<string, byte[]> files)
    {
        Files = files;
        Assemblies = files.Where(file => file.Key.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            .Select(file => ModuleDefinition.ReadModule(new MemoryStream(file.Value)))
            .ToArray();
    }

    /// <summary>Contents by path inside the package.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; }

    public IReadOnlyList<ModuleDefinition> Assemblies { get; }

    public static ShippedPackage Open()
    {
        using ZipArchive zip = ZipFile.OpenRead(BuildOutput.PluginPackage);
        return new ShippedPackage(zip.Entries.ToDictionary(entry => entry.FullName, Content));
    }

    public void Dispose()
    {
        foreach (ModuleDefinition assembly in Assemblies)
        {
            assembly.Dispose();
        }
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
