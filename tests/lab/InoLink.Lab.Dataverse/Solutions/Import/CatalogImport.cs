using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>Catalogs of business events, and what they list.</summary>
internal sealed class CatalogImport(ImportTarget target, RowImport rows)
{
    public void Apply()
    {
        // first level first: the second names it
        foreach (var catalog in target.File.Catalogs.OrderBy(catalog => catalog.Parent is not null))
        {
            rows.ByKey(
                "catalog", "uniquename", catalog.UniqueName, null,
                ("name", catalog.Name), ("displayname", catalog.DisplayName), ("description", catalog.Description),
                ("parentcatalogid", catalog.Parent is { } parent ? new EntityReference("catalog", rows.Find("catalog", "uniquename", parent)!.Value) : null));
        }

        foreach (var assignment in target.File.CatalogAssignments)
        {
            var catalog = new EntityReference("catalog", rows.Find("catalog", "uniquename", assignment.Catalog)!.Value) { Name = assignment.Catalog };
            rows.ByParent(
                "catalogassignment", "catalogid", catalog, "name", assignment.Name,
                ("object", new EntityReference("customapi", rows.Find("customapi", "uniquename", assignment.ObjectName)!.Value)));
        }
    }
}
