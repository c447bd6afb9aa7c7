using System.Text;

namespace InoLink.Packager.Checks.Rules;

/// <summary>XML files can be read; the two root files are UTF-8 without byte order mark, as live exports are (solution-format §1).</summary>
public sealed class ReadableXmlRule : IRule
{
    public string Name => "readable-xml";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        foreach (SolutionEntry entry in zip.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
        {
            string? broken = null;
            try
            {
                SourceXml.Read(entry.Bytes, entry.Name);
            }
            catch (SolutionException notXml)
            {
                broken = notXml.Message;
            }

            if (broken != null)
            {
                yield return new Finding(Name, entry.Name, broken);
            }
            else if (entry.Name is SolutionZip.ManifestName or SolutionZip.CustomizationsName && entry.Bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble))
            {
                yield return new Finding(Name, entry.Name, "begins with a byte order mark: write it without");
            }
        }
    }
}
