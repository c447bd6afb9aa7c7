using System.Text;
using System.Xml.Linq;
using InoLink.Packager;

namespace InoLink.Solution.Tests.Samples;

/// <summary>Copies of the built zip with one thing made wrong.</summary>
internal static class Broken
{
    public static SolutionZip Customizations(Action<XElement> change) => Xml(SolutionZip.CustomizationsName, change);

    public static SolutionZip Manifest(Action<XElement> change) => Xml(SolutionZip.ManifestName, change);

    public static SolutionZip Xml(string file, Action<XElement> change)
    {
        XElement root = SourceXml.Read(BuiltZips.Core.Find(file)!.Bytes, file);
        change(root);
        return BuiltZips.Core.With(file, SourceXml.PackedFile(root));
    }

    public static SolutionZip File(string file, string text) => BuiltZips.Core.With(file, Encoding.UTF8.GetBytes(text));

    public static SolutionZip Without(string file) => BuiltZips.Core.With(file, null);

    /// <summary>The zip with a file added to its plug-in package.</summary>
    public static SolutionZip Package(string file, byte[] bytes)
    {
        SolutionEntry package = BuiltZips.Core.Entries.Single(e => e.Name.EndsWith(".nupkg", StringComparison.Ordinal));
        using var stream = new MemoryStream(package.Bytes);
        var files = ZipBytes.Read(stream);
        files.Add(new SolutionEntry(file, bytes));
        return BuiltZips.Core.With(package.Name, ZipBytes.Write(files));
    }

    /// <summary>Adds a part to a section of customizations.xml, and the section where it is missing.</summary>
    public static void AddPart(this XElement customizations, string section, string part)
    {
        if (customizations.Element(section) == null)
        {
            customizations.Element("Languages")!.AddBeforeSelf(new XElement(section));
        }

        customizations.Element(section)!.Add(XElement.Parse(part));
    }

    public static XElement Table(this XElement customizations, string name) =>
        customizations.Element("Entities")!.Elements().Single(e => e.Element("Name")!.Value == name);

    public static XElement Column(this XElement customizations, string table, string column) =>
        customizations.Table(table).Descendants("attribute").Single(a => a.Element("LogicalName")?.Value == column);

    public static XElement Control(this XElement customizations, string id, string table) =>
        customizations.Table(table).Descendants("control").Single(c => c.Attribute("id")!.Value == id);

    public static XElement Role(this XElement customizations, string name) =>
        customizations.Element("Roles")!.Elements().Single(r => r.Attribute("name")!.Value == name);

    public static XElement Step(this XElement customizations, string message) =>
        customizations.Element("SdkMessageProcessingSteps")!.Elements().First(s => s.Attribute("Name")!.Value.Contains($": {message} of", StringComparison.Ordinal));
}
