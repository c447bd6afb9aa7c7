namespace InoLink.Packager.Checks.Rules;

/// <summary>Entry names with backslashes fail with an error that names nothing (solution-format §1).</summary>
public sealed class EntryNamesRule : IRule
{
    public string Name => "entry-names";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        foreach (SolutionEntry entry in zip.Entries)
        {
            if (entry.Name.Contains('\\', StringComparison.Ordinal) || entry.Name.StartsWith('/'))
            {
                yield return new Finding(Name, entry.Name, "entry names are relative and use '/': pack with the Packager, not with a zip tool");
            }
            else if (entry.Name.EndsWith('/'))
            {
                yield return new Finding(Name, entry.Name, "is a directory entry: leave it out");
            }
        }

        foreach (var same in zip.Entries.GroupBy(e => e.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            yield return new Finding(Name, same.Key, "is in the zip twice: keep one");
        }
    }
}
