using System.Xml.Linq;

namespace InoLink.Packager.Registrations;

/// <summary>The assemblies of a plug-in package (or one assembly alone), read without loading them.</summary>
/// <param name="NugetId">Id in the nuspec; null for a lone assembly.</param>
/// <param name="NugetVersion">Version in the nuspec; null for a lone assembly.</param>
/// <param name="Size">Bytes of the package.</param>
/// <param name="Files">All files of the package.</param>
/// <param name="Assemblies">Its DLLs.</param>
public sealed record PluginCode(
    string? NugetId,
    string? NugetVersion,
    long Size,
    IReadOnlyList<string> Files,
    IReadOnlyList<PluginAssembly> Assemblies)
{
    public IEnumerable<PluginClass> Classes => Assemblies.SelectMany(a => a.Classes);

    public static PluginCode Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new SolutionException($"{path} is missing: build plugins/InoLink.Plugins first");
        }

        byte[] bytes = File.ReadAllBytes(path);
        return path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
            ? new PluginCode(null, null, bytes.Length, [Path.GetFileName(path)], [PluginAssembly.Read(Path.GetFileName(path), bytes)])
            : Read(bytes);
    }

    public static PluginCode Read(byte[] nupkg)
    {
        using var stream = new MemoryStream(nupkg);
        List<SolutionEntry> files;
        try
        {
            files = ZipBytes.Read(stream);
        }
        catch (InvalidDataException broken)
        {
            throw new SolutionException($"the plug-in package is not a zip: {broken.Message}", broken);
        }

        SolutionEntry? nuspec = files.FirstOrDefault(f => f.Name.EndsWith(".nuspec", StringComparison.Ordinal) && !f.Name.Contains('/', StringComparison.Ordinal));
        XElement? metadata = nuspec == null ? null : SourceXml.Read(nuspec.Bytes, nuspec.Name).Elements().FirstOrDefault(e => e.Name.LocalName == "metadata");
        string? Metadata(string name) => metadata?.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value;
        return new PluginCode(
            Metadata("id"),
            Metadata("version"),
            nupkg.Length,
            [.. files.Select(f => f.Name)],
            [.. files.Where(f => f.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)).Select(f => PluginAssembly.Read(f.Name, f.Bytes))]);
    }
}
