namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>A catalog of business events, or a category in one (Microsoft's page "Catalog and CatalogAssignment tables").</summary>
/// <param name="Parent">Unique name of the catalog that the category lies in; null for a catalog.</param>
public sealed record CatalogDefinition(string Folder, string UniqueName, string Name, string DisplayName, string Description, string? Parent)
{
    public static CatalogDefinition Read(string entry, SolutionZip zip)
    {
        var catalog = zip.TakeXml(entry);
        var name = catalog.RequiredAttribute("uniquename");
        return new CatalogDefinition(
            entry.Split('/')[^2], name, catalog.Text("name") ?? name, catalog.Element("displayname")?.Attribute("default")?.Value ?? name,
            catalog.Element("description")?.Attribute("default")?.Value ?? "", catalog.Element("parentcatalogid")?.Text("uniquename"));
    }
}
