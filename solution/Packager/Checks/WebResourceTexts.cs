using System.Text;
using System.Xml.Linq;

namespace InoLink.Packager.Checks;

/// <summary>The texts of a solution's web resources, by name.</summary>
internal static class WebResourceTexts
{
    /// <summary>Those with one of the extensions, e.g. <c>.js</c>; a resource without its file is left out (a rule of its own names it).</summary>
    public static Dictionary<string, string> Of(SolutionZip zip, params string[] extensions)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (XElement resource in zip.Section("WebResources"))
        {
            string name = (string?)resource.Element("Name") ?? "";
            if (extensions.Any(e => name.EndsWith(e, StringComparison.Ordinal)) && zip.Find(((string?)resource.Element("FileName") ?? "").TrimStart('/')) is { } file)
            {
                texts[name] = Encoding.UTF8.GetString(file.Bytes);
            }
        }

        return texts;
    }
}
