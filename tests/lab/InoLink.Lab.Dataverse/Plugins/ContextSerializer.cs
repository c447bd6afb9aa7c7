using System.Runtime.Serialization;
using System.Text;
using System.Xml;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Plugins;

/// <summary>Turns a context into text and back, so that no live reference leaks into an asynchronous run (emulators §5).</summary>
internal static class ContextSerializer
{
    private static readonly DataContractSerializer Serializer = new(typeof(RemoteExecutionContext));

    public static string Write(RemoteExecutionContext context)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, CheckCharacters = false }))
        {
            Serializer.WriteObject(writer, context);
        }

        return text.ToString();
    }

    public static RemoteExecutionContext Read(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { CheckCharacters = false });
        return (RemoteExecutionContext)Serializer.ReadObject(reader)!;
    }
}
