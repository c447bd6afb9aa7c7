using System.Xml.Linq;

namespace InoLink.Packager.Layout;

/// <summary>The source tree being packed, the customizations being filled and the files being added.</summary>
internal sealed class PackContext(string folder, XElement customizations, BuildOutputs builds)
{
    public XElement Customizations { get; } = customizations;

    public List<SolutionEntry> Entries { get; } = [];

    public BuildOutputs Builds { get; } = builds;

    /// <summary>Files below a sub-folder, as paths relative to the solution folder, ordered; none when it is absent.</summary>
    public IReadOnlyList<string> Files(string subFolder, string pattern = "*")
    {
        string full = Path.Combine(folder, subFolder);
        return !Directory.Exists(full)
            ? []
            : [.. Directory.GetFiles(full, pattern, SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))
                .Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> Folders(string subFolder)
    {
        string full = Path.Combine(folder, subFolder);
        return !Directory.Exists(full)
            ? []
            : [.. Directory.GetDirectories(full).Select(d => subFolder + "/" + Path.GetFileName(d)).Order(StringComparer.Ordinal)];
    }

    public bool Exists(string file) => File.Exists(Path.Combine(folder, file));

    public byte[] ReadBytes(string file) => File.ReadAllBytes(Path.Combine(folder, file));

    /// <summary>A file that lies beside the solutions, e.g. <c>webresources/ino_/js/x.js</c>; null when absent.</summary>
    public byte[]? ReadBeside(string repositoryFile)
    {
        string full = Path.Combine(folder, "..", "..", repositoryFile);
        return File.Exists(full) ? File.ReadAllBytes(full) : null;
    }

    public XElement ReadPart(string file) => SourceXml.AsPart(SourceXml.Read(ReadBytes(file), file));

    /// <summary>The section of customizations.xml that takes the parts read from files.</summary>
    public XElement Section(string name) =>
        Customizations.Element(name)
        ?? throw new SolutionException($"Other/Customizations.xml lacks <{name} />: add it at its place in the order of solution-format §3");
}
