using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace InoLink.Packager;

/// <summary>The one way XML is read and written here, so that pack and unpack undo each other byte by byte.</summary>
public static class SourceXml
{
    /// <summary>Prefix xsi, which SolutionPackager declares on the root of every source file.</summary>
    public static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static XElement Read(byte[] bytes, string name)
    {
        try
        {
            using var stream = new MemoryStream(bytes);
            return XDocument.Load(stream).Root!;
        }
        catch (XmlException broken)
        {
            throw new SolutionException($"{name} is not XML: {broken.Message}", broken);
        }
    }

    /// <summary>A source file: declaration, two spaces, line feeds, a line feed at the end.</summary>
    public static byte[] SourceFile(XElement root) => Write(root, declaration: true);

    /// <summary>A packed root file: live exports have neither declaration nor byte order mark (solution-format §1).</summary>
    public static byte[] PackedFile(XElement root) => Write(root, declaration: false);

    /// <summary>A copy of a part as the root of a source file.</summary>
    public static XElement AsRoot(XElement part)
    {
        var root = new XElement(part);
        root.Attributes().Where(a => a.IsNamespaceDeclaration).Remove();
        root.Add(new XAttribute(XNamespace.Xmlns + "xsi", Xsi.NamespaceName));
        return root;
    }

    /// <summary>A copy of a source file's root as a part of customizations.xml, which declares xsi itself.</summary>
    public static XElement AsPart(XElement root)
    {
        var part = new XElement(root);
        part.Attributes().Where(a => a.IsNamespaceDeclaration).Remove();
        return part;
    }

    private static byte[] Write(XElement root, bool declaration)
    {
        var settings = new XmlWriterSettings
        {
            Encoding = Utf8,
            Indent = true,
            NewLineChars = "\n",
            OmitXmlDeclaration = !declaration,
        };
        using var memory = new MemoryStream();
        using (var writer = XmlWriter.Create(memory, settings))
        {
            new XDocument(root).Save(writer);
        }

        memory.WriteByte((byte)'\n');
        return memory.ToArray();
    }
}
