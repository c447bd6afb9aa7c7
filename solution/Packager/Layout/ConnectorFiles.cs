using System.Xml.Linq;

namespace InoLink.Packager.Layout;

/// <summary>
/// Custom connectors: the folder is <c>Connectors</c> in the source tree and <c>Connector</c> in the zip, and the record
/// names its files with the zip's paths in both (solution-format §12).
/// </summary>
internal sealed class ConnectorFiles : ILayout
{
    private const string Section = "Connectors";
    private const string PackedFolder = "/Connector/";

    public void Pack(PackContext context)
    {
        foreach (string file in context.Files(Section, "*.xml"))
        {
            XElement record = context.ReadPart(file);
            context.Section(Section).Add(record);
            foreach (string name in FilesOf(record))
            {
                string content = $"{Section}/{name}";
                context.Entries.Add(new SolutionEntry(
                    PackedFolder[1..] + name,
                    context.Exists(content) ? context.ReadBytes(content) : throw new SolutionException($"{file} names {name}: {content} is missing")));
            }
        }
    }

    public void Unpack(UnpackContext context)
    {
        foreach (XElement record in context.TakeSection(Section))
        {
            context.WriteXml($"{Section}/{(string?)record.Element("name")}.xml", record);
            foreach (string name in FilesOf(record))
            {
                context.WriteBytes($"{Section}/{name}", context.ReadEntry(PackedFolder[1..] + name));
            }
        }
    }

    private static IEnumerable<string> FilesOf(XElement record) =>
        record.Elements().Select(e => e.Value)
            .Where(v => v.StartsWith(PackedFolder, StringComparison.Ordinal))
            .Select(v => v[PackedFolder.Length..]);
}
