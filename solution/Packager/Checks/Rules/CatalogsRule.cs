using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>
/// Business events are found in Power Automate through a catalog of two levels: an event that lies in none can't be chosen there. Shape of the files: Microsoft's page
/// "Catalog and CatalogAssignment tables".
/// </summary>
public sealed class CatalogsRule : IRule
{
    private const string Assignments = "Assets/catalogassignments.xml";

    public string Name => "catalogs";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        var parents = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (SolutionEntry entry in zip.Below("catalogs/").Where(e => e.Name.EndsWith("/catalog.xml", StringComparison.Ordinal)))
        {
            XElement catalog = SourceXml.Read(entry.Bytes, entry.Name);
            string name = (string?)catalog.Attribute("uniquename") ?? "";
            parents[name] = (string?)catalog.Element("parentcatalogid")?.Element("uniquename");
            if (entry.Name != $"catalogs/{name}/catalog.xml" || !name.StartsWith("ino_", StringComparison.Ordinal))
            {
                yield return new Finding(Name, entry.Name, $"uniquename '{name}' has to begin with ino_ and be the folder's name");
            }
        }

        foreach (var (name, parent) in parents.Where(c => c.Value != null && (!parents.TryGetValue(c.Value, out string? above) || above != null)))
        {
            yield return new Finding(Name, name, $"parent '{parent}' has to be a catalog of this solution without a parent of its own: there are two levels");
        }

        var assigned = (zip.Find(Assignments) is { } file ? SourceXml.Read(file.Bytes, Assignments).Elements() : []).ToList();
        foreach (XElement assignment in assigned)
        {
            string catalog = (string?)assignment.Attribute("catalogid.uniquename") ?? "";
            string api = (string?)assignment.Attribute("object.uniquename") ?? "";
            if (!parents.TryGetValue(catalog, out string? above) || above == null)
            {
                yield return new Finding(Name, api, $"is assigned to '{catalog}', which has to be a catalog below another one");
            }

            if ((string?)assignment.Attribute("objectidtype") != "customapi" || zip.Find($"customapis/{api}/customapi.xml") == null)
            {
                yield return new Finding(Name, api, "has to be a custom API of this solution (objectidtype customapi)");
            }
        }

        foreach (XElement api in zip.Xml("customapis/").Select(file => file.Value).Where(root => root.Name == "customapi"))
        {
            string name = (string?)api.Attribute("uniquename") ?? "";
            if ((string?)api.Element("allowedcustomprocessingsteptype") == "1" && assigned.All(a => (string?)a.Attribute("object.uniquename") != name))
            {
                yield return new Finding(Name, name, $"is a business event but no catalog lists it: add it to {Assignments}");
            }
        }
    }
}
