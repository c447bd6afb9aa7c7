using System.Text;
using System.Xml.Linq;

namespace InoLink.Packager;

/// <summary>
/// [Content_Types].xml: one Default per extension, one Override per file without one. A file that has neither makes
/// the import fail with an error that doesn't name it (solution-format §1).
/// </summary>
public static class ContentTypes
{
    public static readonly XNamespace Namespace = "http://schemas.openxmlformats.org/package/2006/content-types";

    private const string Octets = "application/octet-stream";

    public static byte[] For(IEnumerable<SolutionEntry> entries)
    {
        var names = entries.Select(e => e.Name).ToList();
        var types = new XElement(
            Namespace + "Types",
            names.Select(Extension).OfType<string>().Distinct().Order(StringComparer.Ordinal)
                .Select(x => new XElement(Namespace + "Default", new XAttribute("Extension", x), new XAttribute("ContentType", Octets))),
            names.Where(n => Extension(n) == null).Order(StringComparer.Ordinal)
                .Select(n => new XElement(Namespace + "Override", new XAttribute("PartName", "/" + n), new XAttribute("ContentType", Octets))));
        string text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>" + types.ToString(SaveOptions.DisableFormatting);

        // live exports begin this one file with a byte order mark
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];
    }

    /// <summary>Extension in lower case without the dot; null when the file has none.</summary>
    public static string? Extension(string entryName)
    {
        string extension = Path.GetExtension(entryName);
        return extension.Length < 2 ? null : extension[1..].ToLowerInvariant();
    }
}
