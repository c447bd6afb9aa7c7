namespace InoLink.Packager.Checks.Rules;

/// <summary>Without one of the three root files the import is refused with 80048060 (solution-format §1, §16).</summary>
public sealed class RootFilesRule : IRule
{
    public string Name => "root-files";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        foreach (string file in new[] { SolutionZip.ManifestName, SolutionZip.CustomizationsName, SolutionZip.ContentTypesName })
        {
            if (zip.Find(file) == null)
            {
                string inside = zip.Entries.FirstOrDefault(e => e.Name.EndsWith("/" + file, StringComparison.OrdinalIgnoreCase)) is { } deep
                    ? $" ({deep.Name} is inside a folder)"
                    : "";
                yield return new Finding(Name, file, $"is missing at the root of the zip{inside}: pack again");
            }
        }
    }
}
