namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>Tables that the solution builds on but that neither it nor the organization has (solution-format §4.3, §16).</summary>
internal static class DependencyRules
{
    public static IEnumerable<string> Check(ImportTarget target)
    {
        var missing = Needed(target.File).Distinct(StringComparer.Ordinal).Where(table => !target.HasTable(table)).Order(StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            yield return $"The following solution cannot be imported: {target.File.Manifest.UniqueName}. Some dependencies are missing. The missing dependencies are: {string.Join(", ", missing.Select(table => $"entity {table}"))}";
        }
    }

    private static IEnumerable<string> Needed(SolutionFile file) =>
    [
        .. file.Tables.Where(table => !table.IsWholeTable).Select(table => table.LogicalName),
        .. file.Relationships.SelectMany(r => r.IsManyToMany ? new[] { r.FirstTable, r.SecondTable } : [r.ReferencedTable, r.ReferencingTable]),
    ];
}
