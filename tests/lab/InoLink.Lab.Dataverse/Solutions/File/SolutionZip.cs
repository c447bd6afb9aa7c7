using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>The entries of a solution zip, and which of them a reader has asked for; the rest is reported, never silently dropped.</summary>
public sealed class SolutionZip
{
    private static readonly string[] RootFiles = ["solution.xml", "customizations.xml", "[Content_Types].xml"];

    private readonly Dictionary<string, byte[]> entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    private SolutionZip()
    {
    }

    /// <summary>Entry names that no reader took.</summary>
    public IEnumerable<string> Untaken => entries.Keys.Where(name => !taken.Contains(name)).Order(StringComparer.Ordinal);

    /// <exception cref="SolutionRefusedException">No zip, missing root file, wrong separators, or a part without a content type (solution-format §1).</exception>
    public static SolutionZip Read(Stream stream)
    {
        var zip = new SolutionZip();
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            foreach (var entry in archive.Entries)
            {
                zip.Add(entry);
            }
        }
        catch (InvalidDataException e)
        {
            throw new SolutionRefusedException(SolutionRefusedException.InvalidFile, $"The solution file is invalid. The compressed file cannot be read: {e.Message}");
        }

        if (RootFiles.Any(file => !zip.entries.ContainsKey(file)))
        {
            throw new SolutionRefusedException(
                SolutionRefusedException.InvalidFile,
                "The solution file is invalid. The compressed file must contain the following files at its root: solution.xml, customizations.xml, and [Content_Types].xml.");
        }

        zip.CheckContentTypes();
        return zip;
    }

    public bool Contains(string name) => entries.ContainsKey(Normal(name));

    /// <summary>The bytes of an entry; a leading slash, as in FileName elements, is allowed.</summary>
    public byte[] Take(string name)
    {
        var key = Normal(name);
        taken.Add(key);
        return entries.TryGetValue(key, out var content)
            ? content
            : throw new SolutionRefusedException($"The solution file is invalid. The file '{name}' named in the solution is not in the compressed file.");
    }

    public XElement TakeXml(string name)
    {
        try
        {
            using var stream = new MemoryStream(Take(name));
            return XDocument.Load(stream).Root!;
        }
        catch (XmlException e)
        {
            throw new SolutionRefusedException(SolutionRefusedException.InvalidFile, $"The import file is invalid. {name} cannot be read: {e.Message}");
        }
    }

    /// <summary>Entries with the folder prefix and the file name, e.g. <c>customapis/</c> and <c>customapi.xml</c>.</summary>
    public IEnumerable<string> Find(string folder, string fileName)
        => entries.Keys
            .Where(name => name.StartsWith(folder, StringComparison.OrdinalIgnoreCase) && name.EndsWith("/" + fileName, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .ToList();

    private static string Normal(string name) => name.TrimStart('/');

    private void Add(ZipArchiveEntry entry)
    {
        // zips made by Compress-Archive of Windows PowerShell 5 (solution-format §1)
        if (entry.FullName.Contains('\\', StringComparison.Ordinal))
        {
            throw new SolutionRefusedException(SolutionRefusedException.InvalidFile, $"The solution file is invalid. The entry '{entry.FullName}' uses a backslash as separator.");
        }

        if (entry.FullName.EndsWith('/'))
        {
            return;
        }

        using var content = entry.Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        entries[entry.FullName] = copy.ToArray();
    }

    private void CheckContentTypes()
    {
        var types = TakeXml("[Content_Types].xml");
        var extensions = types.Elements().Where(e => e.Name.LocalName == "Default")
            .Select(e => e.RequiredAttribute("Extension")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var parts = types.Elements().Where(e => e.Name.LocalName == "Override")
            .Select(e => Normal(e.RequiredAttribute("PartName"))).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var untyped = entries.Keys
            .Where(name => name != "[Content_Types].xml" && !parts.Contains(name) && !extensions.Contains(Path.GetExtension(name).TrimStart('.')))
            .Select(name => $"The solution file is invalid. The part '/{name}' has no content type in [Content_Types].xml.")
            .ToList();
        if (untyped.Count > 0)
        {
            throw new SolutionRefusedException(SolutionRefusedException.InvalidFile, untyped);
        }
    }
}
