using System.Xml.Linq;

namespace InoLink.Packager.Layout;

/// <summary>
/// Web resources: <c>WebResources/&lt;name&gt;.data.xml</c> holds the record; the file itself lies beside it or, so that
/// it exists once in the repository, in <c>webresources/&lt;name&gt;</c>. In the zip it is flat: the name without slashes
/// and dots, then the id in upper case (solution-format §1).
/// </summary>
internal sealed class WebResourceFiles : ILayout
{
    private const string Section = "WebResources";
    private const string DataExtension = ".data.xml";

    /// <summary>The zip's entry name of a web resource.</summary>
    public static string EntryName(XElement record)
    {
        string name = (string?)record.Element("Name") ?? "";
        string flat = name.Replace("/", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        return Guid.TryParse((string?)record.Element("WebResourceId"), out Guid id)
            ? $"{Section}/{flat}{id.ToString("D").ToUpperInvariant()}"
            : throw new SolutionException($"web resource {name} has no WebResourceId");
    }

    public void Pack(PackContext context)
    {
        foreach (string file in context.Files(Section, "*" + DataExtension))
        {
            XElement record = context.ReadPart(file);
            string name = (string?)record.Element("Name") ?? "";
            string content = file[..^DataExtension.Length];
            if (content != $"{Section}/{name}")
            {
                throw new SolutionException($"{file} is web resource '{name}': it has to be {Section}/{name}{DataExtension}");
            }

            byte[] bytes = context.Exists(content)
                ? context.ReadBytes(content)
                : context.ReadBeside("webresources/" + name)
                    ?? throw new SolutionException($"web resource {name} has neither {content} nor webresources/{name}");
            context.Section(Section).Add(record);
            context.Entries.Add(new SolutionEntry(EntryName(record), bytes));
        }
    }

    public void Unpack(UnpackContext context)
    {
        foreach (XElement record in context.TakeSection(Section))
        {
            string content = $"{Section}/{(string?)record.Element("Name")}";
            context.WriteXml(content + DataExtension, record);
            context.WriteBytes(content, context.ReadEntry(EntryName(record)));
        }
    }
}
