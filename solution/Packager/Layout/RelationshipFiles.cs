using System.Xml.Linq;

namespace InoLink.Packager.Layout;

/// <summary>Relationships: a list of names, and a file of full relationships for each referenced table.</summary>
internal sealed class RelationshipFiles : ILayout
{
    private const string Section = "EntityRelationships";
    private const string List = "Other/Relationships.xml";
    private const string Folder = "Other/Relationships";

    public void Pack(PackContext context)
    {
        if (!context.Exists(List))
        {
            return;
        }

        var listed = context.ReadPart(List).Elements().Select(NameOf).ToList();
        var full = context.Files(Folder, "*.xml").SelectMany(f => context.ReadPart(f).Elements()).ToList();
        foreach (string name in listed.Except(full.Select(NameOf)))
        {
            throw new SolutionException($"{List} names {name}, which no file in {Folder} holds");
        }

        foreach (string name in full.Select(NameOf).Except(listed))
        {
            throw new SolutionException($"{Folder} holds {name}, which {List} doesn't name: add it there");
        }

        context.Section(Section).Add(full.OrderBy(NameOf, StringComparer.Ordinal));
    }

    public void Unpack(UnpackContext context)
    {
        var relationships = context.TakeSection(Section);
        if (relationships.Count == 0)
        {
            return;
        }

        context.WriteXml(
            List,
            new XElement(
                Section,
                relationships.Select(NameOf).Order(StringComparer.Ordinal).Select(n => new XElement("EntityRelationship", new XAttribute("Name", n)))));
        foreach (var group in relationships.GroupBy(r => (string?)r.Element("ReferencedEntityName") ?? (string?)r.Element("FirstEntityName")))
        {
            context.WriteXml($"{Folder}/{group.Key}.xml", new XElement(Section, group.OrderBy(NameOf, StringComparer.Ordinal)));
        }
    }

    private static string NameOf(XElement relationship) => (string?)relationship.Attribute("Name") ?? "";
}
