using System.IO.Compression;
using System.Reflection;
using InoLink.Tests;
using Mono.Cecil;

namespace InoLink.QuickBooks.Ipp.Tests;

/// <summary>What this build wrote, found as files.</summary>
internal static class BuildOutput
{
    public static string DotnetHost { get; } = Metadata("DotnetHost");

    public static string PluginFramework { get; } = Metadata("PluginFramework");

    /// <summary>The DLLs that Intuit's SDK was seen to need.</summary>
    public static string[] IntuitSdkNeeds { get; } = Metadata("IntuitSdkNeeds").Split(' ');

    public static string[] StandIns { get; } = Directory.GetDirectories(Path.Combine(RepositoryFolder.Root, "tests", "sdk"), "Intuit.Ipp.*")
        .Select(folder => Path.Combine(folder, "bin", Metadata("Configuration"), PluginFramework, Path.GetFileName(folder) + ".dll")).ToArray();

    /// <summary>DLLs of the packed plug-in package: name without extension, and content.</summary>
    public static IReadOnlyDictionary<string, byte[]> PackedAssemblies()
    {
        using ZipArchive zip = ZipFile.OpenRead(PluginPackage);
        return zip.Entries.Where(entry => entry.FullName.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)).ToDictionary(entry => Path.GetFileNameWithoutExtension(entry.Name), Content);
    }

    public static long PackageBytes => new FileInfo(PluginPackage).Length;

    public static ModuleDefinition Read(string file) => ModuleDefinition.ReadModule(file, new ReaderParameters { InMemory = true });

    private static string PluginPackage { get; }
        = Path.Combine(RepositoryFolder.Root, "plugins", "InoLink.Plugins", "bin", Metadata("Configuration"), "ino_InoLink.Plugins.1.0.0.nupkg");

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static string Metadata(string key)
        => typeof(BuildOutput).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
