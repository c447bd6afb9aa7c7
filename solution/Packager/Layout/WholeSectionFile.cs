namespace InoLink.Packager.Layout;

/// <summary>A section that is one file as a whole: column security profiles, entity maps.</summary>
internal sealed class WholeSectionFile(string section, string file) : ILayout
{
    public void Pack(PackContext context)
    {
        if (context.Exists(file))
        {
            context.Section(section).Add(context.ReadPart(file).Elements());
        }
    }

    public void Unpack(UnpackContext context)
    {
        var parts = context.TakeSection(section);
        if (parts.Count > 0)
        {
            context.WriteXml(file, new System.Xml.Linq.XElement(section, parts));
        }
    }
}
