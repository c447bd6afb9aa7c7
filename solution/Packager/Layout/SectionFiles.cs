using System.Xml.Linq;

namespace InoLink.Packager.Layout;

/// <summary>A section whose children are a file each: roles, choices, steps, apps, sitemaps.</summary>
/// <param name="section">Section of customizations.xml.</param>
/// <param name="folder">Folder of the source tree.</param>
/// <param name="fileName">File name of a child, without the extension.</param>
internal sealed class SectionFiles(string section, string folder, Func<XElement, string?> fileName) : ILayout
{
    public void Pack(PackContext context)
    {
        foreach (string file in context.Files(folder, "*.xml"))
        {
            XElement part = context.ReadPart(file);
            string expected = $"{folder}/{fileName(part)}.xml";
            if (file != expected)
            {
                throw new SolutionException($"{file} holds what belongs into {expected}: rename the file or correct the name inside");
            }

            context.Section(section).Add(part);
        }
    }

    public void Unpack(UnpackContext context)
    {
        foreach (XElement part in context.TakeSection(section))
        {
            context.WriteXml($"{folder}/{fileName(part)}.xml", part);
        }
    }
}
