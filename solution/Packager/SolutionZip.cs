using System.Xml.Linq;
using InoLink.Packager.Registrations;

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

    private readonly Lazy<KnownTables> tables;
    private readonly Lazy<PluginCode?> code;

    public SolutionZip(IReadOnlyList<SolutionEntry> entries)
    {
        Entries = entries;
        Manifest = Root(ManifestName);
        Customizations = Root(CustomizationsName);
        tables = new(() => new KnownTables(Section("Entities")));
        code = new(ReadCode);
    }

    public IReadOnlyList<SolutionEntry> Entries { get; }

    /// <summary>Root of solution.xml; null when missing or not XML.</summary>
    public XElement? Manifest { get; }

    /// <summary>Root of customizations.xml; null when missing or not XML.</summary>
    public XElement? Customizations { get; }

    public string UniqueName => (string?)Manifest?.Element("SolutionManifest")?.Element("UniqueName") ?? "";

    /// <summary>Tables and columns that parts of this solution may refer to.</summary>
    public KnownTables Tables => tables.Value;

    /// <summary>The plug-in package's assemblies; null when there is no (readable) package.</summary>
    public PluginCode? Code => code.Value;

    /// <summary>Unique name of the plug-in package; null when there is none.</summary>
    public string? PackageName => Xml("pluginpackages/").Select(x => (string?)x.Value.Attribute("uniquename")).FirstOrDefault();

    public static SolutionZip Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return new SolutionZip(ZipBytes.Read(stream));
    }

    public SolutionEntry? Find(string name) => Entries.FirstOrDefault(e => e.Name == name);

    /// <summary>Files below a folder, e.g. <c>customapis/</c>.</summary>
    public IEnumerable<SolutionEntry> Below(string folder) => Entries.Where(e => e.Name.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>The XML files below a folder, parsed; those that are not XML are left out (a rule of their own names them).</summary>
    public IEnumerable<KeyValuePair<string, XElement>> Xml(string folder) =>
        Below(folder).Where(e => e.Name.EndsWith(".xml", StringComparison.Ordinal) && Root(e.Name) != null)
            .Select(e => new KeyValuePair<string, XElement>(e.Name, Root(e.Name)!));

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

    private PluginCode? ReadCode()
    {
        try
        {
            return Below("pluginpackages/").FirstOrDefault(e => e.Name.EndsWith(".nupkg", StringComparison.Ordinal)) is { } package
                ? PluginCode.Read(package.Bytes)
                : null;
        }
        catch (Exception broken) when (broken is SolutionException or BadImageFormatException)
        {
            return null;
        }
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
