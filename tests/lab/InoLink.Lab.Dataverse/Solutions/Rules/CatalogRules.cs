namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>Catalogs have two levels, and only the second lists anything (Microsoft's page "Catalog and CatalogAssignment tables"). Wording is the lab's.</summary>
internal static class CatalogRules
{
    public static IEnumerable<string> Check(ImportTarget target) => target.File.Catalogs.SelectMany(catalog => Catalog(target, catalog)).Concat(target.File.CatalogAssignments.SelectMany(one => Assignment(target, one)));

    private static IEnumerable<string> Catalog(ImportTarget target, CatalogDefinition catalog)
    {
        if (!catalog.UniqueName.StartsWith(target.Prefix, StringComparison.Ordinal) || catalog.Folder != catalog.UniqueName)
        {
            yield return $"The catalog {catalog.UniqueName} must start with the customization prefix {target.Prefix} and lie in a folder of its name.";
        }

        if (catalog.Parent is { } parent && Find(target, parent) is not { Parent: null })
        {
            yield return $"The parent {parent} of the catalog {catalog.UniqueName} is not a catalog of the first level.";
        }
    }

    private static IEnumerable<string> Assignment(ImportTarget target, CatalogAssignmentDefinition assignment)
    {
        if (Find(target, assignment.Catalog) is not { Parent: not null })
        {
            yield return $"The catalog assignment {assignment.Name} names {assignment.Catalog}, which is not a catalog of the second level.";
        }

        if (assignment.ObjectType != "customapi" || target.File.CustomApis.All(api => api.UniqueName != assignment.ObjectName))
        {
            yield return $"The catalog assignment {assignment.Name} names {assignment.ObjectType} {assignment.ObjectName}: the local Dataverse lists custom APIs of the same solution only.";
        }
    }

    private static CatalogDefinition? Find(ImportTarget target, string name) => target.File.Catalogs.FirstOrDefault(catalog => catalog.UniqueName == name);
}
