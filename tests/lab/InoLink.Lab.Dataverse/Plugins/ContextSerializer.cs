using System.Runtime.Serialization;
using System.Text;
using System.Xml;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.Dataverse.Plugins;

/// <summary>Turns a plug-in context into text and back, so that no live reference leaks into an asynchronous run (emulators §5).</summary>
internal static class ContextSerializer
{
    private static readonly DataContractSerializer Serializer = new(typeof(PluginContext), new DataContractSerializerSettings
    {
        KnownTypes =
        [
            typeof(Entity), typeof(EntityCollection), typeof(EntityReference), typeof(EntityReferenceCollection), typeof(Relationship),
            typeof(OptionSetValue), typeof(OptionSetValueCollection), typeof(Money), typeof(AliasedValue), typeof(ConcurrencyBehavior),
            typeof(ColumnSet), typeof(string[]), typeof(Guid[]), typeof(int[]), typeof(byte[]),
        ],
    });

    public static string Write(PluginContext context)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, CheckCharacters = false }))
        {
            Serializer.WriteObject(writer, context);
        }

        return text.ToString();
    }

    public static PluginContext Read(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { CheckCharacters = false });
        return (PluginContext)Serializer.ReadObject(reader)!;
    }
}
