using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>Every file's extension needs a content type, every file without one an override (solution-format §1).</summary>
public sealed class ContentTypesRule : IRule
{
    public string Name => "content-types";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        if (zip.Find(SolutionZip.ContentTypesName) is not { } entry)
        {
            yield break;
        }

        XElement? types = Read(entry);
        if (types == null)
        {
            yield return new Finding(Name, entry.Name, "is not XML: pack again");
            yield break;
        }

        var defaults = types.Elements(ContentTypes.Namespace + "Default").Select(d => ((string?)d.Attribute("Extension"))?.ToUpperInvariant()).ToHashSet();
        var overrides = types.Elements(ContentTypes.Namespace + "Override").Select(o => (string?)o.Attribute("PartName")).ToHashSet();
        foreach (SolutionEntry file in zip.Entries.Where(e => e.Name != SolutionZip.ContentTypesName))
        {
            string? extension = ContentTypes.Extension(file.Name);
            if (extension != null && !defaults.Contains(extension.ToUpperInvariant()))
            {
                yield return new Finding(Name, file.Name, $"[Content_Types].xml has no Default for '{extension}': add it");
            }
            else if (extension == null && !overrides.Contains("/" + file.Name))
            {
                yield return new Finding(Name, file.Name, "has no extension and no Override in [Content_Types].xml: add it");
            }
        }

        foreach (string? part in overrides.Where(o => o == null || zip.Find(o.TrimStart('/')) == null))
        {
            yield return new Finding(Name, part ?? "Override", "[Content_Types].xml names a file that the zip lacks: remove the Override");
        }
    }

    private static XElement? Read(SolutionEntry entry)
    {
        try
        {
            return SourceXml.Read(entry.Bytes, entry.Name);
        }
        catch (SolutionException)
        {
            return null;
        }
    }
}
