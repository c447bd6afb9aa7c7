using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace InoLink.Packager.Layout;

/// <summary>
/// Custom connectors: the folder is <c>Connectors</c> in the source tree and <c>Connector</c> in the zip, and the record
/// names its files with the zip's paths in both (solution-format §12). A file that the source tree lacks is taken from the
/// connector's own folder <c>connector/</c>, so that it exists once in the repository.
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
                byte[] bytes = context.Exists(content)
                    ? context.ReadBytes(content)
                    : FromConnectorFolder(context, name[(name.LastIndexOf('_') + 1)..].Split('.')[0])
                        ?? throw new SolutionException($"{file} names {name}: neither {content} nor its source in connector/ is there");
                context.Entries.Add(new SolutionEntry(PackedFolder[1..] + name, bytes));
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

    private static byte[]? FromConnectorFolder(PackContext context, string kind) => kind switch
    {
        "openapidefinition" => context.ReadBeside("connector/apiDefinition.swagger.json"),
        "connectionparameters" => Property(context, "connectionParameters"),
        "policytemplateinstances" => Property(context, "policyTemplateInstances"),
        "customcodeblobcontent" => context.ReadBeside("connector/script.csx"),
        "iconblob" => context.ReadBeside("connector/icon.png"),
        _ => null,
    };

    // the solution wants the parts of apiProperties.json as files of their own
    private static byte[]? Property(PackContext context, string name) =>
        context.ReadBeside("connector/apiProperties.json") is { } properties
            ? JsonSerializer.SerializeToUtf8Bytes(JsonNode.Parse(properties)?["properties"]?[name])
            : null;

    private static IEnumerable<string> FilesOf(XElement record) =>
        record.Elements().Select(e => e.Value)
            .Where(v => v.StartsWith(PackedFolder, StringComparison.Ordinal))
            .Select(v => v[PackedFolder.Length..]);
}
