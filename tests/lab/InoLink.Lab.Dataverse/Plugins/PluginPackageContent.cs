using System.IO.Compression;

namespace InoLink.Lab.Dataverse.Plugins;

/// <summary>What a plug-in package (nupkg) holds; its rules are those of solution-format §8.1 and sdk-feasibility §6.</summary>
public sealed record PluginPackageContent(IReadOnlyList<PackageAssembly> Assemblies)
{
    /// <summary>16 MB (dataverse-runtime §1).</summary>
    public const int MaximumBytes = 16 * 1024 * 1024;

    /// <summary>50 assemblies (dataverse-runtime §1).</summary>
    public const int MaximumAssemblies = 50;

    /// <summary>Assemblies with plug-in classes.</summary>
    public IEnumerable<PackageAssembly> PluginAssemblies => Assemblies.Where(assembly => assembly.PluginTypes.Count > 0);

    /// <exception cref="InvalidDataException">The package breaks a rule; the message says which.</exception>
    public static PluginPackageContent Read(byte[] nupkg)
    {
        ArgumentNullException.ThrowIfNull(nupkg);
        if (nupkg.Length > MaximumBytes)
        {
            throw new InvalidDataException("The plug-in package is larger than 16 MB.");
        }

        var files = ReadFiles(nupkg);
        if (files.Count > MaximumAssemblies)
        {
            throw new InvalidDataException($"The plug-in package has {files.Count} assemblies; at most {MaximumAssemblies} are allowed.");
        }

        if (files.Find(file => IsSandboxAssembly(file.File)) is { File: { } own })
        {
            throw new InvalidDataException($"The plug-in package must not contain {own}: the sandbox brings it.");
        }

        var content = new PluginPackageContent(Scan(files));
        return content.Assemblies.FirstOrDefault(assembly => assembly.ActivityTypes.Count > 0) is { } activities
            ? throw new InvalidDataException($"Workflow activities are not supported in a plug-in package: {activities.ActivityTypes[0]} in {activities.FileName}.")
            : content;
    }

    private static List<(string File, byte[] Content)> ReadFiles(byte[] nupkg)
    {
        using var archive = new ZipArchive(new MemoryStream(nupkg), ZipArchiveMode.Read);
        if (!archive.Entries.Any(entry => !entry.FullName.Contains('/', StringComparison.Ordinal) && entry.Name.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase)))
        {
            throw new InvalidDataException("The plug-in package has no nuspec at its root.");
        }

        var files = new List<(string, byte[])>();
        foreach (var entry in archive.Entries.Where(e => e.FullName.StartsWith("lib/", StringComparison.OrdinalIgnoreCase) && e.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)))
        {
            using var stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            files.Add((entry.Name, copy.ToArray()));
        }

        return files;
    }

    private static bool IsSandboxAssembly(string file)
        => file.StartsWith("Microsoft.Xrm.", StringComparison.OrdinalIgnoreCase)
            || file.StartsWith("Microsoft.Crm.", StringComparison.OrdinalIgnoreCase)
            || file.Equals("System.Activities.dll", StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<PackageAssembly> Scan(List<(string File, byte[] Content)> files)
    {
        try
        {
            return AssemblyScanner.Scan(files);
        }
        catch (BadImageFormatException e)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }
}
