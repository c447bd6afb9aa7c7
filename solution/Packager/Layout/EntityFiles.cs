using System.Xml.Linq;

namespace InoLink.Packager.Layout;

/// <summary>
/// Tables: Entity.xml with empty placeholders, and forms, views, charts and ribbon as files of their own. The placeholders stay
/// because they say where in the element's order the content belongs.
/// </summary>
internal sealed class EntityFiles : ILayout
{
    private const string Root = "Entities";

    public void Pack(PackContext context)
    {
        foreach (string folder in context.Folders(Root))
        {
            XElement entity = context.ReadPart(folder + "/Entity.xml");
            string name = (string?)entity.Element("Name") ?? "";
            if (folder != $"{Root}/{name}")
            {
                throw new SolutionException($"{folder}/Entity.xml is table '{name}': the folder has to bear the table's schema name");
            }

            Fill(entity, "FormXml", folder, context.Folders(folder + "/FormXml").Select(f => Forms(context, f)));
            var views = context.Files(folder + "/SavedQueries", "*.xml").SelectMany(f => context.ReadPart(f).Elements()).ToList();
            Fill(entity, "SavedQueries", folder, views.Count == 0 ? [] : [new XElement("savedqueries", views)]);
            Fill(entity, "Visualizations", folder, context.Files(folder + "/Visualizations", "*.xml").Select(context.ReadPart));
            if (context.Exists(folder + "/RibbonDiff.xml"))
            {
                Fill(entity, "RibbonDiffXml", folder, context.ReadPart(folder + "/RibbonDiff.xml").Elements());
            }

            context.Section(Root).Add(entity);
        }
    }

    public void Unpack(UnpackContext context)
    {
        foreach (XElement entity in context.TakeSection(Root))
        {
            string folder = $"{Root}/{(string?)entity.Element("Name")}";
            foreach (XElement forms in Take(entity, "FormXml"))
            {
                foreach (XElement form in forms.Elements("systemform"))
                {
                    context.WriteXml(
                        $"{folder}/FormXml/{(string?)forms.Attribute("type")}/{(string?)form.Element("formid")}.xml",
                        new XElement("forms", form));
                }
            }

            foreach (XElement view in Take(entity, "SavedQueries").Elements("savedquery"))
            {
                context.WriteXml($"{folder}/SavedQueries/{(string?)view.Element("savedqueryid")}.xml", new XElement("savedqueries", view));
            }

            foreach (XElement chart in Take(entity, "Visualizations"))
            {
                context.WriteXml($"{folder}/Visualizations/{(string?)chart.Element("savedqueryvisualizationid")}.xml", chart);
            }

            var ribbon = Take(entity, "RibbonDiffXml");
            if (ribbon.Count > 0)
            {
                context.WriteXml(folder + "/RibbonDiff.xml", new XElement("RibbonDiffXml", ribbon));
            }

            context.WriteXml(folder + "/Entity.xml", entity);
        }
    }

    private static XElement Forms(PackContext context, string typeFolder) =>
        new(
            "forms",
            new XAttribute("type", Path.GetFileName(typeFolder)),
            context.Files(typeFolder, "*.xml").SelectMany(f => context.ReadPart(f).Elements()));

    private static void Fill(XElement entity, string placeholder, string folder, IEnumerable<XElement> content)
    {
        var parts = content.ToList();
        if (parts.Count == 0)
        {
            return;
        }

        XElement place = entity.Element(placeholder)
            ?? throw new SolutionException($"{folder}/Entity.xml lacks <{placeholder} />, but the folder has files for it: add the empty element");
        place.Add(parts);
    }

    private static List<XElement> Take(XElement entity, string placeholder)
    {
        if (entity.Element(placeholder) is not { } place)
        {
            return [];
        }

        var parts = place.Elements().ToList();
        place.ReplaceWith(new XElement(placeholder));
        return parts;
    }
}
