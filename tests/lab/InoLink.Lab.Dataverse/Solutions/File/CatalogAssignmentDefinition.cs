using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>What a category lists: here custom APIs only.</summary>
public sealed record CatalogAssignmentDefinition(string Catalog, string ObjectType, string ObjectName, string Name)
{
    private const string File = "Assets/catalogassignments.xml";

    public static CatalogAssignmentDefinition[] ReadAll(SolutionZip zip) => zip.Contains(File) ? [.. zip.TakeXml(File).Elements("catalogassignment").Select(Read)] : [];

    private static CatalogAssignmentDefinition Read(XElement assignment)
    {
        var thing = assignment.Attribute("object.uniquename")?.Value ?? "";
        return new CatalogAssignmentDefinition(assignment.RequiredAttribute("catalogid.uniquename"), assignment.RequiredAttribute("objectidtype"), thing, assignment.Text("name") ?? thing);
    }
}
