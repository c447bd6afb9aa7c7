using System.Xml.Linq;

namespace InoLink.Packager.Layout;

/// <summary>
/// A record in customizations.xml that names one file of the zip: processes and classic assemblies. In the source tree
/// the record is the file's name with <c>.data.xml</c> after it; an assembly itself comes from the build.
/// </summary>
/// <param name="section">Section of customizations.xml.</param>
/// <param name="folder">Folder in both.</param>
/// <param name="pathElements">Elements that may hold the path of the file.</param>
internal sealed class RecordFiles(string section, string folder, string[] pathElements) : ILayout
{
    private const string DataExtension = ".data.xml";

    public void Pack(PackContext context)
    {
        foreach (string file in context.Files(folder, "*" + DataExtension))
        {
            XElement record = context.ReadPart(file);
            string content = file[..^DataExtension.Length];
            if (PathOf(record) != content)
            {
                throw new SolutionException($"{file} names '/{PathOf(record)}': it has to be '/{content}'");
            }

            byte[] bytes = context.Exists(content)
                ? context.ReadBytes(content)
                : content.EndsWith(".dll", StringComparison.Ordinal)
                    ? context.Builds.ReadAssembly(Path.GetFileName(content))
                    : throw new SolutionException($"{content} is missing beside its {DataExtension}");
            context.Section(section).Add(record);
            context.Entries.Add(new SolutionEntry(content, bytes));
        }
    }

    public void Unpack(UnpackContext context)
    {
        foreach (XElement record in context.TakeSection(section))
        {
            string content = PathOf(record);
            context.WriteXml(content + DataExtension, record);
            context.WriteBytes(content, context.ReadEntry(content));
        }
    }

    private string PathOf(XElement record) =>
        pathElements.Select(p => (string?)record.Element(p)).FirstOrDefault(p => p != null)?.TrimStart('/')
        ?? throw new SolutionException($"a record of {section} has no {string.Join(" or ", pathElements)}");
}
