using System.Xml.Linq;

namespace InoLink.Packager.Layout;

/// <summary>The zip being unpacked, and the customizations whose parts move out into files.</summary>
internal sealed class UnpackContext(string folder, XElement customizations, SolutionZip zip)
{
    public XElement Customizations { get; } = customizations;

    public SolutionZip Zip { get; } = zip;

    public void WriteXml(string file, XElement root) => WriteBytes(file, SourceXml.SourceFile(SourceXml.AsRoot(root)));

    public void WriteBytes(string file, byte[] bytes)
    {
        string full = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
    }

    /// <summary>Takes all children out of a section, leaving it empty.</summary>
    public IReadOnlyList<XElement> TakeSection(string name)
    {
        if (Customizations.Element(name) is not { } section)
        {
            return [];
        }

        var parts = section.Elements().ToList();
        section.ReplaceWith(new XElement(name));
        return parts;
    }

    public byte[] ReadEntry(string entryName) =>
        Zip.Find(entryName)?.Bytes ?? throw new SolutionException($"the zip lacks {entryName}, which customizations.xml names");
}
