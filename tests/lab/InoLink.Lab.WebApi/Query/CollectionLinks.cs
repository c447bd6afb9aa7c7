using System.Xml.Linq;
using InoLink.Lab.Dataverse;
using InoLink.Lab.WebApi.Model;

namespace InoLink.Lab.WebApi.Query;

/// <summary>Joins from a row to its related rows.</summary>
internal static class CollectionLinks
{
    /// <summary>The link-entity under the parent, and the one that stands for the related table (another one only for N:N).</summary>
    public static (XElement Outer, XElement Inner) Join(MetadataSnapshot metadata, TableMetadata parent, CollectionNavigation collection)
    {
        var relationship = collection.Relationship;
        if (relationship.Kind == RelationshipKind.OneToMany)
        {
            var link = Link(relationship.ReferencingTable, relationship.ReferencingColumn, parent.PrimaryIdColumn);
            return (link, link);
        }

        var target = metadata.Table(collection.Target);
        var intersect = Link(relationship.IntersectTable!, parent.PrimaryIdColumn, parent.PrimaryIdColumn);
        var inner = Link(target.LogicalName, target.PrimaryIdColumn, target.PrimaryIdColumn);
        intersect.Add(inner);
        return (intersect, inner);
    }

    private static XElement Link(string table, string from, string to) => new("link-entity", new XAttribute("name", table), new XAttribute("from", from), new XAttribute("to", to));
}
