using System.Xml.Linq;

namespace InoLink.Packager.Registrations;

/// <summary>Labels in other languages than the classes' English: they live in the solution XML alone.</summary>
public static class Translations
{
    private const string English = "1033";

    /// <summary>Adds the other languages' labels of an older file to a newly made one.</summary>
    public static void Keep(XElement before, XElement written)
    {
        foreach (XElement text in written.Elements().Where(e => e.Element("label") != null))
        {
            text.Add(Others(before.Element(text.Name)).Select(l => new XElement(l)));
        }
    }

    /// <summary>A copy with the English labels only, to compare with what the classes say.</summary>
    public static XElement Without(XElement file)
    {
        var copy = new XElement(file);
        copy.Elements().SelectMany(Others).Remove();
        return copy;
    }

    private static IEnumerable<XElement> Others(XElement? text) =>
        text?.Elements("label").Where(l => (string?)l.Attribute("languagecode") != English) ?? [];
}
