using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using InoLink.Lab.Dataverse.Plugins;

namespace InoLink.Lab.Tests.Solutions;

/// <summary>
/// A small solution, complete and valid, made in code: publisher smp, tables smp_Thing and smp_Log, columns on account, one of
/// nearly every component. A test adds steps and custom APIs to it, or breaks one thing.
/// </summary>
internal sealed class SampleSolution
{
    public const string Package = "smp_Sample.Plugins";
    public const string Step = "Sample.Plugins.ScriptedStep";
    public const string Api = "Sample.Plugins.ScriptedApi";

    public string UniqueName { get; set; } = "Sample";

    public string Version { get; set; } = "1.0.0.0";

    public bool Managed { get; set; }

    public XElement Manifest { get; private set; } = new("Empty");

    public XElement Customizations { get; private set; } = new("Empty");

    public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    public List<XElement> Steps { get; } = [];

    /// <summary>Without plug-in package, steps and custom APIs.</summary>
    public static SampleSolution Plain()
    {
        var solution = new SampleSolution();
        solution.Customizations = SampleParts.Customizations();
        solution.Files["WebResources/smp_jsthingjs11111111-0000-0000-0000-000000000001"] = "var Sample = {};"u8.ToArray();
        solution.Files["environmentvariabledefinitions/smp_Setting/environmentvariabledefinition.xml"] = Utf8(
            """<environmentvariabledefinition schemaname="smp_Setting"><defaultvalue>grey</defaultvalue><displayname default="Setting" /><isrequired>0</isrequired><type>100000000</type></environmentvariabledefinition>""");
        return solution;
    }

    /// <summary>With the package of the sample plug-ins.</summary>
    public static SampleSolution WithPlugins() => Plain().AddPackage(SamplePackage.Of(SamplePackage.SamplePlugins()));

    public SampleSolution AddPackage(byte[] nupkg, string name = Package, string version = "1.0.0")
    {
        Files[$"pluginpackages/{name}/pluginpackage.xml"] = Utf8(
            $"""<pluginpackage uniquename="{name}"><exportkeyversion>1</exportkeyversion><name>{name}</name><package mimetype="application/octet-stream">{name}.nupkg</package><version>{version}</version></pluginpackage>""");
        Files[$"pluginpackages/{name}/package/{name}.nupkg"] = nupkg;
        return this;
    }

    /// <summary>An asynchronous step of the scripted class.</summary>
    public SampleSolution AddStep(
        string message, string table, string script, string filter = "", (string Alias, int Type, string Columns)[]? images = null, bool autoDelete = false, string type = Step, string name = "")
    {
        var number = Steps.Count + 1;
        Steps.Add(new XElement(
            "SdkMessageProcessingStep",
            new XAttribute("Name", name.Length > 0 ? name : $"{message} of {table} {number}"),
            new XAttribute("SdkMessageProcessingStepId", $"{{22222222-0000-0000-0000-{number:D12}}}"),
            SampleParts.MessageIds.TryGetValue(message, out var id) ? new XElement("SdkMessageId", id) : new XElement("SdkMessageName", message),
            new XElement("PluginTypeExportKey", PluginTypeExportKey.Of(Package, "SamplePlugins", type)),
            new XElement("PrimaryEntity", table),
            new XElement("AsyncAutoDelete", autoDelete ? 1 : 0),
            new XElement("Configuration", script),
            new XElement("FilteringAttributes", filter),
            new XElement("Mode", 1),
            new XElement("Rank", 1),
            new XElement("Stage", 40),
            new XElement("SdkMessageProcessingStepImages", (images ?? []).Select((image, i) => SampleParts.Image(number, i, message, image)))));
        return this;
    }

    /// <summary>A custom API of the scripted class, or a business event without one.</summary>
    public SampleSolution AddApi(string name, bool withPlugin = true, string? privilege = null, bool isFunction = false, int steps = 1, int numberType = 7, bool numberOptional = true)
    {
        var folder = $"customapis/{name}/";
        Files[folder + "customapi.xml"] = Utf8(
            $"""
            <customapi uniquename="{name}"><allowedcustomprocessingsteptype>{steps}</allowedcustomprocessingsteptype><bindingtype>0</bindingtype><displayname default="{name}" />
            {(privilege is null ? "" : $"<executeprivilegename>{privilege}</executeprivilegename>")}<isfunction>{(isFunction ? 1 : 0)}</isfunction><isprivate>0</isprivate><name>{name}</name>
            {(withPlugin ? $"<plugintypeid><plugintypeexportkey>{PluginTypeExportKey.Of(Package, "SamplePlugins", Api)}</plugintypeexportkey></plugintypeid>" : "")}<workflowsdkstepenabled>0</workflowsdkstepenabled></customapi>
            """);
        Files[folder + "customapirequestparameters/Command/customapirequestparameter.xml"] = Utf8(Parameter("customapirequestparameter", "Command", 10, true));
        Files[folder + "customapirequestparameters/Number/customapirequestparameter.xml"] = Utf8(Parameter("customapirequestparameter", "Number", numberType, numberOptional));
        Files[folder + "customapiresponseproperties/Double/customapiresponseproperty.xml"] = Utf8(Parameter("customapiresponseproperty", "Double", 7, null));
        return this;
    }

    public SampleSolution Edit(Action<XElement> customizations)
    {
        customizations(Customizations);
        return this;
    }

    public Stream Build(Action<XElement>? manifest = null, Action<Dictionary<string, byte[]>>? entries = null)
    {
        var customizations = new XElement(Customizations);
        customizations.Element("SdkMessageProcessingSteps")!.Add(Steps);
        Manifest = SampleParts.Manifest(this, customizations);
        manifest?.Invoke(Manifest);
        var files = new Dictionary<string, byte[]>(Files)
        {
            ["solution.xml"] = Utf8(Manifest.ToString()),
            ["customizations.xml"] = Utf8(customizations.ToString()),
            ["[Content_Types].xml"] = Utf8(SampleParts.ContentTypes(Files.Keys)),
        };
        entries?.Invoke(files);
        return Zip(files);
    }

    public static Stream Zip(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        stream.Position = 0;
        return stream;
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static string Parameter(string kind, string name, int type, bool? optional)
        => $"""<{kind} uniquename="{name}"><displayname default="{name}" />{(optional is null ? "" : $"<isoptional>{(optional.Value ? 1 : 0)}</isoptional>")}<name>{name}</name><type>{type}</type></{kind}>""";
}
