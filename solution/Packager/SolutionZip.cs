using System.Xml.Linq;

namespace InoLink.Packager;

/// <summary>
/// A packed solution: its files in zip order, and the two root documents parsed.
/// A broken zip can be held too (the parsed roots are then null), so that a check can say what is wrong with it.
/// </summary>
public sealed class SolutionZip
{
    public const string ManifestName = "solution.xml";
    public const string CustomizationsName = "customizations.xml";
    public const string ContentTypesName = "[Content_Types].xml";

    public SolutionZip(IReadOnlyList<SolutionEntry> entries)
    {
        Entries = entries;
        Manifest = Root(ManifestName);
        Customizations = Root(CustomizationsName);
    }

    public IReadOnlyList<SolutionEntry> Entries { get; }

    /// <summary>Root of solution.xml; null when missing or not XML.</summary>
    public XElement? Manifest { get; }

    /// <summary>Root of customizations.xml; null when missing or not XML.</summary>
    public XElement? Customizations { get; }

    public string UniqueName => (string?)Manifest?.Element("SolutionManifest")?.Element("UniqueName") ?? "";

    public static SolutionZip Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return new SolutionZip(ZipBytes.Read(stream));
    }

    public SolutionEntry? Find(string name) => Entries.FirstOrDefault(e => e.Name == name);

    /// <summary>Files below a folder, e.g. <c>customapis/</c>.</summary>
    public IEnumerable<SolutionEntry> Below(string folder) => Entries.Where(e => e.Name.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>Children of a section of customizations.xml; none when the section is absent.</summary>
    public IEnumerable<XElement> Section(string name) => Customizations?.Element(name)?.Elements() ?? [];

    /// <summary>The same zip with some files exchanged; a null content removes the file.</summary>
    public SolutionZip With(string name, byte[]? bytes)
    {
        var entries = Entries.Where(e => e.Name != name || bytes != null)
            .Select(e => e.Name == name ? e with { Bytes = bytes! } : e).ToList();
        if (bytes != null && entries.All(e => e.Name != name))
        {
            entries.Add(new SolutionEntry(name, bytes));
        }

        return new SolutionZip(entries);
    }

    private XElement? Root(string name)
    {
        try
        {
            return Find(name) is { } entry ? SourceXml.Read(entry.Bytes, name) : null;
        }
        catch (SolutionException)
        {
            return null;
        }
    }
}
